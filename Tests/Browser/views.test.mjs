// @ts-check
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, launch, serve, policy } from "./browser.mjs";

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

const trees = "jeux/auzeville-tolosane/arbres/";
const view = () => document.querySelector(".ground")?.getAttribute("viewBox");
const note = (where) => {
  const output = document.querySelector(where + " output");
  return output instanceof HTMLElement && !output.hidden ? output.textContent : "";
};

test("A map is moved, enlarged and read with the keyboard alone, and the page scrolls as ever", async () => {
  const page = await browser.open(server.address + trees);
  await page.evaluate(() => document.querySelector(".map")?.scrollIntoView({ block: "center" }));
  await page.until(() => document.querySelector(".map-tools") && document.querySelector(".ground > g path"));
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".map")).focus());
  const whole = await page.evaluate(view);
  await page.press("ArrowRight");
  assert.equal(await page.evaluate(view), whole, "the whole map has nowhere to go");
  await page.press("Enter");
  assert.match(await page.evaluate(note, ".map"), /Allée|Place|Rue|Parc|École|exemple/);
  await page.click(".map-tools button");
  const larger = await page.evaluate(view);
  assert.notEqual(larger, whole);
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".map")).focus());
  await page.press("ArrowRight");
  assert.notEqual(await page.evaluate(view), larger);
  await page.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("aria-label")), "Agrandir");
  await page.click(".map-tools button:last-child");
  assert.equal(await page.evaluate(view), whole);
  const before = await page.evaluate(() => scrollY);
  await page.evaluate(() => scrollBy(0, 200));
  assert.notEqual(await page.evaluate(() => scrollY), before);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("The values of a chart are read with the arrow keys", async () => {
  const page = await browser.open(server.address + trees);
  await page.evaluate(() => document.querySelector(".drawing")?.scrollIntoView());
  await page.until(() => document.querySelector(".drawing output"));
  await page.evaluate(() => /** @type {HTMLElement} */ (document.querySelector(".drawing")).focus());
  await page.press("ArrowDown");
  assert.equal(await page.evaluate(note, ".drawing"), "bon : 303");
  await page.press("ArrowDown");
  assert.equal(await page.evaluate(note, ".drawing"), "moyen : 71");
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A chart shows the rows that the explorer shows, and says how many they are", async () => {
  const page = await browser.open(server.address + trees + "#table-1&is.genre=Salix");
  await page.until(() => /^9\s/.test(document.querySelector("figure[data-kind] .view-about")?.textContent ?? ""));
  const [bars, numbers] = await page.evaluate(() => {
    const figure = document.querySelector("figure[data-kind]");
    return [figure?.querySelectorAll("rect").length, [...(figure?.querySelectorAll("tbody td") ?? [])].map((cell) => Number(cell.textContent))];
  });
  assert.equal(bars, numbers.length);
  assert.equal(numbers.reduce((/** @type {number} */ sum, /** @type {number} */ number) => sum + number), 9);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A filter of the explorer draws the charts of its table anew, and they are as before without it", async () => {
  const page = await browser.open(server.address + trees + "#table-1&has.lieu=École");
  const told = () => [...document.querySelectorAll("figure[data-kind] .view-about")].map((about) => about.textContent);
  await page.until(() => /choisies/.test(document.querySelector("figure[data-kind] .view-about")?.textContent ?? ""));
  const bars = await page.evaluate(() => document.querySelectorAll("figure[data-kind] rect").length);
  assert.ok(bars > 0);
  await page.click(".explore-chips button");
  await page.until(() => /400/.test(document.querySelector("figure[data-kind] .view-about")?.textContent ?? ""));
  assert.match((await page.evaluate(told))[0], /400/);
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("A background map is asked for only once the reader wants it, and of the site that the page names", async () => {
  const root = mkdtempSync(join(tmpdir(), "halle-tiles-"));
  mkdirSync(join(root, "content/ville/lieux"), { recursive: true });
  writeFileSync(join(root, "halle.yml"), "title: Essai\nbase-url: https://essai.fr/\nlicense: lov2\nfond-de-carte: https://127.0.0.1.exemple.fr/{z}/{x}/{y}.png © Les auteurs\n");
  writeFileSync(join(root, "content/ville/lieux/index.md"), "---\ntitle: Lieux\n---\n");
  const places = Array.from({ length: 9 }, (_, number) => `lieu ${number},43.5${number},1.4${number}\n`).join("");
  writeFileSync(join(root, "content/ville/lieux/a.csv"), "nom,latitude,longitude\n" + places);
  const own = build(root);
  const host = await serve(own.site, { "Content-Security-Policy": policy.replace("data:", "data: https://127.0.0.1.exemple.fr") });
  const page = await browser.open(host.address + "jeux/ville/lieux/");
  await page.evaluate(() => document.querySelector(".map")?.scrollIntoView());
  await page.until(() => document.querySelector(".map-background button"));
  assert.equal(await page.evaluate(() => document.querySelectorAll("image").length), 0);
  assert.match(await page.evaluate(() => document.querySelector(".map-background")?.textContent), /© Les auteurs.*adresse IP/);
  await page.click(".map-background button");
  const first = await page.evaluate(() => document.querySelector("image")?.getAttribute("href"));
  assert.match(first, /^https:\/\/127\.0\.0\.1\.exemple\.fr\/\d+\/\d+\/\d+\.png$/);
  await page.click(".map-background button");
  assert.equal(await page.evaluate(() => document.querySelectorAll("image").length), 0);
  // The tiles themselves are not there; the policy lets them be asked for.
  assert.deepEqual(page.complaints.filter((text) => /Content Security Policy/.test(text)), []);
  await page.close();
  host.close();
  own.remove();
  rmSync(root, { recursive: true });
});

test("Without scripts the pictures, their numbers and the list of places are there", async () => {
  const page = await browser.open(server.address + trees, { scripts: false });
  const found = await page.evaluate(() => [
    document.querySelectorAll("svg.chart").length, document.querySelectorAll("figure tbody tr").length, document.querySelectorAll(".places li").length,
    document.querySelectorAll(".map-tools, output, .view-tools button").length,
  ]);
  assert.deepEqual(found, [2, 3, 50, 0]);
  assert.deepEqual(page.complaints, []);
  await page.close();
});
