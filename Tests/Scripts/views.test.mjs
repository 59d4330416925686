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

test("The marks of an axis are the same as the build's", () => {
  const { ticksOf } = halle.charts;
  assert.deepEqual(plain(ticksOf(3, 97)), [0, 50, 100]);
  assert.deepEqual(plain(ticksOf(0, 41)), [0, 20, 40, 60]);
  assert.deepEqual(plain(ticksOf(-12, 30)), [-20, 0, 20, 40]);
  assert.deepEqual(plain(ticksOf(0, 2, 4, true)), [0, 1, 2]);
  assert.deepEqual(plain(ticksOf(0, 0)), [0, 1]);
});

test("Groups of rows are put together as the chart says", () => {
  const { gather } = halle.charts;
  const names = [["A/x", 1, 10], ["B", 1, 5.5], ["A/y", 1, 1], ["", 3, 9], ["C", 0, 0]];
  const bars = { kind: "bars", aggregate: "sum" };
  assert.deepEqual(plain(gather({ ...bars, cut: "/" }, names).groups), [{ name: "A", value: 11 }, { name: "B", value: 5.5 }]);
  assert.deepEqual(plain(gather({ ...bars, aggregate: "mean", cut: "/" }, names).groups.map((group) => group.value)), [5.5, 5.5]);
  assert.deepEqual(plain(gather({ ...bars, aggregate: "count", limit: "1" }, names).groups.map((group) => group.value)), [1, 2]);
  const line = (...rows) => gather({ kind: "line", aggregate: "sum" }, rows).groups;
  assert.deepEqual(plain(line(["2025-01", 1, 10], ["2025-03", 2, 6.5], ["", 1, 2]).map((group) => group.value)), [10, 0, 6.5]);
  assert.deepEqual(plain(line(["2023", 1, 1], ["2025", 1, 3])), [{ name: "2023", value: 1 }, { name: "2024", value: 0 }, { name: "2025", value: 3 }]);
  const { groups, bounds } = gather({ kind: "histogram" }, [["10", 2, 0], ["5,5", 1, 0], ["1 200", 1, 0], ["x", 1, 0]]);
  assert.equal(groups.reduce((sum, group) => sum + group.value, 0), 4);
  assert.equal(bounds.length, groups.length + 1);
  assert.deepEqual(plain(gather({ kind: "histogram" }, []).groups), []);
});

test("A pyramid has a row for each age, men on the left", () => {
  const rows = [["10-14", 2, 4, "F"], ["moins de 5", 1, 2, "H"], ["10-14", 1, 4, "H"], ["5-9", 1, 9, ""]];
  const { groups } = halle.charts.gather({ kind: "pyramid", x: "age", y: "nb", aggregate: "sum" }, rows);
  assert.deepEqual(plain(groups), [{ name: "moins de 5", value: 2, values: [2, 0] }, { name: "10-14", value: 8, values: [4, 4] }]);
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
