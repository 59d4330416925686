// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

const tables = new URL("tables/", import.meta.url);
/** As browsers have it: Node takes Windows-1252 for Latin 1. */
class Decoder extends TextDecoder {
  decode(/** @type {any} */ bytes) {
    const text = super.decode(bytes);
    const signs = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";
    return this.encoding === "windows-1252" ? text.replace(/[\x80-\x9f]/g, (sign) => signs[sign.charCodeAt(0) - 128]) : text;
  }
}
/** @type {any} */
const context = vm.createContext({
  TextDecoder: Decoder, Blob, Intl, setTimeout, console,
  fetch: async (/** @type {string} */ name) => ({ ok: true, arrayBuffer: async () => readFileSync(new URL(name, tables)) }),
});
vm.runInContext(readFileSync(new URL("../../Scripts/explore-table.js", import.meta.url), "utf8"), context);
const { fold, number, date, parse, open, serve } = context.halle.tables;
const plain = (/** @type {any} */ value) => JSON.parse(JSON.stringify(value));
const noNews = () => {};

/** A table of our own, in one block or in blocks of a few rows. */
const table = (/** @type {any[]} */ columns, /** @type {string[][]} */ rows, rowsOfBlock = 0) => {
  /** @type {string[]} */
  const asked = [];
  const blocks = [];
  for (let at = 0; at < rows.length; at += rowsOfBlock || rows.length) blocks.push(rows.slice(at, at + (rowsOfBlock || rows.length)));
  const known = columns.map(([, type], column) => blocks.map((rows) => {
    const cells = rows.map((row) => row[column]);
    if (type === "t") return [...new Set(cells)].flatMap((value) => [value, cells.filter((cell) => cell === value).length]);
    const values = cells.map(type === "d" ? date : number).filter((value) => value === value && value !== "").sort((a, b) => (a < b ? -1 : 1));
    return values.length ? [values[0], values.at(-1)].map((value) => (type === "d" ? value.slice(0, 10) : value)) : [];
  }));
  const files = { "index.json": { columns, counts: blocks.map((rows) => rows.length), parts: [0] }, "s0.json": known };
  const read = async (/** @type {string} */ name) => {
    asked.push(name);
    return structuredClone(files[name] ?? blocks[Number(name.split("/")[1]?.split(".")[0])]);
  };
  if (!rowsOfBlock) Object.assign(files["index.json"], { parts: [], rows: blocks[0] ?? [] });
  return { asked, open: () => open({ blocks: "/", language: "fr" }, (/** @type {string} */ name) => read(name.slice(1))) };
};

for (const { file, rows, columns, ...form } of JSON.parse(readFileSync(new URL("rows.json", tables), "utf8"))) {
  test(`The browser reads ${file} as Halle does`, async () => {
    const opened = await open({ file, ...form, columns, language: "fr" });
    assert.equal(opened.total, rows.length);
    assert.deepEqual(plain((await opened.page({}, noNews)).rows), rows);
  });
}

test("Numbers are read with a decimal comma, groups and exponents; codes and words are none", () => {
  const read = { "12": 12, " 12,5 ": 12.5, "-1 234,50": -1234.5, "1\u202f000": 1000, "2,10104E+13": 21010400000000, "+.5": 0.5, "00.5": 0.5 };
  for (const [text, value] of Object.entries(read)) assert.equal(number(text), value, text);
  for (const text of ["", " ", "01004", "NaN", "Infinity", "0x10", "1 2", "12 €", "12.", "1,2,3", "-"]) assert.ok(Number.isNaN(number(text)), text);
});

test("Dates are read from the year on, before 1582 too; what is none has no date", () => {
  assert.deepEqual(["2025-12-31", "1/2/2025", "31/12/0800 08:30", "2025-01-01 10:00", "12/2025", "n. c."].map(date),
    ["2025-12-31", "2025-02-01", "0800-12-31T08:30", "2025-01-01T10:00", "", ""]);
});

test("Accents, ligatures and capitals make no difference to a search", () => {
  assert.equal(fold("L’Œuvre d’ÉCOLE Ça"), "l’oeuvre d’ecole ca");
});

test("A quote that nothing closes, and a text without a line end, are read to their end", () => {
  assert.deepEqual(plain(parse('a;"b', ";")), [["a", "b"]]);
  assert.deepEqual(plain(parse("a\r\n\r\nb", ";")), [["a"], [], ["b"]]);
  assert.deepEqual(plain(parse('"a";"";"b""c"\n', ";")), [["a", "", 'b"c']]);
});

const columns = [["commune", "t"], ["montant", "n"], ["jour", "d"]];
const rows = [
  ["Roques", "12,5", "01/03/2024"], ["Écully", "100", "15/01/2024"], ["eaunes", "n. c.", "2024-03-20"], ["Zuydcoote", "-3", ""], ["Roques", "2 000", "01/02/1500"],
  ["Muret 10", "", "31/12/2023"], ["Muret 9", "7", "30/12/2023"],
];

