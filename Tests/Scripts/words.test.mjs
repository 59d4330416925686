// @ts-check
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";

const folder = new URL("../../Scripts/", import.meta.url);
const scripts = readdirSync(folder).filter((name) => name.endsWith(".js"));
const words = (/** @type {string} */ language) =>
  readFileSync(new URL(`../../Templates/words.${language}.txt`, import.meta.url), "utf8")
    .split("\n").filter((line) => line.startsWith("script-")).map((line) => line.slice(7, line.indexOf(":")));

test("Every word that a script says exists in French and in English, and none is there for nothing", () => {
  const asked = new Set();
  for (const name of scripts) {
    for (const [, word] of readFileSync(new URL(name, folder), "utf8").matchAll(/\bsay\(\s*"([a-z-]+)"/g)) asked.add(word);
  }
  for (const language of ["fr", "en"]) {
    const said = new Set(words(language).map((word) => word.replace(/\.(one|other)$/, "")));
    assert.deepEqual([...asked].filter((word) => !said.has(word)), [], language);
    assert.deepEqual([...said].filter((word) => !asked.has(word)), [], language);
  }
});

test("All scripts of the pages together weigh at most 80 KB", () => {
  // As the build publishes them: without indentation, and without comments but those at the end of a line.
  const published = (/** @type {string} */ name) =>
    readFileSync(new URL(name, folder), "utf8").replace(/\/\*\*[^]*?\*\/ */g, "").replace(/^ *\/\/.*\n/gm, "").replace(/^ +/gm, "").replace(/\n+/g, "\n");
  // embed.js is for other sites.
  const weight = scripts.filter((name) => name !== "embed.js").reduce((sum, name) => sum + Buffer.byteLength(published(name)), 0);
  assert.ok(weight <= 80 * 1024, `${weight} bytes`);
});
