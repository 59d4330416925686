// @ts-check
// The search's own script, as a browser has it, and an index for it that tests write by hand.
import { readFileSync } from "node:fs";
import { createContext, runInContext } from "node:vm";

/** The engine, reading its files from `files`. */
export function engine(/** @type {Record<string, any>} */ files = {}) {
  /** @type {string[]} */
  const asked = [];
  const halle = {
    fetchJSON: async (/** @type {string} */ address) => {
      const name = address.replace(/\?.*/, "");
      asked.push(name);
      if (!(name in files)) throw new Error(name);
      return structuredClone(files[name]);
    },
  };
  runInContext(readFileSync(new URL("../../Scripts/search-engine.js", import.meta.url), "utf8"), createContext({ halle, structuredClone }));
  return { ...(/** @type {any} */ (halle)).search, asked };
}