for (const rowsOfBlock of [0, 2]) {
  const where = rowsOfBlock ? "in blocks" : "in one block";

  test(`Rows are filtered by text, values, range and days, ${where}`, async () => {
    const opened = await table(columns, rows, rowsOfBlock).open();
    const found = async (/** @type {any} */ query) => plain((await opened.page(query, noNews)).rows).map((/** @type {string[]} */ row) => row[0]);
    assert.deepEqual(await found({ q: "ecul 100" }), ["Écully"]);
    assert.deepEqual(await found({ filters: { 0: { has: "RET" } } }), ["Muret 10", "Muret 9"]);
    assert.deepEqual(await found({ filters: { 0: { is: ["Roques", "eaunes"] } } }), ["Roques", "eaunes", "Roques"]);
    assert.deepEqual(await found({ filters: { 1: { min: "7", max: "12,5" } } }), ["Roques", "Muret 9"]);
    assert.deepEqual(await found({ filters: { 2: { min: "2023-12-31", max: "2024-01-15" } } }), ["Écully", "Muret 10"]);
    assert.deepEqual(await found({ filters: { 2: { max: "1500-12-31" }, 1: { min: "1" } } }), ["Roques"]);
    assert.deepEqual(await found({ q: "nulle part" }), []);
  });

  test(`Rows are sorted as French, numbers and days are; gaps come last either way, ${where}`, async () => {
    const opened = await table(columns, rows, rowsOfBlock).open();
    const sorted = async (/** @type {number} */ column, /** @type {boolean} */ isDown) =>
      plain((await opened.page({ sort: [column, isDown] }, noNews)).rows).map((/** @type {string[]} */ row) => row[column]);
    assert.deepEqual(await sorted(0, false), ["eaunes", "Écully", "Muret 9", "Muret 10", "Roques", "Roques", "Zuydcoote"]);
    assert.deepEqual(await sorted(1, false), ["-3", "7", "12,5", "100", "2 000", "n. c.", ""]);
    assert.deepEqual(await sorted(1, true), ["2 000", "100", "12,5", "7", "-3", "n. c.", ""]);
    assert.deepEqual(await sorted(2, false), ["01/02/1500", "30/12/2023", "31/12/2023", "15/01/2024", "01/03/2024", "2024-03-20", ""]);
  });

  test(`Groups count, add up and average, by value, by month and by year, ${where}`, async () => {
    const opened = await table(columns, rows, rowsOfBlock).open();
    const groups = async (/** @type {any} */ group, filters = {}) => plain((await opened.groups({ group: { unit: 0, of: 1, ...group }, filters }, noNews)).groups);
    assert.deepEqual((await groups({ by: 0, how: "count" }))[0], ["Roques", "2"]);
    assert.deepEqual((await groups({ by: 0, how: "sum" })).slice(0, 2), [["Roques", "2", "2012.5", "2"], ["Écully", "1", "100", "1"]]);
    assert.deepEqual((await groups({ by: 2, unit: 7, how: "mean" })).map((/** @type {string[]} */ row) => row.slice(0, 3)), [
      ["1500-02", "1", "2000"], ["2023-12", "2", "7"], ["2024-01", "1", "100"], ["2024-03", "2", "12.5"], ["", "1", "-3"],
    ]);
    assert.deepEqual(await groups({ by: 2, unit: 4, how: "count" }, { 1: { min: "1" } }), [["1500", "1"], ["2023", "1"], ["2024", "2"]]);
  });

  test(`The values of a column come with true counts under the other filters, ${where}`, async () => {
    const opened = await table(columns, rows, rowsOfBlock).open();
    assert.deepEqual(plain((await opened.values({ filters: { 0: { is: ["Roques"] } } }, 0, noNews)).values)[0], ["Roques", 2]);
    assert.deepEqual(plain((await opened.values({ filters: { 1: { min: "1000" } } }, 0, noNews)).values), [["Roques", 1]]);
  });
}

test("A filter reads only the blocks that can have a row that passes", async () => {
  const many = Array.from({ length: 1000 }, (_, at) => [at < 500 ? "A" : "B", String(at), "2024-01-01"]);
  const large = table(columns, many, 100);
  const opened = await large.open();
  const read = async (/** @type {any} */ query) => {
    large.asked.length = 0;
    const { count } = await opened.page(query, noNews);
    return { count, blocks: large.asked.filter((name) => /^\d/.test(name)) };
  };
  assert.deepEqual(await read({ filters: { 1: { min: "250", max: "320" } } }), { count: 71, blocks: ["0/2.json", "0/3.json"] });
  assert.deepEqual((await read({ filters: { 0: { is: ["A"] }, 1: { min: "450" } } })).blocks, ["0/4.json"]);
  assert.deepEqual(await read({ filters: { 2: { min: "2025-01-01" } } }), { count: 0, blocks: [] });
  // A page of a table that is not filtered takes its own block.
  assert.deepEqual((await read({ page: 7 })).blocks, ["0/7.json"]);
  // What was counted is not counted again for the next page.
  await read({ q: "a" });
  assert.ok((await read({ q: "a", page: 1 })).blocks.length <= 1);
});

