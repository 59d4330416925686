// @ts-check
/**
 * The explorer of a table: takes the place of the preview in a page and shows all rows, a hundred at a time, as the reader asks for them.
 *
 * The element's data say where the rows are; `explore-table.js` does the work, in a worker. What is asked stands in the page's address, so that a
 * view is a link. The table's charts on the page show the same rows (`redraw.js`).
 */
(function (halle) {
  "use strict";

  const { make: el, say } = halle;
  const pageRows = 100;
  /** A table with more columns shows the first ones until others are asked for. */
  const mostColumns = 30;
  const mostValues = 100;
  const longestCell = 300;

  const button = (text, onclick, properties = {}) => el("button", { type: "button", onclick, ...properties }, text);
  const label = (text, input) => el("label", {}, text + " ", input);
  const menu = (title, ...children) => el("details.explore-menu", { name: "explore" }, el("summary", {}, title), el("div", {}, ...children));
  const select = (options, value, change) => {
    const element = el("select", { onchange: () => change(element.value) }, ...options.map(([value, text]) => el("option", { value }, text)));
    element.value = value;
    return element;
  };
  const tick = (checked, change, ...text) => {
    const box = el("input", { type: "checkbox", checked, onchange: () => change(box.checked) });
    return el("li", {}, el("label", {}, box, " ", ...text));
  };

  /** Starts a worker, or does its work here where there are none. Gives a function that asks, and is told what comes before the answer. */
  const connect = async () => {
    const waiting = new Map();
    let send;
    const hear = ({ id, end, error, ...news }) => {
      const call = waiting.get(id);
      if (!end && !error) return call?.told?.(news);
      waiting.delete(id);
      error ? call?.reject(new Error(error)) : call?.resolve(end);
    };
    const stay = async () => {
      await halle.load("explore-table");
      send = halle.tables.serve(hear, halle.fetchJSON);
      for (const { message } of waiting.values()) send(message);
    };
    try {
      const worker = halle.isPortable ? null : new Worker(halle.address("explore-table"));
      if (!worker) await stay();
      else {
        send = (message) => worker.postMessage(message);
        worker.onmessage = ({ data }) => hear(data);
        worker.onerror = stay;
      }
    } catch {
      await stay();
    }
    let last = 0;
    return (asked, told) =>
      new Promise((resolve, reject) => {
        const message = { id: ++last, ...asked };
        waiting.set(last, { message, told, resolve, reject });
        send(message);
      });
  };

  const copy = async (text) => {
    try {
      await navigator.clipboard.writeText(text);
    } catch {
      const area = el("textarea", { value: text });
      document.body.append(area);
      area.select();
      document.execCommand("copy");
      area.remove();
    }
  };

  halle.scripts.explore = async (/** @type {HTMLElement} */ root) => {
    document.head.append(el("link", { rel: "stylesheet", href: halle.address("explore").replace(/js$/, "css") }));
    const { file, blocks, encoding, delimiter, header, columns: listed, name: fileName = "" } = root.dataset;
    const whole = (link) => link && new URL(link, document.baseURI).href;
    const region = root.querySelector(".table");
    const status = el("p.explore-status", { role: "status" }, say("explore-reading"));
    root.querySelector(".explore-open").remove();
    const fold = root.closest("details");
    if (fold) fold.open = true;
    region.before(status);
    let ask, columns, total;
    try {
      ask = await connect();
      const known = listed?.split("\n").map((line) => [line.slice(1), line[0]]);
      const form = { file: whole(file), blocks: whole(blocks), encoding, delimiter, header: Number(header), columns: known, language: halle.language };
      ({ columns, total } = await ask({ form }));
    } catch {
      status.textContent = say("explore-failed");
      return;
    }
    // Two columns of one name are told apart.
    const names = columns.map(([name], column) => {
      const before = columns.slice(0, column).filter(([other]) => other === name).length;
      return (name || say("explore-unnamed", { n: column + 1 })) + (before ? ` (${before + 1})` : "");
    });
    const kind = (column) => columns[column]?.[1];
    const every = names.map((_, column) => column);
    const first = every.slice(0, mostColumns);
    const options = every.map((column) => [column, names[column]]);

    // What is asked for, and how it stands in the address.

    let state;
    const read = () => {
      const [id, ...rest] = location.hash.slice(1).split("&");
      const words = new URLSearchParams(id === root.id ? rest.join("&") || location.search : "");
      const place = (key) => names.indexOf(words.get(key));
      state = { q: words.get("q") ?? "", filters: {}, sort: null, page: Math.max(0, words.get("page") - 1), group: null, shown: first };
      for (const [key, value] of words) {
        const [, part, name] = /^(has|is|min|max)\.(.*)$/s.exec(key) ?? [];
        const column = names.indexOf(name);
        const filter = column < 0 ? {} : (state.filters[column] ??= {});
        if (part === "is") (filter.is ??= []).push(value);
        else filter[part] = value;
      }
      if (place("by") >= 0) state.group = { by: place("by"), unit: Number(words.get("unit")), how: kind(place("of")) ? words.get("how") : "count", of: place("of") };
      const sort = state.group && words.has("sort") ? Number(words.get("sort")) : place("sort");
      if (sort >= 0) state.sort = [sort, words.has("down")];
      const shown = words.getAll("column").map((name) => names.indexOf(name)).filter((column) => column >= 0);
      if (shown.length) state.shown = shown;
    };
    const written = () => {
      const words = new URLSearchParams();
      const put = (key, value) => value && words.append(key, value);
      const { q, filters, group, sort, page, shown } = state;
      put("q", q);
      for (const [column, filter] of Object.entries(filters)) {
        for (const part of ["has", "min", "max"]) put(part + "." + names[column], filter[part]);
        for (const value of filter.is ?? []) words.append("is." + names[column], value);
      }
      put("by", names[group?.by]);
      put("unit", group?.unit);
      if (names[group?.of]) put("how", group.how), put("of", names[group.of]);
      if (sort) words.set("sort", group ? sort[0] : names[sort[0]]);
      put("down", sort?.[1] && "1");
      put("page", page && page + 1);
      if (shown !== first) for (const column of shown) put("column", names[column]);
      return "#" + root.id + (words.size ? "&" + words : "");
    };

    /** Changes what is asked for. What is typed does not fill the history: the last step is replaced. */
    let typed = false;
    const change = (more, isTyped = false) => {
      state = { ...state, page: 0, ...more };
      history[isTyped && typed ? "replaceState" : "pushState"](null, "", written());
      typed = isTyped;
      return run();
    };
    const setFilter = (column, more) => change({ filters: { ...state.filters, [column]: { ...state.filters[column], ...more } } }, true);
    let timer;
    const later = (work) => {
      clearTimeout(timer);
      timer = setTimeout(work, 200);
    };

    // What stands around the table.

    const search = el("input", { type: "search", oninput: () => later(() => change({ q: search.value }, true)) });
    const chips = el("ul.explore-chips");
    const panel = el("div.explore-panel", { hidden: true });
    const bar = el("progress", { "aria-label": say("explore-reading") });
    const progress = el("p.explore-progress", { hidden: true }, bar, button(say("explore-stop"), () => ask({ stop: true })));
    const table = el("table.rows");
    const place = el("span");
    const turn = (by) => {
      change({ page: state.page + by });
      region.scrollTop = 0;
    };
    const back = button(say("explore-previous"), () => turn(-1));
    const next = button(say("explore-next"), () => turn(1));
    const pager = el("nav.explore-pager", { "aria-label": say("explore-pages") }, back, place, next);
    const choices = el("div");
    const grouping = el("div");
    const show = ({ done, of }) => {
      progress.hidden = !of;
      bar.value = done / of || 0;
    };
    const take = (write, ending) => async () => {
      const [heads, shown] = state.group ? [headings(), headings().map((_, at) => at)] : [names, state.shown];
      const { file, text } = await ask({ query: state, write, shown, names: heads, aside: true }, show).catch(() => ({}));
      progress.hidden = true;
      if (text) copy(text).then(() => (status.textContent = say("explore-copied")));
      if (file) halle.save(file, fileName.replace(/\.[^.]*$/, "") + "-selection" + ending);
    };
    status.before(
      el("div.explore-tools", {},
        label(say("explore-search"), search), menu(say("explore-columns"), choices), menu(say("explore-group"), grouping),
        menu(say("explore-download"),
          button(say("explore-csv"), take("csv", ".csv")), button(say("explore-excel"), take("excel", "-excel.csv")),
          button(say("explore-json"), take("json", ".json")), button(say("explore-copy"), take("tabs")))),
      panel, chips,
    );
    status.after(progress);
    region.replaceChildren(table);
    region.nextElementSibling?.remove();
    region.after(pager);
    root.onkeydown = ({ key }) => {
      const open = key === "Escape" && root.querySelector("details[open]");
      if (open) open.open = false, open.querySelector("summary").focus();
      else if (key === "Escape") close();
    };
    document.addEventListener("pointerdown", ({ target }) => {
      for (const open of root.querySelectorAll("details[open]")) if (!open.contains(target)) open.open = false;
    });

    /** The headings as they are shown now. */
    const headings = () => {
      if (!state.group) return state.shown.map((column) => names[column]);
      const { by, how, of } = state.group;
      const name = names[of];
      return [names[by], say("explore-rows"), ...(how === "sum" ? [say("explore-sum-of", { name })] : how === "mean" ? [say("explore-mean-of", { name })] : [])];
    };
    /** The columns of rows, or of groups, as they are shown now. */
    const places = () => (state.group ? [...headings().keys()] : state.shown);

    const isNumber = (column) => (state.group ? column > 0 : kind(column) === "n");
    let drawn;
    const drawHead = () => {
      const key = JSON.stringify([state.group, state.shown]);
      if (drawn !== key) {
        const heads = headings();
        const cells = places().map((column, at) => {
          const cell = el(isNumber(column) ? "th.right" : "th", { scope: "col" }, button(heads[at], () => {
            const [by, isDown] = state.sort ?? [];
            change({ sort: by !== column ? [column, false] : isDown ? null : [column, true] });
          }));
          const filter = button("▾", () => openPanel(column, filter), { "aria-expanded": false, "aria-label": say("explore-filter", { name: heads[at] }) });
          filter.className = "explore-filter";
          if (!state.group) cell.append(filter);
          return cell;
        });
        table.replaceChildren(el("caption"), el("thead", {}, el("tr", {}, ...cells)), el("tbody"));
        drawn = key;
      }
      const [by, isDown] = state.sort ?? [];
      places().forEach((column, at) => (table.tHead.rows[0].cells[at].ariaSort = by !== column ? null : isDown ? "descending" : "ascending"));
    };
    const drawRows = (rows) => {
      const cell = (row, column) => {
        let text = row[column] || (state.group && !column ? say("explore-empty") : "");
        if (state.group && column && text) text = halle.number(Number(text));
        return el(isNumber(column) ? "td.right" : "td", {}, text.length > longestCell ? text.slice(0, longestCell) + "…" : text);
      };
      table.tBodies[0].replaceChildren(...rows.map((row) => el("tr", {}, ...places().map((column) => cell(row, column)))));
    };

    const drawChips = () => {
      const all = [];
      const chip = (name, undo) => all.push(el("li", {}, button(name + " ✕", undo, { "aria-label": say("remove", { name }) })));
      for (const [column, { has, is, min, max }] of Object.entries(state.filters)) {
        const said = [has, is?.map((value) => value || say("explore-empty")).join(", "), (min || max) && `${min || "…"} – ${max || "…"}`].filter(Boolean).join(" · ");
        if (said) chip(`${names[column]} : ${said}`, () => setFilter(column, { has: "", is: [], min: "", max: "" }));
      }
      if (state.group) chip(say("explore-by", { name: names[state.group.by] }), () => change({ group: null, sort: null }));
      if (all.length > 1) all.push(el("li", {}, button(say("clear"), () => change({ filters: {}, group: null, sort: null }))));
      chips.replaceChildren(...all);
    };

    const drawChoices = () => {
      const list = el("ul.explore-values");
      const fill = (part) => {
        const found = every.filter((column) => names[column].toLowerCase().includes(part)).slice(0, mostValues);
        list.replaceChildren(...found.map((column) =>
          tick(state.shown.includes(column), (isOn) => {
            const shown = every.filter((each) => (each === column ? isOn : state.shown.includes(each)));
            change({ shown: shown.length ? shown : first, page: state.page });
          }, names[column])));
      };
      fill("");
      const find = el("input", { type: "search", oninput: () => fill(find.value.toLowerCase()) });
      choices.replaceChildren(...(names.length > mostColumns ? [label(say("explore-find"), find)] : []), list);
    };
    const drawGrouping = () => {
      const { by, unit, how, of } = state.group ?? { by: -1, unit: 0, how: "count", of: -1 };
      const numbers = options.filter(([column]) => kind(column) === "n");
      const set = async (more) => {
        const group = { by, unit, how, of, ...more };
        if (more.by) group.unit = kind(group.by) === "d" ? 7 : 0;
        group.of = group.how === "count" ? -1 : group.of < 0 ? numbers[0][0] : group.of;
        change({ group: group.by < 0 ? null : group, sort: null });
        const at = [...grouping.querySelectorAll("select")].indexOf(document.activeElement);
        drawGrouping();
        grouping.querySelectorAll("select")[at]?.focus();
      };
      const units = [[10, say("explore-day")], [7, say("explore-month")], [4, say("explore-year")]];
      const hows = [["count", say("explore-count")], ["sum", say("explore-sum")], ["mean", say("explore-mean")]];
      const parts = [label(say("explore-group-by"), select([[-1, "–"], ...options], by, (value) => set({ by: Number(value) })))];
      if (kind(by) === "d") parts.push(label(say("explore-unit"), select(units, unit, (value) => set({ unit: Number(value) }))));
      if (by >= 0 && numbers.length) parts.push(label(say("explore-show"), select(hows, how, (how) => set({ how }))));
      if (how !== "count") parts.push(label(say("explore-of"), select(numbers, of, (value) => set({ of: Number(value) }))));
      grouping.replaceChildren(...parts);
    };

    // The filter of a column.

    let opener;
    const close = () => {
      panel.hidden = true;
      opener?.setAttribute("aria-expanded", "false");
      opener?.focus();
      opener = null;
    };
    const openPanel = async (column, from) => {
      const wasOpen = opener === from;
      close();
      if (wasOpen) return;
      opener = from;
      opener.setAttribute("aria-expanded", "true");
      const filter = state.filters[column] ?? {};
      const input = (part, text, properties) => {
        const field = el("input", { ...properties, value: filter[part] ?? "", oninput: () => later(() => setFilter(column, { [part]: field.value })) });
        return label(text, field);
      };
      const isText = kind(column) === "t";
      const fields = isText ? [input("has", say("explore-contains"), { type: "search" })]
        : kind(column) === "d" ? [input("min", say("explore-from-day"), { type: "date" }), input("max", say("explore-to-day"), { type: "date" })]
        : [input("min", say("explore-from"), { inputMode: "decimal" }), input("max", say("explore-to"), { inputMode: "decimal" })];
      const list = el("ul.explore-values");
      panel.replaceChildren(
        el("fieldset", {}, el("legend", {}, say("explore-filter", { name: names[column] })), ...fields, list, button(say("explore-close"), close)));
      panel.hidden = false;
      panel.querySelector("input").focus();
      if (!isText && kind(column) !== "y") return;
      const { values } = await ask({ query: state, values: column, aside: true }).catch(() => ({ values: [] }));
      const chosen = new Set(filter.is);
      const shown = [...values.slice(0, mostValues), ...values.slice(mostValues).filter(([value]) => chosen.has(value))];
      list.append(...shown.map(([value, count]) =>
        tick(chosen.has(value), (isOn) => {
          chosen[isOn ? "add" : "delete"](value);
          setFilter(column, { is: [...chosen] });
        }, el("bdi", {}, value || say("explore-empty")), ` (${halle.number(count)})`)));
      if (values.length > shown.length) list.append(el("li", {}, say("explore-more", { n: values.length - shown.length })));
    };

    // Asking.

    const figures = [...document.querySelectorAll("figure[data-kind]")].filter((figure) => figure.dataset.table === fileName);
    const rowsOf = ({ q, filters }) => JSON.stringify([q, filters]);
    let charted = rowsOf({ q: "", filters: {} });
    const redraw = async () => {
      const query = state;
      if (!figures.length || charted === rowsOf(query)) return;
      charted = rowsOf(query);
      await halle.load("redraw");
      for (const figure of figures) await halle.drawChart(figure, columns, query, (query) => ask({ query, aside: true }));
    };
    let turns = 0;
    const run = async () => {
      const number = ++turns;
      if (document.activeElement !== search) search.value = state.q;
      drawHead();
      drawChips();
      if (!choices.contains(document.activeElement)) drawChoices();
      if (!grouping.contains(document.activeElement)) drawGrouping();
      try {
        const answer = await ask({ query: state }, (news) => {
          show(news);
          if (news.rows) drawRows(news.rows);
        });
        if (number !== turns) return;
        const { groups, count, left } = answer;
        const rows = groups ? groups.slice(state.page * pageRows, (state.page + 1) * pageRows) : answer.rows;
        const shown = groups ? groups.length : answer.shown;
        drawRows(rows);
        const last = Math.max(1, Math.ceil(shown / pageRows));
        pager.hidden = last < 2;
        place.textContent = say("explore-page", { n: state.page + 1, all: last });
        back.disabled = state.page < 1;
        next.disabled = state.page >= last - 1;
        const parts = [count === total ? say("explore-all", { n: total }) : say("explore-found", { n: count, all: total })];
        if (groups) parts.unshift(say("explore-groups", { n: shown }));
        else if (shown < count) parts.push(say("explore-first", { n: shown }));
        if (left) parts.push(say("explore-left", { n: left }));
        status.textContent = table.caption.textContent = parts.join(" · ");
        redraw().catch(() => {});
      } catch (error) {
        if (number === turns) status.textContent = /stopped/.test(error.message) ? say("explore-stopped") : say("explore-failed");
      }
      if (number === turns) progress.hidden = true;
    };
    addEventListener("popstate", () => {
      // A step of another table of the page.
      if (/^#table-\d+/.test(location.hash) && location.hash.slice(1).split("&")[0] !== root.id) return;
      typed = false;
      if (!panel.hidden) close();
      read();
      run();
    });

    read();
    await run();
    region.focus();
  };
})((globalThis.halle ??= {}));
