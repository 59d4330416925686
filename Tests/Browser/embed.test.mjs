// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { build, launch, serve } from "./browser.mjs";

const demo = new URL("../../", import.meta.url).pathname;
/** @type {any} */
let site, server, browser, town, page;
const base = "https://donnees.exemple.fr/";

/** The snippets of a page, as a webmaster copies them, for the address that the site has here. */
const snippets = (/** @type {string} */ path) => {
  const page = readFileSync(join(site.site, path, "index.html"), "utf8");
  const text = (/** @type {string} */ code) =>
    code.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&quot;", '"').replaceAll("&#39;", "'").replaceAll("&amp;", "&");
  return [...page.matchAll(/<pre class="copy" dir="ltr"><code>([^]*?)<\/code>/g)].map(([, code]) => text(code).replaceAll(base, server.address));
};
/** A town's own site, of another origin, with the snippets in a page of its own. */
const serveTown = async (/** @type {string[]} */ codes) => {
  const body = `<!DOCTYPE html><html lang="fr"><head><title>Ma commune</title><style>a, li, td { color: rgb(200, 0, 0) }</style></head><body>${codes.join("\n")}</body></html>`;
  const host = createServer((_, response) => response.writeHead(200, { "Content-Type": "text/html; charset=utf-8" }).end(body));
  await new Promise((resolve) => host.listen(0, "127.0.0.1", () => resolve(undefined)));
  const { port } = /** @type {import("node:net").AddressInfo} */ (host.address());
  return { address: `http://127.0.0.1:${port}/`, close: () => host.close() };
};

before(async () => {
  site = build(demo);
  server = await serve(site.site);
  browser = await launch();
});
after(async () => {
  await browser?.close();
  server?.close();
  town?.close();
  site?.remove();
});

test("Snippets pasted into a site of another origin show its charts, rows and newest datasets, with their source", async () => {
  const codes = [...snippets("jeux/auzeville-tolosane/arbres"), ...snippets("producteurs/roques")];
  assert.equal(codes.length, 4);
  town = await serveTown(codes);
  page = await browser.open(town.address);
  await page.until(() => [...document.querySelectorAll("[data-from]")].filter((place) => place.shadowRoot).length === 2);
  await page.until(() => [...document.images].every((image) => image.complete && image.naturalWidth > 300));
  const seen = await page.evaluate(() => {
    const [table, list] = [...document.querySelectorAll("[data-from]")];
    const link = list.shadowRoot?.querySelector("li a");
    return {
      images: document.images.length, rows: table.shadowRoot?.querySelectorAll("tbody tr").length, heads: table.shadowRoot?.querySelectorAll("th[scope=col]").length,
      caption: table.shadowRoot?.querySelector("caption")?.textContent, source: table.textContent?.trim().replace(/\s+/g, " "), name: table.shadowRoot?.querySelector("[role=region]")?.ariaLabel,
      items: list.shadowRoot?.querySelectorAll("li").length, first: link?.textContent, href: link?.getAttribute("href"), time: list.shadowRoot?.querySelector("time")?.textContent,
      own: getComputedStyle(document.querySelector("[data-from] a") ?? document.body).color, cell: getComputedStyle(table.shadowRoot?.querySelector("td") ?? document.body).color,
    };
  });
  assert.equal(seen.images, 2);
  assert.deepEqual([seen.rows, seen.heads, seen.items], [10, 14, 4]);
  assert.equal(seen.caption, "10 premières lignes sur 400");
  assert.match(seen.source, /Source : Arbres de l’espace public, Commune d’Auzeville-Tolosane, Licence Ouverte 2.0/);
  assert.ok(seen.name.startsWith("Source"));
  assert.match(seen.time, /2026$/);
  assert.match(seen.href, /^https?:/);
  // Styles of the page and of the script do not mix.
  assert.equal(seen.own, "rgb(200, 0, 0)");
  assert.notEqual(seen.cell, "rgb(200, 0, 0)");
  assert.deepEqual(page.complaints, []);
  await page.close();
});

test("Where the data cannot be had, the source and its link stay", async () => {
  const codes = snippets("producteurs/roques").map((code) => code.replace("feed.xml", "nothing.xml"));
  const other = await serveTown(codes);
  const page = await browser.open(other.address);
  await page.until(() => !document.querySelector("[data-halle]"));
  await new Promise((resolve) => setTimeout(resolve, 300));
  assert.equal(await page.evaluate(() => document.querySelector("[data-from]")?.shadowRoot ?? null), null);
  assert.match(await page.evaluate(() => document.querySelector("[data-from]")?.textContent), /Commune de Roques/);
  await page.close();
  other.close();
});