test("Pages of a hundred rows go on where the last one ended, filtered and sorted", async () => {
  const many = Array.from({ length: 350 }, (_, at) => [at % 2 ? "odd" : "even", String(at), ""]);
  const opened = await table(columns, many, 64).open();
  const numbers = async (/** @type {any} */ query) => plain((await opened.page(query, noNews)).rows).map((/** @type {string[]} */ row) => Number(row[1]));
  const even = Array.from({ length: 175 }, (_, at) => 2 * at);
  for (const _ of [1, 2]) {
    assert.deepEqual(await numbers({ filters: { 0: { is: ["even"] } } }), even.slice(0, 100));
    assert.deepEqual(await numbers({ filters: { 0: { is: ["even"] } }, page: 1 }), even.slice(100));
  }
  assert.deepEqual(await numbers({ sort: [1, true], page: 3 }), Array.from({ length: 50 }, (_, at) => 49 - at));
});

test("What is asked later stops what was asked before; a stop ends it", async () => {
  const many = Array.from({ length: 5000 }, (_, at) => ["x", String(at), ""]);
  /** @type {any[]} */
  const heard = [];
  const handle = serve((/** @type {any} */ message) => heard.push(message), async (/** @type {string} */ name) => {
    await new Promise((resolve) => setTimeout(resolve, 2));
    return name.endsWith("index.json") ? { columns, counts: many.map(() => 1), parts: [] } : [many[0]];
  });
  await handle({ id: 1, form: { blocks: "/", language: "fr" } });
  const first = handle({ id: 2, query: { q: "x" } });
  await handle({ id: 3, stop: true });
  await first;
  assert.equal(heard.find(({ id, error }) => id === 2 && error)?.error, "Error: stopped");
});

test("A selection is written as CSV, for French Excel, as JSON and for the clipboard; formulas are defused, numbers are not", async () => {
  const cells = [["=1+1", "-12.5", "a;b"], ["@x", "+33 5", 'say "oui"'], ["-3", "", "ligne\nune"]];
  const opened = await table([["=nom", "t"], ["montant", "n"], ["texte", "t"]], cells).open();
  const written = async (/** @type {string} */ kind, shown = [0, 1, 2], query = {}) => {
    const { file, text } = await opened.write(query, kind, shown, ["=nom", "montant", "texte"], noNews);
    return text ?? Buffer.from(await file.arrayBuffer()).toString();
  };
  assert.equal(await written("csv"), `'=nom,montant,texte\r\n'=1+1,-12.5,a;b\r\n'@x,+33 5,"say ""oui"""\r\n-3,,"ligne\nune"\r\n`);
  assert.equal(await written("excel"), `\ufeff'=nom;montant;texte\r\n'=1+1;-12,5;"a;b"\r\n'@x;+33 5;"say ""oui"""\r\n-3;;"ligne\nune"\r\n`);
  assert.equal(await written("tabs", [2, 1]), "texte\tmontant\r\na;b\t-12.5\r\nsay \"oui\"\t+33 5\r\nligne une\t\r\n");
  assert.deepEqual(JSON.parse(await written("json")), [
    { "=nom": "=1+1", montant: -12.5, texte: "a;b" }, { "=nom": "@x", montant: "+33 5", texte: 'say "oui"' }, { "=nom": "-3", montant: null, texte: "ligne\nune" },
  ]);
  assert.equal(await written("csv", [0], { filters: { 0: { has: "@" } } }), "'=nom\r\n'@x\r\n");
  assert.deepEqual(JSON.parse(await written("json", [0, 1], { group: { by: 0, how: "count", unit: 0, of: -1 }, q: "oui" })), [{ "=nom": "@x", montant: 1 }]);
});

test("The cells that are defused are those that the build defuses", async () => {
  const { formulas, defused, others } = JSON.parse(readFileSync(new URL("formulas.json", tables), "utf8"));
  const plainly = (/** @type {string} */ cell) => (/[",\r\n]/.test(cell) ? '"' + cell.replaceAll('"', '""') + '"' : cell);
  const opened = await table([["a", "t"], ["b", "t"]], [...formulas, ...others].map((cell) => [cell, "."])).open();
  const { file } = await opened.write({}, "csv", [0, 1], ["a", "b"], noNews);
  const rows = [...defused, ...others].map((cell) => plainly(cell) + ",.\r\n");
  assert.equal(Buffer.from(await file.arrayBuffer()).toString(), "a,b\r\n" + rows.join(""));
});

test("Tables of one column, of 3,000, and without rows are no trouble", async () => {
  const wide = Array.from({ length: 3000 }, (_, at) => ["c" + at, "t"]);
  const opened = await table(wide, [wide.map((_, at) => String(at))]).open();
  assert.equal((await opened.page({ filters: { 2999: { has: "2999" } } }, noNews)).count, 1);
  const empty = await table([["seule", "t"]], []).open();
  assert.deepEqual(plain(await empty.page({ sort: [0, false], q: "x" }, noNews)), { rows: [], count: 0, shown: 0 });
  const blank = await table([["seule", "n"]], [[""], [""]]).open();
  assert.deepEqual(plain((await blank.groups({ group: { by: 0, how: "sum", of: 0, unit: 0 } }, noNews)).groups), [["", "2", "", "0"]]);
});
