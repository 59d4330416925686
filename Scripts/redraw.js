// @ts-check
/**
 * The charts of a page drawn anew for some rows of their table, as the build draws them for all.
 *
 * A chart is a `figure` that says by `data-kind`, `data-x`, `data-y`, `data-aggregate`, `data-filter`, `data-cut` and `data-limit` how it is made of the rows.
 */
(function (halle) {
  "use strict";

  /** An element of a drawing. */
  const made = (tag, attributes, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", tag);
    for (const name in attributes) element.setAttribute(name, attributes[name]);
    element.textContent = text;
    return element;
  };

  /** The number that a cell holds, with a point, a comma, or spaces between its digits; NaN for none. */
  const numberOf = (text) => {
    const bare = text.replace(/[\s€]/g, "").replace(",", ".");
    return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : NaN;
  };

  /** Months since year 0, and whether the cell holds but a year; null for what is no time. */
  const timeOf = (text) => {
    let found = /^\s*(\d{4})-(\d\d)(?!\d)/.exec(text);
    if (found) return { month: +found[1] * 12 + +found[2] - 1, isYear: false };
    found = /^\s*(?:\d{1,2}\/)?(\d{1,2})\/(\d{4})/.exec(text);
    if (found) return { month: +found[2] * 12 + +found[1] - 1, isYear: false };
    found = /^\s*(1[5-9]\d\d|2[01]\d\d)\s*$/.exec(text);
    return found && { month: +found[1] * 12, isYear: true };
  };

  const short = (value) => {
    const size = Math.abs(value);
    const [scale, mark] = size >= 999500000 ? [1e9, halle.language === "fr" ? " Md" : " bn"] : size >= 999950 ? [1e6, " M"] : [1, ""];
    const maximumFractionDigits = size / scale >= 99.95 ? 0 : size / scale >= 9.995 ? 1 : 2;
    return new Intl.NumberFormat(halle.language, { maximumFractionDigits }).format(value / scale).replace("-", "−") + mark;
  };

  /** Round marks from at or below zero to at or above the greatest value. */
  const ticksOf = (low, high, intervals = 4, isWhole = false) => {
    low = Math.min(0, low);
    high = Math.max(0, high);
    if (!(high > low)) return [0, 1];
    let step = 10 ** Math.floor(Math.log10((high - low) / intervals));
    step *= [1, 2, 5].find((digit) => Math.ceil(high / step / digit) - Math.floor(low / step / digit) <= intervals) ?? 10;
    if (isWhole) step = Math.max(1, step);
    const ticks = [];
    for (let index = Math.floor(low / step); index <= Math.ceil(high / step); index++) ticks.push(index * step);
    return ticks;
  };

  /**
   * The groups that a chart shows of some rows, each a name and a value; null when a column that it needs is not there.
   * @returns {{ groups: { name: string, value: number, isRest?: boolean }[], bounds?: number[] } | null}
   */
  const gather = (spec, columns, rows) => {
    const [side, wanted] = (spec.filter ?? "").split("=");
    const [x, y, f] = [spec.x, spec.y, side].map((name) => (name ? columns.indexOf(name) : null));
    const { kind, aggregate } = spec;
    const sex = kind === "pyramid" ? columns.findIndex((name) => /(^|[\W\d_])(sexe?|genre)([\W\d_]|$)/i.test(name)) : 0;
    if (x === null || x < 0 || y === -1 || f === -1 || sex < 0) return null;
    const held = new Map();
    const numbers = [];
    let isYear = true;
    for (const row of rows) {
      let key = (row[x] ?? "").trim();
      const value = y === null ? 1 : numberOf(row[y] ?? "");
      if (!key || Number.isNaN(value) || (f !== null && (row[f] ?? "").trim() !== wanted)) continue;
      if (kind === "histogram") {
        const number = numberOf(key);
        if (!Number.isNaN(number)) numbers.push(number);
        continue;
      }
      if (kind === "line") {
        const time = timeOf(key);
        if (!time) continue;
        key = time.month;
        isYear &&= time.isYear;
      } else if (spec.cut) key = key.split(spec.cut)[0].trim();
      const group = held.get(key) ?? { sum: 0, count: 0 };
      if (kind === "pyramid") {
        const side = (row[sex] ?? "").trim();
        if (!side) continue;
        // As the build tells them apart: homme, masculin, garçon, 1 stand on the left.
        group.values ??= [0, 0];
        group.values[/^[hmg1]/i.test(side) ? 0 : 1] += value;
      }
      group.sum += value;
      group.count++;
      held.set(key, group);
    }
    if (kind === "pyramid") {
      const age = (name) => (/^(moins|under)/i.test(name) ? -1 : Number(/\d{1,3}/.exec(name)?.[0] ?? 0));
      return { groups: [...held].map(([name, { values }]) => ({ name, value: values[0] + values[1], values })).sort((a, b) => age(a.name) - age(b.name)) };
    }
    if (kind === "histogram") return bySize(numbers);
    const result = ({ sum, count }) => (aggregate === "count" ? count : aggregate === "mean" ? sum / count : sum);
    if (kind === "line") return { groups: byTime(held, isYear, aggregate === "mean", result) };
    const all = [...held].map(([name, group]) => ({ name, value: result(group) })).sort((a, b) => b.value - a.value);
    const limit = Number(spec.limit ?? 12);
    const groups = all.slice(0, all.length === limit + 1 ? limit + 1 : limit);
    const others = all.slice(groups.length);
    if (!others.length || aggregate === "mean") return { groups };
    const value = others.reduce((sum, other) => sum + other.value, 0);
    return { groups: [...groups, { name: halle.say("chart-others", { n: others.length }), value, isRest: true }] };
  };

  /** Numbers in steps of one width. */
  const bySize = (numbers) => {
    if (!numbers.length) return { groups: [], bounds: [] };
    const [least, most] = numbers.reduce(([low, high], number) => [Math.min(low, number), Math.max(high, number)], [Infinity, -Infinity]);
    const step = ticksOf(0, most - least || 1, 16)[1];
    const first = Math.floor(least / step);
    const count = Math.max(1, Math.ceil(most / step) - first);
    const bounds = Array.from({ length: count + 1 }, (_, index) => (first + index) * step);
    const groups = bounds.slice(1).map((to, index) => ({ name: halle.say("chart-from-to", { from: bounds[index], to }), value: 0 }));
    for (const number of numbers) groups[Math.min(count - 1, Math.floor(number / step) - first)].value++;
    return { groups, bounds };
  };

  /** Months where they are few, else years. */
  const byTime = (held, isYear, isMean, result) => {
    const keys = [...held.keys()];
    const [first, last] = [Math.min(...keys), Math.max(...keys)];
    const size = !isYear && last - first < 48 ? 1 : 12;
    const merged = new Map();
    for (const [key, { sum, count }] of held) {
      const before = merged.get(Math.floor(key / size)) ?? { sum: 0, count: 0 };
      merged.set(Math.floor(key / size), { sum: before.sum + sum, count: before.count + count });
    }
    const groups = [];
    for (let key = Math.floor(first / size); key <= Math.floor(last / size); key++) {
      const group = merged.get(key);
      if (!group && isMean) continue;
      const month = () => new Date(Date.UTC(2000, key % 12, 1)).toLocaleDateString(halle.language, { month: "short", timeZone: "UTC" });
      groups.push({ name: size === 12 ? String(key) : month() + " " + Math.floor(key / 12), value: group ? result(group) : 0 });
    }
    return groups;
  };

  const drawBars = (svg, groups, unit) => {
    // All that is left may be far more than any one: then only its number stands there.
    const most = Math.max(0, ...groups.map(({ value, isRest }) => (isRest ? 0 : value)));
    const values = groups.map(({ value, isRest }) => (isRest && value > 2 * most ? 0 : value));
    const low = Math.min(0, ...values);
    const scale = 78 / (Math.max(0, ...values) - low || 1);
    groups.forEach(({ name, value, isRest }, index) => {
      const [y, width, from] = [index * 38, Math.abs(values[index]) * scale, (Math.min(0, value) - low) * scale];
      svg.append(
        made("text", { class: "name", y: y + 14 }, name.length > 40 ? name.slice(0, 39) + "…" : name),
        made("rect", { class: isRest ? "rest" : "c1", x: from + "%", y: y + 20, width: width + "%", height: 10 }),
        made("text", { class: "value", x: from + width + "%", dx: 7, y: y + 30 }, short(value) + unit),
      );
    });
    svg.setAttribute("height", Math.max(38, groups.length * 38));
  };

  const drawPyramid = (svg, groups) => {
    const count = groups.length;
    const high = count > 40 ? 5 : count > 24 ? 9 : 17;
    const every = high > 9 ? 1 : high > 5 ? 2 : 10;
    const most = Math.max(0, ...groups.flatMap(({ values }) => values));
    groups.forEach(({ name, values }, index) => {
      const y = (count - 1 - index) * high;
      values.forEach((value, side) => {
        const share = most ? (value / most) * 42 : 0;
        if (share > 0) svg.append(made("rect", { class: side ? "c2" : "c1", x: (side ? 58 : 42 - share) + "%", y, width: share + "%", height: high - 1 }));
      });
      if (index % every === 0) svg.append(made("text", { class: "tick", x: "50%", "text-anchor": "middle", y: y + (high >> 1) + 5 }, name.slice(0, 10)));
    });
    for (const [x, value, anchor] of [[0, most, "start"], [42, 0, "end"], [58, 0, "start"], [100, most, "end"]]) {
      svg.append(made("text", { class: "tick", x: x + "%", y: count * high + 20, "text-anchor": anchor }, short(value)));
    }
    svg.setAttribute("height", count * high + 26);
  };

  const drawUpright = (svg, groups, bounds, isLine) => {
    const values = groups.map((group) => group.value);
    const ticks = ticksOf(Math.min(0, ...values), Math.max(0, ...values), 4, values.every(Number.isInteger));
    const [low, high] = [ticks[0], ticks[ticks.length - 1]];
    const place = (value) => 208 - ((value - low) / (high - low)) * 186;
    for (const tick of ticks) {
      const y = Math.round(place(tick)) + 0.5;
      svg.append(made("line", { class: tick ? "grid" : "base", x2: "100%", y1: y, y2: y }), made("text", { class: "tick", x: -8, "text-anchor": "end", y: y + 4 }, short(tick)));
    }
    const count = groups.length || 1;
    if (isLine) {
      const inner = made("svg", { y: 22, width: "100%", height: 186, viewBox: "0 0 1000 186", preserveAspectRatio: "none", overflow: "visible" });
      const d = "M" + values.map((value, index) => (index * 1000) / Math.max(1, count - 1) + " " + (place(value) - 22)).join("L");
      inner.append(made("path", { class: "line l1", "vector-effect": "non-scaling-stroke", d }));
      svg.append(inner);
    } else {
      const gap = bounds ? 0.04 : 0.2;
      values.forEach((value, index) => {
        const height = Math.abs(place(value) - place(0));
        const [x, width] = [((index + gap / 2) * 100) / count + "%", ((1 - gap) * 100) / count + "%"];
        if (value) svg.append(made("rect", { class: "c1", x, y: Math.min(place(value), place(0)), width, height: Math.max(1, height) }));
      });
    }
    const names = bounds ? bounds.map(short) : groups.map((group) => group.name);
    const every = Math.ceil(names.length / (names.some((name) => name.length > 5) ? 4 : 6));
    names.forEach((name, index) => {
      const share = bounds ? index / count : isLine ? index / Math.max(1, count - 1) : (index + 0.5) / count;
      const anchor = share < 0.04 ? "start" : share > 0.96 ? "end" : "middle";
      if (index % every === 0) svg.append(made("text", { class: "tick", y: 228, x: share * 100 + "%", "text-anchor": anchor }, name));
    });
    svg.setAttribute("height", 236);
  };

  /**
   * Draws a chart anew for some of the rows of its table. Gives false, and leaves it as it is, when it cannot be made of these columns.
   * @param {HTMLElement} figure
   * @param {string[]} columns their names, as the file has them
   * @param {(string | null | undefined)[][]} rows
   */
  halle.drawChart = (figure, columns, rows) => {
    const svg = figure.querySelector("svg.chart");
    const spec = figure.dataset;
    const what = svg && gather(spec, columns, rows);
    if (!svg || !what) return false;
    const { groups, bounds } = what;
    svg.replaceChildren();
    if (spec.kind === "bars") drawBars(svg, groups, spec.unit && spec.aggregate !== "count" ? " " + spec.unit : "");
    else if (spec.kind === "pyramid") drawPyramid(svg, groups);
    else drawUpright(svg, groups, bounds, spec.kind === "line" && groups.length > (spec.aggregate === "mean" ? 6 : 36));
    const lines = groups.map(({ name, value, values = [value] }) => {
      const row = document.createElement("tr");
      const head = document.createElement("th");
      head.scope = "row";
      head.textContent = name;
      row.append(head);
      for (const each of values) row.insertCell().textContent = halle.number(each);
      return row;
    });
    figure.querySelector("tbody")?.replaceChildren(...lines);
    const about = figure.querySelector(".view-about");
    if (about) about.textContent = halle.say("chart-selection", { n: rows.length });
    return true;
  };

  const originals = new WeakMap();
  /** Draws the charts of a table anew for some of its rows; as the build has drawn them, where there are none to draw from. */
  halle.redraw = (/** @type {HTMLElement[]} */ figures, /** @type {string[]} */ columns, /** @type {string[][] | undefined} */ rows) => {
    for (const figure of figures) {
      const parts = ["svg.chart", "tbody", ".view-about"].map((selector) => figure.querySelector(selector));
      if (!originals.has(figure)) originals.set(figure, parts.map((part) => part?.cloneNode(true)));
      if (rows && halle.drawChart(figure, columns, rows)) continue;
      originals.get(figure).forEach((was, index) => parts[index]?.replaceWith(was.cloneNode(true)));
    }
  };

  halle.charts = { numberOf, timeOf, ticksOf, gather };
})((globalThis.halle ??= {}));
