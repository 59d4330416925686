// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { build, launch, serve } from "./browser.mjs";

const demo = new URL("../../", import.meta.url).pathname;
/** @type {any} */
let site, server, browser;
before(async () => {
  site = build(demo);
  server = await serve(site.site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  site?.remove();
});

/** Types into the first box of the search, letter by letter as a person would. */
const type = (/** @type {any} */ page, /** @type {string} */ text) =>
  page.evaluate((/** @type {string} */ text) => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector("input[type=search]"));
    input.focus();
    for (const letter of text) {
      input.value += letter;
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }, text);

test("Nothing of the search is loaded before the box has the focus; then what is typed is found below it", async () => {
  server.requests.length = 0;
  const page = await browser.open(server.address + "jeux/");
  await page.until(() => /** @type {any} */ (globalThis).halle?.load);
  assert.deepEqual(server.requests.filter((/** @type {any} */ { path }) => path.includes("search")), []);
  await type(page, "poubelle velo");
  await page.until(() => document.querySelector(".search-panel a[data-id]"));
  assert.match(await page.evaluate(() => document.querySelector(".search-panel [role=status]")?.textContent), /^\d+ jeu/);
  assert.equal(await page.evaluate(() => document.querySelectorAll(".search-panel mark").length > 0), true);
  assert.ok(server.requests.filter((/** @type {any} */ { path }) => path.includes("search")).length <= 10);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("On the page of the search, results follow the typing, a facet shows as many as it announces, and Back undoes it", async () => {
  const page = await browser.open(server.address + "recherche/");
  const total = () => Number(/\d+/.exec(document.querySelector("[role=status]")?.textContent ?? "")?.[0] ?? NaN);
  await page.until(() => document.querySelector(".search-ready"));
  const all = await page.evaluate(total);
  assert.equal(all, 27);
  await type(page, "subventions");
  await page.until(() => /** @type {any} */ (document.querySelector("main a[data-id]"))?.dataset.id === "subventions");
  const found = await page.evaluate(total);
  assert.ok(found > 0 && found < all);
  const announced = await page.evaluate(() => {
    const link = /** @type {HTMLElement} */ (document.querySelector("[data-facet=publisher] a"));
    link.click();
    return Number(link.querySelector(".count")?.textContent);
  });
  await page.until(() => document.querySelector("[data-facet=publisher] [aria-current]"));
  assert.equal(await page.evaluate(total), announced);
  assert.match(await page.evaluate(() => location.search), /^\?q=subventions&publisher=/);
  await page.evaluate(() => history.back());
  await page.until(() => !document.querySelector("[data-facet=publisher] [aria-current]"));
  assert.equal(await page.evaluate(total), found);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A link to a search shows the same to everybody; a word that is nowhere is named, and the themes are offered", async () => {
  const page = await browser.open(server.address + "recherche/?q=cryptomonnaie");
  await page.until(() => document.querySelector(".search-ready"));
  assert.match(await page.evaluate(() => document.querySelector(".search-notes")?.textContent), /«\u00a0cryptomonnaie\u00a0» ne figure/);
  assert.equal(await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".search-browse")).hidden), false);
  await page.go(server.address + "recherche/?q=am%C3%A9nagemants");
  await page.until(() => document.querySelector(".search-ready"));
  assert.equal(await page.evaluate(() => document.querySelector(".search-notes a")?.textContent), "aménagements");
  await page.close();
});
