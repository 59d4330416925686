// @ts-check
/**
 * The rows of a table: reads them, filters, sorts, groups and writes them. It runs in a worker, or in the page where there are no workers.
 *
 * A table is a list of blocks of rows, a row a list of texts as the file has them. A CSV file is one block that lies in memory; a large table
 * lies in blocks on the site, which are read when they are needed and dropped after.
 *
 * @typedef {string[]} Row
 * @typedef {[name: string, type: string]} Column  t text, n number, y year, d date
 * @typedef {{ has?: string, is?: string[], min?: string, max?: string }} Filter
 * @typedef {{ by: number, unit: number, how: string, of: number }} Group  unit: how many characters of a date count; how: count, sum, mean
 * @typedef {{ q?: string, filters?: Record<number, Filter>, sort?: [number, boolean] | null, page?: number, group?: Group | null }} Query
 */
(function (halle) {
  "use strict";

  const pageRows = 100;
  /** So many rows of a large table are put in order, and so many groups made, so that memory stays flat. */
  const mostSorted = 10000;
  const mostGroups = 50000;
  const blocksKept = 32;
  const blocksAhead = 4;

  /** Without accents, in small letters. @type {(text: string) => string} */
  const fold = (text) =>
    (/[^\0-\x7f]/.test(text) ? text.normalize("NFD").replace(/\p{M}+/gu, "").replace(/œ/gi, "oe").replace(/æ/gi, "ae") : text).toLowerCase();

  const numeral = /^[+-]?(?:\d+(?:[.,]\d+)?|\.\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:,\d+)?|\d+(?:[.,]\d*)?[eE][+-]?\d+)$/;
  /** The number that a cell holds; NaN when it holds none. Codes that start with a zero are none. @type {(cell: string) => number} */
  const number = (cell) => {
    const text = cell.trim();
    return numeral.test(text) && !/^0\d+$/.test(text) ? Number(text.replace(/[ \u00a0\u202f]/g, "").replace(",", ".")) : NaN;
  };

  /** A date from the year on, with its time as written; empty when it is none. @type {(cell: string) => string} */
  const date = (cell) => {
    const text = cell.trim();
    if (/^\d{4}-\d\d-\d\d/.test(text)) return text.replace(" ", "T");
    const [, day, month, year, time] = /^(\d\d?)\/(\d\d?)\/(\d{4})(?: (.*))?$/.exec(text) ?? [];
    return day ? `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time ? "T" + time : ""}` : "";
  };

  /**
   * The rows of a text. A quote has a meaning at the start of a cell only, a doubled one inside stands for itself; a blank line is a row without cells.
   *
   * @type {(text: string, delimiter: string) => Row[]}
   */
  const parse = (text, delimiter) => {
    const rows = [];
    for (let at = 0; at < text.length; ) {
      const lineEnd = text.indexOf("\n", at);
      const line = text.slice(at, lineEnd < 0 ? undefined : lineEnd);
      if (!line.includes('"')) {
        const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
        rows.push(bare === "" ? [] : delimiter ? bare.split(delimiter) : [bare]);
        at += line.length + 1;
        continue;
      }
      const row = [];
      let end = at;
      do {
        let cell = "";
        if (text[at] === '"') {
          for (end = at; text[end] === '"' && end < text.length; end++) {
            if (end > at) cell += '"';
            const from = end + 1;
            end = text.indexOf('"', from);
            if (end < 0) end = text.length;
            cell += text.slice(from, end);
          }
        } else {
          for (end = at; end < text.length && text[end] !== delimiter && text[end] !== "\n" && text[end] !== "\r"; ) end++;
          cell = text.slice(at, end);
        }
        row.push(cell);
        at = end + 1;
      } while (text[end] === delimiter);
      if (text[end] === "\r") at++;
      rows.push(row);
    }
    return rows;
  };

  /** What lies between the header and the blank rows at the end, each row as wide as the table. @type {(rows: Row[], header: number, width: number) => Row[]} */
  const body = (rows, header, width) => {
    let end = rows.length;
    while (end > header && rows[end - 1].every((cell) => cell === "")) end--;
    return rows.slice(header, end).map((row) => (row.length === width ? row : Array.from({ length: width }, (_, column) => row[column] ?? "")));
  };

  /** What every row that passes must pass. @type {(query: Query, columns: Column[], except?: number) => ((row: Row) => boolean)[]} */
  const tests = (query, columns, except = -1) => {
    const tests = [];
    for (const [key, { has, is, min, max }] of Object.entries(query.filters ?? {})) {
      const column = Number(key);
      if (column === except) continue;
      if (is?.length) {
        const set = new Set(is);
        tests.push((row) => set.has(row[column]));
      }
      if ((min || max) && columns[column][1] === "d") {
        tests.push((row) => {
          const day = date(row[column]);
          return day !== "" && (!min || day >= min) && (!max || day.slice(0, max.length) <= max);
        });
      } else if (min || max) {
        const [low, high] = [min ? number(min) : -Infinity, max ? number(max) : Infinity];
        tests.push((row) => {
          const value = number(row[column]);
          return value >= low && value <= high;
        });
      }
      const part = fold(has ?? "");
      if (part) tests.push((row) => fold(row[column]).includes(part));
    }
    const words = fold(query.q ?? "").split(/\s+/).filter(Boolean);
    // A row is folded once.
    if (words.length) tests.push((row) => ((row.folded ??= fold(row.join("\n"))), words.every((word) => row.folded.includes(word))));
    return tests;
  };

  /** Whether no row of a block can pass a filter. `known`: least and greatest, or each value with its count; 0 where nothing is known. */
  const isOut = (known, { is, min, max }, type) => {
    if (!known) return false;
    if (type === "t") return Boolean(is?.length) && !is.some((value) => known.some((each, at) => at % 2 === 0 && each === value));
    if (!min && !max) return false;
    const [low, high] = known;
    if (type === "d") return !known.length || (min && high < min.slice(0, 10)) || (max && low.slice(0, max.length) > max);
    return !known.length || (min && high < number(min)) || (max && low > number(max));
  };

  /** Puts rows in order by a column: numbers and dates by value, texts as French does; what has no value comes last either way. */
  const order = (found, column, isDown, type, language) => {
    const value = { t: String, d: date, n: number, y: number, key: String }[type];
    const keys = found.map(({ row }) => value(row[column]));
    const compare = type === "t" ? new Intl.Collator(language, { numeric: true }).compare : (a, b) => (a < b ? -1 : 1);
    const distinct = [...new Set(keys)].filter((key) => key !== "" && key === key).sort(compare);
    const ranks = new Map(distinct.map((key, rank) => [key, isDown ? -rank : rank]));
    const places = found.map((each, index) => ({ each, rank: ranks.get(keys[index]) ?? Infinity }));
    return places.sort((a, b) => (a.rank === b.rank ? a.each.at - b.each.at : a.rank - b.rank)).map(({ each }) => each);
  };

  const gap = "[\\0- \\s\\u200b-\\u2069]*";
  const run = new RegExp(`^(?!${gap}[+-]([\\d\\s,.%€]|(?<=\\d)e|(?<=e)[+-])*$)${gap}[=+@＝＋－＠-]`, "i");
  const cut = new RegExp(`([,;\t]${gap})(?==|[+@-][^,;\t]*[(!|])`, "g");

  /** A cell that a spreadsheet would run as a formula gets a mark before what begins it; `FormulaCell` does the same. @type {(cell: string) => string} */
  const tame = (cell) => (run.test(cell) ? "'" : "") + cell.replace(cut, "$1'");

  /**
   * Opens a table: a CSV file with its form and its columns, or a folder of blocks.
   *
   * @param {{ file?: string, encoding?: string, delimiter?: string, header?: number, columns?: Column[], blocks?: string, language: string }} form
   * @param {(address: string) => Promise<any>} readJSON
   */
  const open = async (form, readJSON) => {
    const index = form.blocks ? await readJSON(form.blocks + "index.json") : null;
    // The only block of a table stands in the index.
    const isLarge = Boolean(index && !index.rows);
    /** @type {Column[]} */
    const columns = index ? index.columns : form.columns;
    /** How many rows each block has. @type {number[]} */
    let counts = index?.counts;
    let block = () => index.rows;
    if (isLarge) {
      const kept = new Map();
      block = (number) => {
        const rows = kept.get(number) ?? readJSON(`${form.blocks}${Math.floor(number / 1000)}/${number}.json`);
        kept.delete(number);
        kept.set(number, rows);
        rows.catch(() => kept.delete(number));
        if (kept.size > blocksKept) kept.delete(kept.keys().next().value);
        return rows;
      };
    } else if (!index) {
      const answer = await fetch(form.file);
      if (!answer.ok) throw new Error(answer.status + " " + form.file);
      const rows = body(parse(new TextDecoder(form.encoding).decode(await answer.arrayBuffer()), form.delimiter), form.header, columns.length);
      counts = [rows.length];
      block = () => rows;
    }
    const total = counts.reduce((sum, count) => sum + count, 0);

    /** What is known of a column, block by block. */
    const known = async (column) => {
      const part = index ? index.parts.findLastIndex((first) => first <= column) : -1;
      return part < 0 ? undefined : (await readJSON(`${form.blocks}s${part}.json`))[column - index.parts[part]];
    };

    /**
     * Goes through the rows that pass, in the table's order, and reads no block that can have none. `told` may throw, to stop.
     *
     * @param {Query} query
     * @param {(row: Row, at: number, block: number) => void} each
     * @param {(news: any) => void} told
     */
    const scan = async (query, each, told, except = -1) => {
      let blocks = [...counts.keys()];
      for (const [key, filter] of Object.entries(query.filters ?? {})) {
        const about = Number(key) !== except && blocks.length > 1 && (await known(Number(key)));
        if (about) blocks = blocks.filter((number) => !isOut(about[number], filter, columns[key][1]));
      }
      const all = tests(query, columns, except);
      let [start, before, since] = [0, 0, Date.now()];
      for (const [done, number] of blocks.entries()) {
        if (isLarge) blocks.slice(done, done + blocksAhead).forEach(block);
        for (; before < number; before++) start += counts[before];
        const rows = await block(number);
        for (let index = 0; index < rows.length; index++) {
          if (all.every((test) => test(rows[index]))) each(rows[index], start + index, number);
          // Gives way to others once in a while.
          if ((index & 1023) === 0 && Date.now() - since > 30) {
            await new Promise((resolve) => setTimeout(resolve));
            since = Date.now();
          }
        }
        told({ done: done + 1, of: blocks.length });
      }
    };

    /** What was counted last: how many rows of each block pass. And what was put in order last. */
    let counted = { key: "", counts };
    let sorted = { key: "", rows: [], count: 0 };

    const sortRows = async (query, report) => {
      const key = JSON.stringify([query.q, query.filters, query.sort]);
      if (sorted.key === key) return;
      const [column, isDown] = query.sort;
      let [found, count] = [[], 0];
      const cut = () => (found = order(found, column, isDown, columns[column][1], form.language).slice(0, isLarge ? mostSorted : undefined));
      await scan(query, (row, at) => {
        count++;
        if (found.push({ row, at }) > 2 * mostSorted && isLarge) cut();
      }, (news) => report({ ...news, count }));
      sorted = { key, rows: cut().map(({ row }) => row), count };
    };

    /** A page of the rows that pass. @type {(query: Query, report: (news: any) => void) => Promise<any>} */
    const page = async (query, report) => {
      const from = (query.page ?? 0) * pageRows;
      if (query.sort) {
        await sortRows(query, report);
        return { rows: sorted.rows.slice(from, from + pageRows), count: sorted.count, shown: sorted.rows.length };
      }
      const key = JSON.stringify([query.q, query.filters]);
      const all = tests(query, columns);
      if (!all.length) counted = { key, counts };
      const rows = [];
      let count = 0;
      if (counted.key === key) {
        for (const [number, passing] of counted.counts.entries()) {
          if (count < from + pageRows && count + passing > from) {
            let at = count;
            for (const row of await block(number)) if (all.every((test) => test(row)) && at++ >= from && rows.length < pageRows) rows.push(row);
          }
          count += passing;
        }
        return { rows, count, shown: count };
      }
      const found = counts.map(() => 0);
      await scan(query, (row, _, number) => {
        found[number]++;
        if (count++ >= from && rows.length < pageRows) rows.push(row);
      }, (news) => report({ ...news, count, rows: rows.length === pageRows ? rows : undefined }));
      counted = { key, counts: found };
      return { rows, count, shown: count };
    };

    /** Groups of rows: the label, how many, the sum or mean of a column, and of how many numbers. Texts come with the greatest first, dates and numbers in order. */
    const groups = async (query, report) => {
      const { by, unit, how, of } = query.group;
      const type = columns[by][1];
      const all = new Map();
      let [count, left] = [0, 0];
      await scan(query, (row) => {
        count++;
        const label = type === "d" ? date(row[by]).slice(0, unit || undefined) : row[by];
        const group = all.get(label) ?? { count: 0, sum: 0, numbers: 0 };
        if (!group.count && all.size >= mostGroups) return void left++;
        all.set(label, group);
        group.count++;
        const value = how === "count" ? NaN : number(row[of]);
        if (value === value) {
          group.sum += value;
          group.numbers++;
        }
      }, (news) => report({ ...news, count }));
      const rows = [...all].map(([label, { count, sum, numbers }]) => {
        const result = numbers ? String(Number((how === "mean" ? sum / numbers : sum).toPrecision(14))) : "";
        return [label, String(count), ...(how === "count" ? [] : [result, String(numbers)])];
      });
      const [column, isDown] = query.sort ?? (type === "t" ? [how === "count" ? 1 : 2, true] : [0, false]);
      const sorted = order(rows.map((row, at) => ({ row, at })), column, isDown, column ? "n" : type === "d" ? "key" : type, form.language).map(({ row }) => row);
      return { groups: sorted, count, left };
    };

    /** The values of a column with their counts among the rows that pass the other filters, most frequent first. */
    const values = async (query, column, report) => {
      const all = new Map();
      const add = (value, count) => (all.has(value) || all.size < mostGroups) && all.set(value, (all.get(value) ?? 0) + count);
      const lists = columns[column][1] === "t" && !tests(query, columns, column).length && (await known(column));
      if (lists && lists.every(Boolean)) for (const list of lists) for (let at = 0; at < list.length; at += 2) add(list[at], list[at + 1]);
      else await scan(query, (row) => add(row[column], 1), report, column);
      return { values: [...all].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)) };
    };

    /** What is shown, as a file of a kind: csv, excel or json; or tabs, a text for the clipboard. */
    const write = async (query, kind, shown, names, report) => {
      const mark = { csv: ",", excel: ";", tabs: "\t" }[kind];
      const isNumber = (column) => (query.group ? column > 0 : columns[column]?.[1] === "n");
      const cell = (text, column) => {
        const value = isNumber(column) ? number(text) : NaN;
        if (!mark) return JSON.stringify(names[column]) + ": " + (text === "" ? null : Math.abs(value) < 1e15 ? value : JSON.stringify(text));
        const safe = kind === "excel" && value === value ? text.replace(".", ",") : tame(text);
        if (kind === "tabs") return safe.replace(/[\t\r\n]+/g, " ");
        return safe.includes(mark) || /["\r\n]/.test(safe) ? '"' + safe.replaceAll('"', '""') + '"' : safe;
      };
      const line = (row) => shown.map((column) => cell(row[column], column)).join(mark ?? ", ");
      const head = shown.map((column) => (mark ? tame(names[column]).replace(/[\t\r\n]+/g, " ") : ""));
      const parts = [];
      let text = mark ? (kind === "excel" ? "\ufeff" : "") + head.map((name) => (/[";,]/.test(name) ? '"' + name.replaceAll('"', '""') + '"' : name)).join(mark) : "[";
      let next = mark ? "\r\n" : "\n{";
      const put = (row) => {
        text += next + line(row) + (mark ? "" : "}");
        if (!mark) next = ",\n{";
        if (text.length > 1 << 20) text = (parts.push(new Blob([text])), "");
      };
      if (query.group) (await groups(query, report)).groups.forEach(put);
      else if (query.sort) await sortRows(query, report).then(() => sorted.rows.forEach(put));
      else await scan(query, put, report);
      parts.push(text + (mark ? "\r\n" : "\n]\n"));
      return kind === "tabs" ? { text: parts.join("") } : { file: new Blob(parts, { type: mark ? "text/csv" : "application/json" }) };
    };

    return { columns, total, page, groups, values, write };
  };

  /**
   * Answers messages: `{ id, form }` opens a table, `{ id, query, … }` asks it, `{ id, stop }` stops what runs. What is asked later stops what was
   * asked before, unless it is `aside`.
   */
  const serve = (post, readJSON) => {
    let [table, last] = [null, 0];
    return async ({ id, form, query, values, write, shown, names, stop, aside }) => {
      if (!aside) last = id;
      if (stop) return;
      let since = Date.now();
      const report = (news) => {
        if (!aside && last !== id) throw new Error("stopped");
        if (Date.now() - since < 150) return;
        since = Date.now();
        post({ id, ...news });
      };
      try {
        if (form) table = open(form, readJSON);
        const { columns, total, ...ask } = await table;
        const end = form ? { columns, total }
          : values >= 0 ? ask.values(query, values, report)
          : write ? ask.write(query, write, shown, names, report)
          : query.group ? ask.groups(query, report) : ask.page(query, report);
        post({ id, end: await end });
      } catch (error) {
        post({ id, error: String(error) });
      }
    };
  };

  halle.tables = { fold, number, date, parse, body, open, serve };

  if (typeof document === "undefined" && typeof postMessage === "function") {
    const handle = serve(postMessage.bind(globalThis), async (address) => {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(answer.status + " " + address);
      return answer.json();
    });
    onmessage = ({ data }) => handle(data);
  }
})((globalThis.halle ??= {}));
