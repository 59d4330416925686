#!/usr/bin/env node
// @ts-check
// What a page costs a telephone on slow 4G (1.6 Mbit/s, 150 ms, processor four times slower), beside peers that show the same content: requests, bytes,
// largest contentful paint.
//
//     HALLE=.build/release/halle node Benchmarks/pages.mjs
//
// Datasette is asked for the same table when a `datasette` command is found (`pip install datasette`); JKAN's pages when JKAN names the folder of a site
// that it has built. Needs Node 18, Chromium and Python 3.9.
import { execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, launch, serve } from "../Tests/Browser/browser.mjs";

const root = new URL("../", import.meta.url).pathname;
const table = join(root, "content/auzeville-tolosane/arbres/arbres.csv");
const runs = Number(process.env.RUNS ?? 5);
const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));
const median = (/** @type {number[]} */ all) => all.sort((a, b) => a - b)[all.length >> 1];

/** A page loaded with an empty cache: requests, bytes of their bodies, milliseconds. */
async function measure(/** @type {any} */ browser, /** @type {string} */ address) {
  const page = await browser.open("");
  await page.call("Network.enable");
  await page.call("Network.emulateNetworkConditions", { offline: false, latency: 150, downloadThroughput: 2e5, uploadThroughput: 93750 });
  await page.call("Emulation.setCPUThrottlingRate", { rate: 4 });
  await page.call("Emulation.setDeviceMetricsOverride", { width: 412, height: 823, deviceScaleFactor: 1, mobile: true });
  await page.go(address);
  await wait(1500);
  const seen = await page.evaluate(async () => {
    const paint = await new Promise((resolve) => {
      new PerformanceObserver((list) => resolve(list.getEntries().at(-1)?.startTime)).observe({ type: "largest-contentful-paint", buffered: true });
      setTimeout(() => resolve(0), 2000);
    });
    const files = /** @type {any[]} */ ([...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")]);
    return { paint, requests: files.length, bytes: files.reduce((sum, file) => sum + file.decodedBodySize, 0), elements: document.querySelectorAll("*").length };
  });
  await page.close();
  return seen;
}

/** Datasette with the table, or nothing where there is none. */
async function datasette(/** @type {string} */ folder) {
  try {
    execFileSync("datasette", ["--version"], { stdio: "ignore" });
  } catch {
    console.error("No `datasette` here: its rows are left out.");
    return null;
  }
  const database = join(folder, "arbres.db");
  const script = `
import csv, sqlite3, sys
rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig")))
base = sqlite3.connect(sys.argv[2])
base.execute("create table arbres (" + ", ".join('"%s"' % name for name in rows[0]) + ")")
base.executemany("insert into arbres values (" + ", ".join("?" * len(rows[0])) + ")", rows[1:])
base.commit()`;
  execFileSync("python3", ["-c", script, table, database]);
  const free = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => free.once("listening", () => resolve(undefined)));
  const { port } = /** @type {any} */ (free.address());
  await new Promise((resolve) => free.close(() => resolve(undefined)));
  const server = spawn("datasette", ["serve", database, "--port", String(port)], { stdio: "ignore" });
  const address = `http://127.0.0.1:${port}/`;
  for (let tries = 0; tries < 100 && !(await fetch(address).catch(() => null)); tries++) await wait(100);
  return { address, close: () => server.kill() };
}

const folder = mkdtempSync(join(tmpdir(), "halle-pages-"));
const site = build(root);
const [ours, peer, jkan] = [await serve(site.site), await datasette(folder), process.env.JKAN ? await serve(process.env.JKAN) : null];
const browser = await launch();
const pages = [
  ["the home page", "Halle", ours.address], ["a list", "Halle", ours.address + "jeux/"],
  ["a table of 400 rows", "Halle", ours.address + "jeux/auzeville-tolosane/arbres/"],
  ...(peer ? [["a table of 400 rows", "Datasette", peer.address + "arbres/arbres"]] : []),
  ...(jkan ? [["the home page", "JKAN", jkan.address], ["a list", "JKAN", jkan.address + "datasets/"]] : []),
];
console.log("| page | program | requests | KB | elements | LCP, ms (range) |\n| --- | --- | ---: | ---: | ---: | ---: |");
for (const [what, program, address] of pages) {
  const all = [];
  for (let run = 0; run < runs; run++) all.push(await measure(browser, address));
  const paints = all.map(({ paint }) => Math.round(paint));
  const [{ requests, bytes, elements }] = all;
  const range = `${median([...paints])} (${Math.min(...paints)}–${Math.max(...paints)})`;
  console.log(`| ${what} | ${program} | ${requests} | ${(bytes / 1024).toFixed(1)} | ${elements} | ${range} |`);
}
await browser.close();
peer?.close();
ours.close();
jkan?.close();
site.remove();
rmSync(folder, { recursive: true, force: true });
process.exit(0);
