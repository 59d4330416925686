// @ts-check
// A site from a USB key: opened as files, without a web server, in a browser that is as strict with files as it always is.
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";
import { build, launch } from "./browser.mjs";

const demo = new URL("../../", import.meta.url).pathname;
const trees = "jeux/auzeville-tolosane/arbres/";
/** @type {any} */
let site, browser, home;
before(async () => {
  site = build(demo, "--portable");
  home = pathToFileURL(site.site).href + "/";
  browser = await launch();
});
after(async () => {
  await browser?.close();
  site?.remove();
});

/** All files below a folder. @returns {string[]} */
const all = (/** @type {string} */ folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? all(folder + "/" + entry.name) : [folder + "/" + entry.name]));
const count = () => Number(/\d+/.exec(document.querySelector("[role=status]")?.textContent ?? "")?.[0] ?? NaN);
const status = () => document.querySelector(".explore [role=status]")?.textContent?.replace(/\s/g, " ");

test("The box finds as one types, its links and its Enter lead to files", async () => {
  const page = await browser.open(home + "index.html");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("input[type=search]")).focus());
  await page.type("subventions");
  const link = await page.until(() => /** @type {HTMLAnchorElement} */ (document.querySelector(".search-panel a[data-id]"))?.href);
  assert.match(link, /^file:.*\/index\.html$/);
  await page.press("Enter");
  await page.until(() => document.querySelector(".search-ready main a[data-id], main .search-ready a[data-id]"));
  assert.match(await page.evaluate(() => location.href), /recherche\/index\.html\?q=subventions$/);
  assert.deepEqual(page.complaints, []);
  await page.go(link);
  assert.ok(await page.evaluate(() => document.querySelector("h1")?.textContent));
  await page.close();
});

test("Results are narrowed by their facets, the address says so, and Back undoes it", async () => {
  const page = await browser.open(home + "recherche/index.html");
  await page.until(() => document.querySelector(".search-ready"));
  assert.equal(await page.evaluate(count), 31);
  const announced = await page.evaluate(() => {
    const link = /** @type {HTMLElement} */ (document.querySelector("[data-facet=format] a"));
    link.click();
    return Number(link.querySelector(".count")?.textContent);
  });
  await page.until(() => document.querySelector("[data-facet=format] [aria-current]"));
  assert.equal(await page.evaluate(count), announced);
  assert.match(await page.evaluate(() => location.search), /^\?format=/);
  await page.evaluate(() => history.back());
  await page.until(() => !document.querySelector("[data-facet=format] [aria-current]"));
  assert.equal(await page.evaluate(count), 31);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("The explorer shows all rows of a table, sorts, filters and groups them", async () => {
  const page = await browser.open(home + trees + "index.html");
  await page.click("#table-1 .explore-open button");
  await page.until(() => document.querySelector("#table-1 th button"));
  assert.equal(await page.until(status), "400 lignes");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#table-1 th:nth-child(7) button")).click());
  await page.until(() => document.querySelector("#table-1 th:nth-child(7)")?.getAttribute("aria-sort") === "ascending");
  const heights = await page.evaluate(() => [...document.querySelectorAll("#table-1 td:nth-child(7)")].map((cell) => Number(cell.textContent)));
  assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
  await page.click("#table-1 th:nth-child(2) .explore-filter");
  await page.click(".explore-panel .explore-values input");
  await page.until(() => document.querySelector(".explore [role=status]")?.textContent?.replace(/\s/g, " ") === "89 lignes sur 400");
  assert.deepEqual(page.complaints, []);
  await page.close();
  const grouped = await browser.open(home + trees + "index.html#table-1&by=genre&how=mean&of=hauteur_m");
  await grouped.until(() => /groupes/.test(document.querySelector(".explore [role=status]")?.textContent ?? ""));
  await grouped.go("about:blank");
  await grouped.go(home + trees + "index.html#table-2&q=remarquable");
  await grouped.until(() => /^\d+ lignes? sur/.test(document.querySelector("#table-2 [role=status]")?.textContent?.replace(/\s/g, " ") ?? ""));
  assert.deepEqual(grouped.complaints, []);
  await grouped.close();
});

test("Charts are read and maps are enlarged", async () => {
  const page = await browser.open(home + trees + "index.html");
  await page.evaluate(() => document.querySelector(".drawing")?.scrollIntoView());
  await page.until(() => document.querySelector(".drawing output"));
  await page.evaluate(() => document.querySelector(".map")?.scrollIntoView({ block: "center" }));
  await page.until(() => document.querySelector(".map-tools") && document.querySelector(".ground > g path"));
  const whole = await page.evaluate(() => document.querySelector(".ground")?.getAttribute("viewBox"));
  await page.click(".map-tools button");
  assert.notEqual(await page.evaluate(() => document.querySelector(".ground")?.getAttribute("viewBox")), whole);
  // A canvas gives nothing away that came from a file.
  assert.equal(await page.evaluate(() => document.querySelectorAll(".view-tools button").length), 0);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("Charts show the rows that the explorer shows", async () => {
  const page = await browser.open(home + trees + "index.html#table-1&is.genre=Salix");
  await page.until(() => /^9\s/.test(document.querySelector("figure[data-kind] .view-about")?.textContent ?? ""));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("What scripts read stands there once, as scripts", () => {
  const files = all(site.site);
  const read = files.filter((name) => /(^|\/)(assets\/search|blocks)\/.*\.|\/views\.json/.test(name));
  assert.ok(read.length > 30, String(read.length));
  assert.deepEqual(read.filter((name) => !name.endsWith(".json.js")), []);
});
