// @ts-check
/**
 * The charts of a table drawn anew for the rows that the explorer shows, as the build draws them for all.
 *
 * A chart is a `figure` that says by `data-kind`, `data-x`, `data-y`, `data-aggregate`, `data-filter`, `data-cut` and `data-limit` how it is made of the rows.
 */
(function (halle) {
  "use strict";

  const { draw, number, say } = halle;

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
    const first = Math.floor(low / step);
    return Array.from({ length: Math.ceil(high / step) - first + 1 }, (_, index) => (first + index) * step);
  };

  /** Months since year 0 of a date from the year on, or of a year. */
  const monthOf = (text) => {
    const [, year, month = 1] = /^\s*(\d{4})(?:-(\d\d))?/.exec(text) ?? [];
    return year ? year * 12 + Number(month) - 1 : NaN;
  };

  /**
   * What a chart shows of groups of rows: names and values.
   *
   * @param {any} spec
   * @param {[label: string, count: number, sum: number, side?: string][]} rows by the chart's `x`: how many have a number, and these added; of a pyramid
   *   also by sex
   * @returns {{ groups: { name: string, value: number, values?: number[], isRest?: boolean }[], bounds?: number[] }}
   */
  const gather = ({ kind, aggregate, cut, limit = 12 }, rows) => {
    if (kind === "histogram") return bySize(rows);
    if (kind === "pyramid") return byAge(rows, aggregate);
    const held = new Map();
    for (const [label, count, sum] of rows) {
      const key = kind === "line" ? monthOf(label) : (cut ? label.split(cut)[0] : label).trim();
      if (!key || !count) continue;
      const [before, all] = held.get(key) ?? [0, 0];
      held.set(key, [before + count, all + sum]);
    }
    const result = ([count, sum]) => (aggregate === "count" ? count : aggregate === "mean" ? sum / count : sum);
    if (kind === "line") return { groups: byTime(held, rows.every(([label]) => label.length < 5), aggregate === "mean", result) };
    const all = [...held].map(([name, group]) => ({ name, value: result(group) })).sort((a, b) => b.value - a.value);
    const most = Number(limit);
    const groups = all.slice(0, all.length === most + 1 ? all.length : most);
    const others = all.slice(groups.length);
    if (!others.length || aggregate === "mean") return { groups };
    const value = others.reduce((sum, other) => sum + other.value, 0);
    return { groups: [...groups, { name: say("chart-others", { n: others.length }), value, isRest: true }] };
  };

  /** The youngest first, men on the left: told apart as the build does (homme, masculin, garçon, 1). */
  const byAge = (rows, aggregate) => {
    const held = new Map();
    for (const [label, count, sum, side = ""] of rows) {
      const name = label.trim();
      if (!name || !side.trim()) continue;
      const values = held.get(name) ?? [0, 0];
      values[/^\s*[hmg1]/i.test(side) ? 0 : 1] += aggregate === "count" ? count : sum;
      held.set(name, values);
    }
    const age = (name) => (/^(moins|under)/i.test(name) ? -1 : Number(/\d{1,3}/.exec(name)?.[0] ?? 0));
    return { groups: [...held].map(([name, values]) => ({ name, value: values[0] + values[1], values })).sort((a, b) => age(a.name) - age(b.name)) };
  };

  /** Numbers in steps of one width. */
  const bySize = (rows) => {
    const numbers = rows.map(([label, count]) => [Number(label.replace(/[\s€]/g, "").replace(",", ".") || NaN), count]).filter(([value]) => !Number.isNaN(value));
    if (!numbers.length) return { groups: [], bounds: [] };
    const [least, most] = numbers.reduce(([low, high], [value]) => [Math.min(low, value), Math.max(high, value)], [Infinity, -Infinity]);
    const step = ticksOf(0, most - least || 1, 16)[1];
    const first = Math.floor(least / step);
    const length = Math.max(1, Math.ceil(most / step) - first);
    const bounds = Array.from({ length: length + 1 }, (_, index) => (first + index) * step);
    const groups = bounds.slice(1).map((to, index) => ({ name: say("chart-from-to", { from: bounds[index], to }), value: 0 }));
    for (const [value, count] of numbers) groups[Math.min(length - 1, Math.floor(value / step) - first)].value += count;
    return { groups, bounds };
  };

  /** Months where they are few, else years. */
  const byTime = (held, isYear, isMean, result) => {
    const keys = [...held.keys()];
    const [first, last] = [Math.min(...keys), Math.max(...keys)];
    const size = !isYear && last - first < 48 ? 1 : 12;
    const merged = new Map();
    for (const [key, group] of held) {
      const before = merged.get(Math.floor(key / size)) ?? [0, 0];
      merged.set(Math.floor(key / size), group.map((value, at) => value + before[at]));
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
        draw("text", { class: "name", y: y + 14 }, name.length > 40 ? name.slice(0, 39) + "…" : name),
        draw("rect", { class: isRest ? "rest" : "c1", x: from + "%", y: y + 20, width: width + "%", height: 10 }),
        draw("text", { class: "value", x: from + width + "%", dx: 7, y: y + 30 }, short(value) + unit),
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
        if (share > 0) svg.append(draw("rect", { class: side ? "c2" : "c1", x: (side ? 58 : 42 - share) + "%", y, width: share + "%", height: high - 1 }));
      });
      if (index % every === 0) svg.append(draw("text", { class: "tick", x: "50%", "text-anchor": "middle", y: y + (high >> 1) + 5 }, name.slice(0, 10)));
    });
    for (const [x, value, anchor] of [[0, most, "start"], [42, 0, "end"], [58, 0, "start"], [100, most, "end"]]) {
      svg.append(draw("text", { class: "tick", x: x + "%", y: count * high + 20, "text-anchor": anchor }, short(value)));
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
      svg.append(draw("line", { class: tick ? "grid" : "base", x2: "100%", y1: y, y2: y }), draw("text", { class: "tick", x: -8, "text-anchor": "end", y: y + 4 }, short(tick)));
    }
    const count = groups.length || 1;
    if (isLine) {
      const inner = draw("svg", { y: 22, width: "100%", height: 186, viewBox: "0 0 1000 186", preserveAspectRatio: "none", overflow: "visible" });
      const d = "M" + values.map((value, index) => (index * 1000) / Math.max(1, count - 1) + " " + (place(value) - 22)).join("L");
      inner.append(draw("path", { class: "line l1", "vector-effect": "non-scaling-stroke", d }));
      svg.append(inner);
    } else {
      const gap = bounds ? 0.04 : 0.2;
      values.forEach((value, index) => {
        const height = Math.max(1, Math.abs(place(value) - place(0)));
        const [x, width] = [((index + gap / 2) * 100) / count + "%", ((1 - gap) * 100) / count + "%"];
        if (value) svg.append(draw("rect", { class: "c1", x, y: Math.min(place(value), place(0)), width, height }));
      });
    }
    const names = bounds ? bounds.map(short) : groups.map((group) => group.name);
    const every = Math.ceil(names.length / (names.some((name) => name.length > 5) ? 4 : 6));
    names.forEach((name, index) => {
      const share = bounds ? index / count : isLine ? index / Math.max(1, count - 1) : (index + 0.5) / count;
      const anchor = share < 0.04 ? "start" : share > 0.96 ? "end" : "middle";
      if (index % every === 0) svg.append(draw("text", { class: "tick", y: 228, x: share * 100 + "%", "text-anchor": anchor }, name));
    });
    svg.setAttribute("height", 236);
  };

  /** What the build has drawn of each figure. */
  const originals = new WeakMap();

  /**
   * Draws a chart anew for some of the rows of its table; as the build has drawn it for all of them. It stays as it is when it cannot be made of these
   * columns.
   * @param {HTMLElement} figure
   * @param {[name: string, type: string][]} columns
   * @param {any} query which rows
   * @param {(query: any) => Promise<{ groups: string[][], count: number }>} ask
   */
  halle.drawChart = async (figure, columns, query, ask) => {
    const parts = ["svg.chart", "tbody", ".view-about"].map((selector) => figure.querySelector(selector)), [svg, numbers, about] = parts;
    const spec = figure.dataset, { kind, x, y, aggregate, filter } = spec;
    if (!originals.has(figure)) originals.set(figure, parts.map((part) => part?.cloneNode(true)));
    const at = (name) => columns.findIndex((column) => column[0] === name);
    const by = at(x), of = at(y), sex = columns.findIndex(([name]) => /(^|[\W\d_])(sexe?|genre)([\W\d_]|$)/i.test(name));
    if (!svg || by < 0 || (y && of < 0) || (kind === "pyramid" && sex < 0)) return;
    if (!query.q && !Object.keys(query.filters).length) {
      originals.get(figure).forEach((was, index) => {
        parts[index]?.replaceChildren(...was.cloneNode(true).childNodes);
        if (!index) svg.setAttribute("height", was.getAttribute("height"));
      });
      return;
    }
    const only = (filters, column, value) => ({ ...filters, [column]: { ...filters[column], is: [value] } });
    const filters = filter ? only(query.filters, at(filter.split("=")[0]), filter.split("=")[1]) : query.filters;
    const unit = kind === "line" && columns[by][1] === "d" ? 7 : 0, how = y ? "sum" : "count";
    const grouped = (filters, group) => ask({ ...query, filters, sort: null, page: 0, group: { unit: 0, how: "count", of: -1, ...group } });
    const answer = await grouped(filters, { by, unit, how, of });
    const rowsOf = ({ groups }, ...side) => groups.map(([label, count, sum = 0, numbers = count]) => [label, Number(numbers), Number(sum), ...side]);
    let rows = rowsOf(answer);
    if (kind === "pyramid") {
      rows = [];
      for (const [side] of (await grouped(filters, { by: sex })).groups) rows.push(...rowsOf(await grouped(only(filters, sex, side), { by, how, of }), side));
    }
    const { groups, bounds } = gather(spec, rows);
    svg.replaceChildren();
    if (kind === "bars") drawBars(svg, groups, spec.unit && aggregate !== "count" ? " " + spec.unit : "");
    else if (kind === "pyramid") drawPyramid(svg, groups);
    else drawUpright(svg, groups, bounds, kind === "line" && groups.length > (aggregate === "mean" ? 6 : 36));
    const cells = ({ value, values = [value] }) => values.map((each) => halle.make("td", {}, number(each)));
    numbers?.replaceChildren(...groups.map((group) => halle.make("tr", {}, halle.make("th", { scope: "row" }, group.name), ...cells(group))));
    if (about) about.textContent = say("chart-selection", { n: answer.count });
  };

  halle.charts = { ticksOf, gather };
})((globalThis.halle ??= {}));
