// @ts-check
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import vm from "node:vm";

/** The scripts of charts and maps, as a browser runs them. */
const halle = (() => {
  const world = { halle: { scripts: {}, language: "fr", say: (name, gaps) => name + " " + JSON.stringify(gaps), number: String }, Intl, Date };
  for (const name of ["redraw", "map"]) {
    vm.runInNewContext(readFileSync(new URL(`../../Scripts/${name}.js`, import.meta.url), "utf8"), world);
  }
  return /** @type {any} */ (world.halle);
})();
const plain = (value) => JSON.parse(JSON.stringify(value));

test("Numbers and dates are read as French files write them", () => {
  const { numberOf, timeOf } = halle.charts;
  assert.equal(numberOf("12 500,50 €"), 12500.5);
  assert.equal(numberOf("-3.5"), -3.5);
  for (const none of ["", "a", "1,2,3", "31/12/2025", "NaN", "Infinity"]) assert.ok(Number.isNaN(numberOf(none)), none);
  assert.deepEqual(plain(timeOf("2025-03-12T08:00:00Z")), { month: 2025 * 12 + 2, isYear: false });
  assert.deepEqual(plain(timeOf("12/03/2025")), { month: 2025 * 12 + 2, isYear: false });
  assert.deepEqual(plain(timeOf("2025")), { month: 2025 * 12, isYear: true });
  assert.equal(timeOf("31120"), null);
});

test("The marks of an axis are the same as the build's", () => {
  const { ticksOf } = halle.charts;
  assert.deepEqual(plain(ticksOf(3, 97)), [0, 50, 100]);
  assert.deepEqual(plain(ticksOf(0, 41)), [0, 20, 40, 60]);
  assert.deepEqual(plain(ticksOf(-12, 30)), [-20, 0, 20, 40]);
  assert.deepEqual(plain(ticksOf(0, 2, 4, true)), [0, 1, 2]);
  assert.deepEqual(plain(ticksOf(0, 0)), [0, 1]);
});

test("Rows are put together as the chart says", () => {
  const { gather } = halle.charts;
  const columns = ["nom", "montant", "jour", "sens"];
  const rows = [["A/x", "10", "2025-01-05", "d"], ["B", "5,5", "2025-03-01", "d"], ["A/y", "1", "2025-03-02", "r"], ["", "9", "x", "d"], ["C", "", "", "d"]];
  const bars = { kind: "bars", x: "nom", y: "montant", aggregate: "sum" };
  assert.deepEqual(plain(gather({ ...bars, cut: "/" }, columns, rows).groups), [{ name: "A", value: 11 }, { name: "B", value: 5.5 }]);
  assert.deepEqual(plain(gather({ ...bars, filter: "sens=d" }, columns, rows).groups), [{ name: "A/x", value: 10 }, { name: "B", value: 5.5 }]);
  assert.deepEqual(plain(gather({ ...bars, y: undefined, aggregate: "count", limit: "1" }, columns, rows).groups.map((group) => group.value)), [1, 3]);
  const line = gather({ kind: "line", x: "jour", y: "montant", aggregate: "sum" }, columns, rows).groups;
  assert.deepEqual(plain(line.map((group) => group.value)), [10, 0, 6.5]);
  const { groups, bounds } = gather({ kind: "histogram", x: "montant", aggregate: "count" }, columns, rows);
  assert.equal(groups.reduce((sum, group) => sum + group.value, 0), 4);
  assert.equal(bounds.length, groups.length + 1);
  assert.equal(gather({ ...bars, x: "autre" }, columns, rows), null);
  assert.deepEqual(plain(gather({ kind: "histogram", x: "montant", aggregate: "count" }, columns, []).groups), []);
});

test("A pyramid has a row for each age, men on the left", () => {
  const rows = [["10-14", "F", "3"], ["moins de 5", "H", "2"], ["10-14", "H", "4"], ["5-9", "", "9"], ["10-14", "F", "1"]];
  const spec = { kind: "pyramid", x: "age", y: "nb", aggregate: "sum" };
  assert.deepEqual(plain(halle.charts.gather(spec, ["age", "Sexe", "nb"], rows).groups), [
    { name: "moins de 5", value: 2, values: [2, 0] }, { name: "10-14", value: 8, values: [4, 4] },
  ]);
  assert.equal(halle.charts.gather(spec, ["age", "sexagenaire", "nb"], rows), null);
});

test("Places close together are put together, and none is lost", () => {
  const points = Array.from({ length: 5000 }, (_, index) => ({ x: index % 100, y: Math.floor(index / 100), count: 1, name: "" }));
  const groups = halle.maps.clusters(points, 10);
  assert.equal(groups.length, 50);
  assert.equal(groups.reduce((sum, group) => sum + group.count, 0), 5000);
  assert.deepEqual([groups[0].x, groups[0].y], [4.5, 4.5]);
});

test("A place in a hole of a surface is not in it", () => {
  const square = (from, to) => [[from, from], [to, from], [to, to], [from, to]];
  const rings = [square(0, 10), square(4, 6)];
  assert.equal(halle.maps.isInside(rings, 2, 2), true);
  assert.equal(halle.maps.isInside(rings, 5, 5), false);
  assert.equal(halle.maps.isInside(rings, 12, 5), false);
});
