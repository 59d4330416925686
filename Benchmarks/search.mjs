#!/usr/bin/env node
// @ts-check
// Races the search of a site against Pagefind on the same pages, in Chromium, and prints the table of docs/performance.md.
//
//     node Benchmarks/search.mjs [--halle PROGRAM] [--root CATALOGUE] [--queries FILE] [--datasets N]
//
// Without a catalogue one of N datasets is made (500). The file has queries and what should be found: [{"q": "…", "rel": {"FOLDER OF A DATASET": 3}}], 3 for
// what is wanted, 1 for what is related; without it, queries of our own are typed and only bytes are counted. Pagefind is raced when there is a `pagefind`
// command or Python package (`pip install 'pagefind[bin]'`). Needs Node 18, Chromium and, to make a catalogue, Python 3.9.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { launch, serve } from "../Tests/Browser/browser.mjs";

const { values: options } = parseArgs({
  options: { halle: { type: "string", default: "halle" }, root: { type: "string" }, queries: { type: "string" }, datasets: { type: "string", default: "500" } },
});
const plain = ["subventions", "arbres", "menus de la cantine", "délibérations du conseil", "marchés publics", "prénoms", "stationnement", "bornes de recharge", "budget", "équipements"];
const read = options.queries ? JSON.parse(readFileSync(options.queries, "utf8")) : plain.map((q) => ({ q }));
/** @type {{ q: string, rel?: Record<string, number> }[]} */
const queries = read.queries ?? read;
const firsts = queries.filter((_, place) => place % Math.ceil(queries.length / 8) === 0);

const folder = mkdtempSync(join(tmpdir(), "halle-search-race-"));
const site = join(folder, "site");
const root = options.root ?? join(folder, "catalogue");
if (!options.root) execFileSync("python3", [new URL("make_catalogue.py", import.meta.url).pathname, options.datasets, root]);

/** Runs a command; how many seconds of the processor it took. @param {string[]} command */
const timed = (command) => {
  const run = spawnSync("bash", ["-c", 'TIMEFORMAT="%U %S"; time "$@" > /dev/null', "-", ...command], { encoding: "utf8" });
  if (run.status) throw new Error(run.stderr);
  return run.stderr.trim().split("\n").slice(-1)[0].split(" ").reduce((sum, seconds) => sum + Number(seconds.replace(",", ".")), 0);
};

const median = (/** @type {number[]} */ numbers) => [...numbers].sort((a, b) => a - b)[numbers.length >> 1];
const gain = (/** @type {number[]} */ grades) => grades.reduce((sum, grade, place) => sum + (2 ** grade - 1) / Math.log2(place + 2), 0);
/** How good the first ten are, from 0 to 1. @param {string[]} found @param {Record<string, number>} rel */
const ndcg = (found, rel) => gain(found.slice(0, 10).map((id) => rel[id] ?? 0)) / gain(Object.values(rel).sort((a, b) => b - a).slice(0, 10));

/**
 * @param {any} browser @param {string} page @param {Record<string, string>} headers
 * @param {(page: any, query: string) => Promise<string[]>} ask types a query, gives the folders of what is found
 */
async function race(browser, page, headers, ask) {
  const server = await serve(site, headers);
  const opened = async () => {
    const tab = await browser.open(server.address + page);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return tab;
  };
  /** @param {any} tab @param {string} query */
  const asked = async (tab, query) => {
    server.requests.length = 0;
    const found = await ask(tab, query);
    return { found, bytes: server.requests.reduce((sum, { bytes }) => sum + bytes, 0), requests: server.requests.length };
  };
  const first = [];
  for (const { q } of firsts) {
    const tab = await opened();
    first.push(await asked(tab, q));
    await tab.close();
  }
  const tab = await opened(), next = [], grades = [];
  await asked(tab, "a");
  for (const { q, rel } of queries) {
    const one = await asked(tab, q);
    next.push(one);
    if (rel && Object.keys(rel).length) grades.push(ndcg(one.found, rel));
  }
  server.close();
  return {
    first: median(first.map(({ bytes }) => bytes)), requests: median(first.map(({ requests }) => requests)), next: median(next.map(({ bytes }) => bytes)),
    ndcg: grades.length ? (grades.reduce((sum, grade) => sum + grade, 0) / grades.length).toFixed(3) : "",
  };
}

/** In the box of the home page, as it is. @param {any} tab @param {string} query */
async function askHalle(tab, query) {
  await tab.evaluate((/** @type {string} */ query) => {
    const input = /** @type {HTMLInputElement} */ (document.querySelector("main input[type=search]"));
    const status = document.querySelector(".search-panel [role=status]");
    if (status) status.textContent = "";
    input.focus();
    input.value = query;
    input.dispatchEvent(new Event("input", { bubbles: true }));
  }, query);
  await tab.until(() => document.querySelector(".search-panel:not([hidden]) [role=status]")?.textContent);
  return tab.evaluate(() => [...document.querySelectorAll(".search-panel a[data-id]")].map((link) => /** @type {HTMLElement} */ (link).dataset.id));
}

/** By its own script, without its box, on a page without a security policy, which would forbid its wasm. @param {any} tab @param {string} query */
const askPagefind = (tab, query) =>
  tab.evaluate(async (/** @type {string} */ query) => {
    const pagefind = await import(/** @type {any} */ ("/pagefind/pagefind.js"));
    const { results } = await pagefind.search(query);
    const pages = await Promise.all(results.slice(0, 10).map((/** @type {any} */ result) => result.data()));
    return pages.map(({ url }) => url.split("/").filter((/** @type {string} */ part) => part && part !== "index.html").pop());
  }, query);

try {
  const building = timed([options.halle, "build", root, "--output", site, "--quiet"]);
  const count = JSON.parse(readFileSync(join(site, "assets/search/fr/index.json"), "utf8")).count;
  const pagefind = [["pagefind"], ["python3", "-m", "pagefind"]].find(([name, ...rest]) => spawnSync(name, [...rest, "--version"]).status === 0);
  const browser = await launch();
  console.log(`${count} datasets, ${queries.length} queries\n`);
  console.log("| search | CPU ms a dataset | first query, bytes | requests | next query, bytes (median) | nDCG@10 |\n| --- | ---: | ---: | ---: | ---: | ---: |");
  const row = (/** @type {string} */ name, /** @type {number} */ seconds, /** @type {any} */ { first, requests, next, ndcg }) =>
    console.log(`| ${name} | ${((seconds * 1000) / count).toFixed(2)} | ${first} | ${requests} | ${next} | ${ndcg} |`);
  row("Halle, the whole build", building, await race(browser, "", {}, askHalle));
  if (pagefind) {
    const indexing = timed([...pagefind, "--site", site, "--glob", "{jeux,datasets}/*/*/index.html", "--root-selector", "main"]);
    writeFileSync(join(site, "race.html"), "<!DOCTYPE html><html lang=fr><title>Pagefind</title>");
    row("Pagefind, the index alone", indexing, await race(browser, "race.html", {}, askPagefind));
  } else console.error("Pagefind is not there: left out.");
  await browser.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
