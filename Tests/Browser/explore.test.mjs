// @ts-check
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { build, launch, serve } from "./browser.mjs";

const demo = new URL("../../", import.meta.url).pathname;
const trees = "jeux/auzeville-tolosane/arbres/";
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

const status = () => document.querySelector(".explore [role=status]")?.textContent;
/** Waits until the explorer says a text. */
const says = (/** @type {any} */ page, /** @type {string} */ text) =>
  page.until((/** @type {string} */ text) => document.querySelector(".explore [role=status]")?.textContent?.replace(/\s/g, " ") === text, text);
const opened = async (/** @type {string} */ address, /** @type {any} */ options = {}) => {
  const page = await browser.open(server.address + address, options);
  if (!address.includes("#")) await page.click("#table-1 .explore-open button");
  await page.until(() => document.querySelector("#table-1 tbody td"));
  await page.until(() => document.querySelector("#table-1 th button"));
  return page;
};

test("Nothing of the explorer is loaded before it is asked for, and the preview is there without scripts", async () => {
  server.requests.length = 0;
  const page = await browser.open(server.address + trees);
  await page.until(() => /** @type {any} */ (globalThis).halle?.load);
  assert.deepEqual(server.requests.filter((/** @type {any} */ { path }) => /explore|\.csv$/.test(path)), []);
  const bytes = server.requests.reduce((/** @type {number} */ sum, /** @type {any} */ { bytes }) => sum + bytes, 0);
  assert.ok(bytes < 100_000, `${bytes} bytes`);
  assert.ok((await page.evaluate(() => document.querySelectorAll("*").length)) <= 1500);
  await page.close();
  const plain = await browser.open(server.address + trees, { scripts: false });
  assert.equal(await plain.evaluate(() => document.querySelectorAll("#table-1 tbody tr").length > 20).catch(() => true), true);
  await plain.close();
});

test("The explorer opens with all rows of the file, a hundred on a page, and says so", async () => {
  const page = await opened(trees);
  await says(page, "400 lignes");
  assert.equal(await page.evaluate(() => document.querySelectorAll("#table-1 tbody tr").length), 100);
  await page.click(".explore-pager button:last-child");
  await page.until(() => document.querySelector("#table-1 tbody td")?.textContent === "AZ-0101");
  assert.match(await page.evaluate(() => location.hash), /^#table-1&page=2$/);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A value that is ticked filters the rows, stands in the address, and Back undoes it", async () => {
  const page = await opened(trees);
  await page.click("#table-1 th:nth-child(2) .explore-filter");
  await page.click(".explore-panel .explore-values input");
  await says(page, "89 lignes sur 400");
  assert.equal(await page.evaluate(() => decodeURIComponent(location.hash)), "#table-1&is.genre=Quercus");
  assert.ok(await page.evaluate(() => [...document.querySelectorAll("#table-1 td:nth-child(2)")].every((cell) => cell.textContent === "Quercus")));
  await page.back();
  await says(page, "400 lignes");
  await page.close();
});

test("Typing searches the rows, headings sort them, and all of it works from the keyboard", async () => {
  const page = await opened(trees);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".explore-tools input")).focus());
  await page.type("chene pedoncule");
  await says(page, "49 lignes sur 400");
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#table-1 th:nth-child(7) button")).focus());
  await page.press("Enter");
  await page.until(() => document.querySelector("#table-1 th:nth-child(7)")?.getAttribute("aria-sort") === "ascending");
  const heights = await page.evaluate(() => [...document.querySelectorAll("#table-1 td:nth-child(7)")].map((cell) => Number(cell.textContent)));
  assert.deepEqual(heights, [...heights].sort((a, b) => a - b));
  assert.equal(await page.evaluate(() => document.activeElement?.closest("th") !== null), true);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector("#table-1 th:nth-child(7) .explore-filter")).focus());
  await page.press("Enter");
  await page.until(() => document.activeElement?.closest(".explore-panel"));
  await page.press("Escape");
  assert.equal(await page.evaluate(() => document.activeElement?.className), "explore-filter");
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("An address opens the view that it names: filtered, grouped and sorted", async () => {
  const page = await opened(trees + "#table-1&by=genre&how=mean&of=hauteur_m&min.hauteur_m=10");
  await page.until(() => document.querySelectorAll("#table-1 thead th").length === 3);
  await page.until(() => /groupes/.test(document.querySelector(".explore [role=status]")?.textContent ?? ""));
  const means = await page.evaluate(() => [...document.querySelectorAll("#table-1 td:nth-child(3)")].map((cell) => Number(cell.textContent?.replace(",", "."))));
  assert.deepEqual(means, [...means].sort((a, b) => b - a));
  assert.ok(means.every((/** @type {number} */ mean) => mean >= 10));
  await page.close();
});

test("A link from another page says what to show before the fragment, which is the table's own", async () => {
  const page = await opened(trees + "?is.genre=Salix#table-1");
  await page.until(() => [...document.querySelectorAll("#table-1 tbody tr")].every((row) => /Salix/.test(row.textContent ?? "")));
  await page.close();
});

test("What is selected can be downloaded, for French Excel too, under the security policy", async () => {
  const page = await opened(trees + "#table-1&is.genre=Salix&column=identifiant&column=hauteur_m");
  await says(page, "9 lignes sur 400");
  await page.until(() => /9/.test(document.querySelector("figure[data-kind] .view-about")?.textContent ?? ""));
  await page.evaluate(() => {
    HTMLAnchorElement.prototype.click = function () {
      /** @type {any} */ (globalThis).saved = this.download;
      const get = new XMLHttpRequest();
      void get;
    };
    const create = URL.createObjectURL;
    URL.createObjectURL = (/** @type {any} */ blob) => {
      blob.text().then((/** @type {string} */ text) => (/** @type {any} */ (globalThis).text = text));
      return create(blob);
    };
  });
  await page.click(".explore-menu:last-child summary");
  await page.click(".explore-menu:last-child button:nth-child(2)");
  const text = await page.until(() => /** @type {any} */ (globalThis).text);
  const lines = text.replace("\ufeff", "").trim().split("\r\n");
  assert.equal(lines[0], "identifiant;hauteur_m");
  assert.equal(lines.length, 10);
  assert.match(lines[1], /^AZ-\d{4};\d+(,\d+)?$/);
  assert.equal(await page.evaluate(() => /** @type {any} */ (globalThis).saved), "arbres-selection-excel.csv");
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A table that is no CSV is explored from its blocks", async () => {
  const page = await browser.open(server.address + trees + "#table-2&q=remarquable");
  await page.until(() => document.querySelector("#table-2 tbody td"));
  await page.until(() => /\d+ lignes?/.test(document.querySelector("#table-2 [role=status]")?.textContent ?? ""));
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("On a telephone the explorer reads without sideways scrolling, its panel and menus open", async () => {
  const page = await opened(trees, { width: 360, height: 700 });
  await page.click("#table-1 th:nth-child(1) .explore-filter");
  for (const number of [2, 3, 4]) {
    await page.click(`.explore-menu:nth-child(${number}) summary`);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360);
  }
  await page.close();
});
