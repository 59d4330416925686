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
  assert.equal(all, 31);
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

test("Several values of a facet widen the results, values of another narrow them, and each is taken away by its own link", async () => {
  const page = await browser.open(server.address + "recherche/");
  const total = () => Number(/\d+/.exec(document.querySelector("[role=status]")?.textContent ?? "")?.[0] ?? NaN);
  /** Waits until so many values are chosen; gives how many datasets there are then. */
  const chosen = async (/** @type {number} */ count) => {
    await page.until((/** @type {number} */ count) => document.querySelectorAll(".facet [aria-current]").length === count, count);
    return page.evaluate(total);
  };
  /** Clicks a value and gives how many datasets it announced. */
  const click = (/** @type {string} */ facet, /** @type {number} */ place) =>
    page.evaluate((/** @type {string} */ facet, /** @type {number} */ place) => {
      const link = document.querySelectorAll(`[data-facet=${facet}] a`)[place];
      link.click();
      return Number(link.querySelector(".count")?.textContent);
    }, facet, place);
  await page.until(() => document.querySelector(".search-ready"));
  const first = await click("publisher", 0);
  assert.equal(await chosen(1), first);
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-current")), "true", "the focus stays where it was");
  const second = await click("publisher", 1);
  assert.equal(await chosen(2), first + second, "publishers share no dataset");
  const narrower = await click("format", 0);
  assert.equal(await chosen(3), narrower);
  assert.deepEqual(await page.evaluate(() => [...new URLSearchParams(location.search).keys()]), ["publisher", "publisher", "format"]);
  const same = await browser.open(await page.evaluate(() => location.href));
  await same.until(() => document.querySelector(".search-ready"));
  assert.equal(await same.evaluate(total), narrower);
  await same.close();
  assert.deepEqual(await page.evaluate(() => document.querySelectorAll(".search-chips a").length), 4);
  assert.match(await page.evaluate(() => document.querySelector(".search-chips a")?.getAttribute("aria-label")), /^Retirer\s: ./);
  await page.evaluate(() => /** @type {any} */ (document.querySelectorAll(".search-chips a")[2]).click());
  assert.equal(await chosen(2), first + second);
  await page.back();
  assert.equal(await chosen(3), narrower);
  await page.evaluate(() => /** @type {any} */ (document.querySelector(".search-chips li:last-child a")).click());
  assert.equal(await chosen(0), 31);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A table with coordinates has a map for the facet, too", async () => {
  const page = await browser.open(server.address + "recherche/?map=yes&q=arbres");
  await page.until(() => document.querySelector(".search-ready main a[data-id], main .search-ready a[data-id]"));
  assert.ok(await page.evaluate(() => document.querySelector(".cards a[data-id=arbres]")));
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
