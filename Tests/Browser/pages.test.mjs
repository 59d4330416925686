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

for (const path of ["", "jeux/", "jeux/roques/subventions/", "producteurs/", "developpeurs/"]) {
  test(`The page /${path} runs under the strict security policy without a complaint`, async () => {
    const page = await browser.open(server.address + path);
    await page.until(() => /** @type {any} */ (globalThis).halle?.load);
    assert.deepEqual(page.complaints, []);
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), false);
    await page.close();
  });
}

test("Every page of the demo reads from a telephone without sideways scrolling", async () => {
  for (const path of ["", "jeux/", "jeux/roques/subventions/", "producteurs/"]) {
    const page = await browser.open(server.address + path, { width: 360, height: 700 });
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 360, path);
    await page.close();
  }
});
