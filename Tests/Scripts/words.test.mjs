// @ts-check
import assert from "node:assert/strict";
import { readFileSync, readdirSync, statSync } from "node:fs";
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

test("All scripts together weigh at most 60 KB", () => {
  const weight = scripts.reduce((sum, name) => sum + statSync(new URL(name, folder)).size, 0);
  assert.ok(weight <= 60 * 1024, `${weight} bytes`);
});
