// @ts-check
/**
 * The explorer of a table: takes the place of the preview in a page and shows all rows, a hundred at a time, as the reader asks for them.
 *
 * The element's data say where the rows are; `explore-table.js` does the work, in a worker. What is asked stands in the
 * page's address, so that a view is a link. After each answer the element says `halle:rows`, with the query and a way to ask more of the same
 * rows, for those who draw them.
 */
(function (halle) {
  "use strict";

  const { say } = halle;
  const pageRows = 100;
  /** A table with more columns shows the first ones until others are asked for. */
  const mostColumns = 30;
  const mostValues = 100;
  const longestCell = 300;

  /** An element with properties, or attributes where it has no such property. */
  const el = (tag, properties = {}, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(properties)) name in element ? (element[name] = value) : element.setAttribute(name, value);
    element.append(...children);
    return element;
  };
  const button = (text, onclick, properties = {}) => el("button", { type: "button", onclick, ...properties }, text);
  const label = (text, input) => el("label", {}, text + " ", input);
  const menu = (title, ...children) => el("details", { className: "explore-menu", name: "explore" }, el("summary", {}, title), el("div", {}, ...children));
  const select = (options, value, onchange) => {
    const element = el("select", { onchange: () => onchange(element.value) }, ...options.map(([value, text]) => el("option", { value }, text)));
    element.value = value;
    return element;
  };

  /** Starts a worker, or does its work here where there are none. @returns a function that asks, and tells what comes before the answer */
  const connect = async () => {
    const waiting = new Map();
    let last = 0;
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
      const worker = new Worker(halle.address("explore-table"));
      send = (message) => worker.postMessage(message);
      worker.onmessage = ({ data }) => hear(data);
      worker.onerror = stay;
    } catch {
      await stay();
    }
    return (message, told) =>
      new Promise((resolve, reject) => {
        message.id = ++last;
        waiting.set(last, { message, told, resolve, reject });
        send(message);
      });
  };

  /** Saves a file as its reader's browser does. */
  const save = (file, name) => {
    const link = el("a", { href: URL.createObjectURL(file), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
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
    const { file, blocks, encoding, delimiter, header, columns: listed } = root.dataset;
    const form = { encoding, delimiter, header: Number(header), language: halle.language };
    if (blocks) form.blocks = new URL(blocks, document.baseURI).href;
    else form.file = new URL(file, document.baseURI).href;
    form.columns = listed?.split("\n").map((line) => [line.slice(1), line[0]]);
    const region = /** @type {HTMLElement} */ (root.querySelector(".table"));
    const status = el("p", { role: "status", className: "explore-status" }, say("explore-reading"));
    root.querySelector(".explore-open")?.remove();
    region.before(status);
    let ask, columns, total;
    try {
      ask = await connect();
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
    const type = (column) => columns[column][1];
    const first = columns.map((_, column) => column).slice(0, mostColumns);

    // What is asked for, and how it stands in the address.

    let state;
    const read = () => {
      const start = "#" + root.id;
      const hash = location.hash.startsWith(start) ? location.hash.slice(start.length + 1) : "";
      const words = new URLSearchParams(hash);
      const column = (name) => names.indexOf(words.get(name) ?? "\0");
      state = { q: words.get("q") ?? "", filters: {}, sort: null, page: Math.max(0, Number(words.get("page") ?? 1) - 1) || 0, group: null, shown: first };
      for (const [key, value] of words) {
        const [, kind, name] = /^(has|is|min|max)\.(.*)$/s.exec(key) ?? [];
        const place = names.indexOf(name);
        if (place < 0) continue;
        const filter = (state.filters[place] ??= {});
        if (kind === "is") (filter.is ??= []).push(value);
        else filter[kind] = value;
      }
      if (column("by") >= 0) state.group = { by: column("by"), unit: Number(words.get("unit")) || 0, how: words.get("how") ?? "count", of: column("of") };
      if (state.group && state.group.of < 0) state.group.how = "count";
      const sorted = state.group ? Number(words.get("sort") ?? -1) : column("sort");
      if (sorted >= 0 && sorted < (state.group ? 3 : columns.length)) state.sort = [sorted, words.has("down")];
      const shown = words.getAll("column").map((name) => names.indexOf(name)).filter((place) => place >= 0);
      if (shown.length) state.shown = shown;
    };
    const written = () => {
      const words = new URLSearchParams();
      const { q, filters, group, sort, page, shown } = state;
      if (q) words.set("q", q);
      for (const [place, filter] of Object.entries(filters)) {
        for (const kind of ["has", "min", "max"]) if (filter[kind]) words.set(kind + "." + names[place], filter[kind]);
        for (const value of filter.is ?? []) words.append("is." + names[place], value);
      }
      if (group) {
        words.set("by", names[group.by]);
        if (group.unit) words.set("unit", group.unit);
        if (group.how !== "count") words.set("how", group.how), words.set("of", names[group.of]);
      }
      if (sort) words.set("sort", group ? sort[0] : names[sort[0]]);
      if (sort?.[1]) words.set("down", "1");
      if (page) words.set("page", page + 1);
      if (shown !== first) for (const place of shown) words.append("column", names[place]);
      const text = words.toString();
      return "#" + root.id + (text && "&" + text);
    };

    // What stands around the table.

    const search = el("input", { type: "search", oninput: () => later(() => change({ q: search.value }, true)) });
    const chips = el("ul", { className: "explore-chips" });
    const panel = el("div", { className: "explore-panel", hidden: true });
    const bar = el("progress", { max: 1, "aria-label": say("explore-reading") });
    const progress = el("p", { className: "explore-progress", hidden: true }, bar, " ", button(say("explore-stop"), () => ask({ stop: true })));
    const table = el("table", { className: "rows" });
    const place = el("span");
    const back = button(say("explore-previous"), () => turn(-1));
    const next = button(say("explore-next"), () => turn(1));
    const pager = el("nav", { className: "explore-pager", "aria-label": say("explore-pages") }, back, place, next);
    const choices = el("div", { className: "explore-choices" });
    const columnMenu = menu(say("explore-columns"), choices);
    const grouping = el("div");
    const named = (root.dataset.name ?? "").replace(/\.[^.]*$/, "") + "-selection";
    const take = async (kind, ending) => {
      const shown = state.group ? heads().map((_, column) => column) : state.shown;
      const names = state.group ? heads() : allNames;
      try {
        const { file, text } = await ask({ query: state, write: kind, shown, names, aside: true }, show);
        if (file) save(file, named + ending);
        else await copy(text), (status.textContent = say("explore-copied"));
      } finally {
        progress.hidden = true;
      }
    };
    const allNames = names;
    const downloads = menu(
      say("explore-download"),
      button(say("explore-csv"), () => take("csv", ".csv")), button(say("explore-excel"), () => take("excel", "-excel.csv")),
      button(say("explore-json"), () => take("json", ".json")), button(say("explore-copy"), () => take("tabs", "")),
    );
    const tools = el(
      "div", { className: "explore-tools" }, label(say("explore-search"), search), columnMenu, menu(say("explore-group"), grouping), downloads,
    );
    root.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      const open = root.querySelector("details[open]");
      if (open) open.removeAttribute("open"), open.querySelector("summary")?.focus();
      else close();
    };
    status.before(tools, panel, chips);
    status.after(progress);
    region.replaceChildren(table);
    region.after(pager);
    region.nextElementSibling?.parentElement?.querySelectorAll(":scope > .hint").forEach((hint) => hint.remove());

    let timer = 0;
    const later = (/** @type {() => void} */ work) => {
      clearTimeout(timer);
      timer = setTimeout(work, 200);
    };
    const show = ({ done, of }) => {
      progress.hidden = !of;
      if (of) bar.value = done / of;
    };

    /** The headings as they are shown now. */
    const heads = () => {
      if (!state.group) return state.shown.map((column) => names[column]);
      const { by, how, of } = state.group;
      const result = how === "sum" ? [say("explore-sum-of", { name: names[of] })] : how === "mean" ? [say("explore-mean-of", { name: names[of] })] : [];
      return [names[by], say("explore-rows"), ...result];
    };

    let drawn = "";
    const drawHead = () => {
      const key = JSON.stringify([state.group, state.shown]);
      if (drawn !== key) {
        const cells = heads().map((name, at) => {
          const column = state.group ? at : state.shown[at];
          const sort = button(name, () => {
            const [by, isDown] = state.sort ?? [];
            change({ sort: by !== column ? [column, false] : isDown ? null : [column, true] });
          });
          const cell = el("th", { scope: "col" }, sort);
          if (!state.group) {
            const filter = button("▾", () => openPanel(column, filter), { className: "explore-filter", "aria-expanded": "false" });
            filter.setAttribute("aria-label", say("explore-filter", { name }));
            cell.append(filter);
          }
          return cell;
        });
        table.replaceChildren(el("caption", {}), el("thead", {}, el("tr", {}, ...cells)), el("tbody"));
        drawn = key;
      }
      for (const [at, cell] of [...table.querySelectorAll("th")].entries()) {
        const isSorted = state.sort?.[0] === (state.group ? at : state.shown[at]);
        if (isSorted) cell.setAttribute("aria-sort", state.sort[1] ? "descending" : "ascending");
        else cell.removeAttribute("aria-sort");
      }
    };
    const drawRows = (rows) => {
      const isNumber = state.group ? heads().map((_, at) => at > 0) : state.shown.map((column) => type(column) === "n");
      table.tBodies[0].replaceChildren(
        ...rows.map((row) =>
          el("tr", {}, ...(state.group ? heads().map((_, at) => at) : state.shown).map((column, at) => {
            let text = row[column] ?? "";
            if (state.group && at > 0 && text) text = halle.number(Number(text));
            if (state.group && !at && !text) text = say("explore-empty");
            return el("td", isNumber[at] ? { className: "right" } : {}, text.length > longestCell ? text.slice(0, longestCell) + "…" : text);
          })),
        ),
      );
    };

    const drawChips = () => {
      const all = [];
      const chip = (text, undo) => all.push(el("li", {}, button(text + " ✕", undo, { "aria-label": say("explore-remove", { name: text }) })));
      for (const [at, { has, is, min, max }] of Object.entries(state.filters)) {
        const parts = [has && `« ${has} »`, is?.map((value) => value || say("explore-empty")).join(", "), (min || max) && `${min ?? "…"} – ${max ?? "…"}`];
        const said = parts.filter(Boolean).join(" · ");
        if (said) chip(`${names[at]} : ${said}`, () => setFilter(Number(at), { has: "", is: [], min: "", max: "" }));
      }
      if (state.group) chip(say("explore-by", { name: names[state.group.by] }), () => change({ group: null, sort: null }));
      if (all.length > 1) all.push(el("li", {}, button(say("explore-clear"), () => change({ q: "", filters: {}, group: null, sort: null }))));
      chips.replaceChildren(...all);
    };

    const drawMenus = () => {
      const list = el("ul", { className: "explore-values" });
      const fill = (part) =>
        list.replaceChildren(
          ...names.map((name, column) => [name, column]).filter(([name]) => name.toLowerCase().includes(part)).slice(0, mostValues).map(([name, column]) => {
            const box = el("input", { type: "checkbox", checked: state.shown.includes(column) });
            box.onchange = () => {
              const shown = names.map((_, at) => at).filter((at) => (at === column ? box.checked : state.shown.includes(at)));
              if (shown.length) change({ shown }, false, true);
              else box.checked = true;
            };
            return el("li", {}, el("label", {}, box, " " + name));
          }),
        );
      fill("");
      const find = el("input", { type: "search", oninput: () => fill(find.value.toLowerCase()) });
      choices.replaceChildren(...(names.length > mostColumns ? [label(say("explore-find"), find)] : []), list);

      const group = state.group ?? { by: -1, unit: 0, how: "count", of: -1 };
      const numbers = names.map((name, column) => [column, name]).filter(([column]) => type(column) === "n");
      const set = (more) => {
        const next = { ...group, ...more };
        if (more.by >= 0) next.unit = type(next.by) === "d" ? 7 : 0;
        if (next.how !== "count" && next.of < 0) next.of = numbers[0][0];
        change({ group: next.by < 0 ? null : next, sort: null });
      };
      grouping.replaceChildren(
        label(say("explore-group-by"), select([[-1, "–"], ...names.map((name, column) => [column, name])], group.by, (value) => set({ by: Number(value) }))),
        ...(group.by >= 0 && type(group.by) === "d"
          ? [label(say("explore-unit"), select([[10, say("explore-day")], [7, say("explore-month")], [4, say("explore-year")]], group.unit, (value) => set({ unit: Number(value) })))]
          : []),
        ...(group.by >= 0 && numbers.length
          ? [
              label(say("explore-show"), select([["count", say("explore-count")], ["sum", say("explore-sum")], ["mean", say("explore-mean")]], group.how, (how) => set({ how }))),
              ...(group.how === "count" ? [] : [label(say("explore-of"), select(numbers, group.of, (value) => set({ of: Number(value) })))]),
            ]
          : []),
      );
    };

    // Filters of a column.

    let opened = null;
    const close = () => {
      if (!opened) return;
      opened.setAttribute("aria-expanded", "false");
      panel.hidden = true;
      if (panel.contains(document.activeElement) || document.activeElement === document.body) opened.focus();
      opened = null;
    };
    const setFilter = (column, more) => {
      const filter = { ...state.filters[column], ...more };
      change({ filters: { ...state.filters, [column]: filter } }, true);
    };
    const openPanel = async (column, opener) => {
      const isSame = opened === opener;
      close();
      if (isSame) return;
      opened = opener;
      opener.setAttribute("aria-expanded", "true");
      const filter = state.filters[column] ?? {};
      const input = (kind, text, properties) => {
        const field = el("input", { ...properties, value: filter[kind] ?? "", oninput: () => later(() => setFilter(column, { [kind]: field.value })) });
        return label(text, field);
      };
      const kind = type(column);
      const fields = kind === "d" ? [input("min", say("explore-from-day"), { type: "date" }), input("max", say("explore-to-day"), { type: "date" })]
        : kind === "t" ? [input("has", say("explore-contains"), { type: "search" })]
        : [input("min", say("explore-from"), { inputMode: "decimal" }), input("max", say("explore-to"), { inputMode: "decimal" })];
      const values = el("ul", { className: "explore-values" });
      const title = say("explore-filter", { name: names[column] });
      panel.replaceChildren(el("fieldset", {}, el("legend", {}, title), ...fields, values, button(say("explore-close"), close)));
      panel.hidden = false;
      panel.querySelector("input")?.focus();
      if (kind !== "t" && kind !== "y") return;
      try {
        const answer = await ask({ query: state, values: column, aside: true });
        const chosen = new Set(filter.is);
        const shown = answer.values.slice(0, mostValues);
        for (const value of chosen) if (!shown.some(([each]) => each === value)) shown.push([value, 0]);
        values.append(
          ...shown.map(([value, count]) => {
            const box = el("input", { type: "checkbox", checked: chosen.has(value) });
            box.onchange = () => {
              chosen[box.checked ? "add" : "delete"](value);
              setFilter(column, { is: [...chosen] });
            };
            return el("li", {}, el("label", {}, box, " ", el("bdi", {}, value || say("explore-empty")), ` (${halle.number(count)})`));
          }),
        );
        if (answer.values.length > mostValues) values.append(el("li", {}, say("explore-more", { n: answer.values.length - mostValues })));
      } catch {}
    };

    // Asking.

    let turned = 0;
    const run = async () => {
      const number = ++turned;
      if (search.value !== state.q && document.activeElement !== search) search.value = state.q;
      drawHead();
      drawChips();
      if (!grouping.contains(document.activeElement) && !choices.contains(document.activeElement)) drawMenus();
      else setTimeout(drawMenus);
      try {
        const answer = await ask({ query: state }, (news) => {
          show(news);
          if (news.rows) drawRows(news.rows);
        });
        if (number !== turned) return;
        let { rows, count, shown } = answer;
        if (answer.groups) (shown = answer.groups.length), (rows = answer.groups.slice(state.page * pageRows, (state.page + 1) * pageRows));
        drawRows(rows);
        const last = Math.max(1, Math.ceil(shown / pageRows));
        pager.hidden = last < 2;
        place.textContent = say("explore-page", { n: state.page + 1, all: last });
        back.disabled = state.page < 1;
        next.disabled = state.page >= last - 1;
        const parts = [count === total ? say("explore-all", { n: total }) : say("explore-found", { n: count, all: total })];
        if (answer.groups) parts.unshift(say("explore-groups", { n: shown }));
        else if (shown < count) parts.push(say("explore-first", { n: shown }));
        if (answer.left) parts.push(say("explore-left", { n: answer.left }));
        status.textContent = table.caption.textContent = parts.join(" · ");
        root.dispatchEvent(new CustomEvent("halle:rows", { bubbles: true, detail: { query: state, columns, ask: (query) => ask({ query, aside: true }) } }));
      } catch (error) {
        if (number === turned) status.textContent = String(error).includes("stopped") ? say("explore-stopped") : say("explore-failed");
      }
      if (number === turned) progress.hidden = true;
    };
    /** Changes what is asked for. What is typed does not fill the history: the last step is replaced. */
    let typed = false;
    const change = (more, isTyped = false, keepsPage = false) => {
      state = { ...state, page: keepsPage ? state.page : 0, ...more };
      try {
        history[isTyped && typed ? "replaceState" : "pushState"](null, "", written());
      } catch {}
      typed = isTyped;
      run();
    };
    const turn = (by) => {
      change({ page: state.page + by });
      region.scrollTop = 0;
      table.scrollIntoView({ block: "nearest" });
    };
    addEventListener("popstate", () => {
      typed = false;
      close();
      read();
      run();
    });

    read();
    await run();
    region.focus();
  };
})((globalThis.halle ??= {}));
