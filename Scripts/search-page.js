// @ts-check
// The page of the search: results as one types, ways to narrow them with their true counts, all of it in the address.
(function (halle) {
  "use strict";

  const FIRST = 10, MORE = 20, TERMS = 8;

  /** A number for each dataset. @param {string} text as many digits for each @param {number} count */
  function numbers(text, count) {
    const width = text.length / count, numbers = new Uint32Array(count);
    for (let i = 0; i < text.length; i++) {
      const doc = Math.floor(i / width);
      numbers[doc] = numbers[doc] * 91 + halle.search.digit(text, i);
    }
    return numbers;
  }

  /** What the datasets have in each facet. @param {any} file @param {number} count */
  function columns(file, count) {
    const days = numbers(file.days, count);
    /** @type {Record<string, { values: string[], sets: number[][], docs: Uint32Array }>} */
    const facets = {};
    for (const { name, values, sets, docs } of file.facets) facets[name] = { values, sets: sets.map((/** @type {any} */ set) => [set].flat()), docs: numbers(docs, count) };
    return {
      days, newest: [...days.keys()].sort((a, b) => days[a] - days[b] || a - b),
      /** The datasets that have one of some values. @param {string} name @param {string[]} chosen @param {number[]} among */
      having(name, chosen, among) {
        const { values, sets, docs } = facets[name], has = sets.map((set) => set.some((value) => chosen.includes(values[value])));
        return among.filter((doc) => has[docs[doc]]);
      },
      /** How many datasets have each value, the most frequent first; those that are chosen in any case. @param {string} name @param {string[]} chosen @param {number[]} among @returns {[string, number][]} */
      counts(name, chosen, among) {
        const { values, sets, docs } = facets[name], bySet = sets.map(() => 0), counts = new Map([...values, ...chosen].map((value) => [value, 0]));
        for (const doc of among) bySet[docs[doc]]++;
        sets.forEach((set, i) => { for (const value of set) counts.set(values[value], counts.get(values[value]) + bySet[i]); });
        return [...counts].filter(([value, n]) => n || chosen.includes(value)).sort((a, b) => b[1] - a[1] || (name === "year" ? -1 : 1) * a[0].localeCompare(b[0]));
      },
    };
  }

  /** How datasets write the words that were taken for another. @param {any} index @param {any} concept */
  async function written(index, { readings }) {
    /** @type {string[]} */
    const stems = [...new Set(readings.flatMap((/** @type {any} */ { stems, list }) => list ? [] : stems))].slice(0, 3);
    const found = await Promise.all(stems.map(async (stem) => {
      const { docs, impacts } = index.list(stem);
      const [{ title, summary }] = await index.rows([docs[impacts.indexOf(Math.max(...impacts))]]);
      const text = title + " " + summary;
      const match = halle.search.words(text).find((/** @type {any} */ { word }) => index.stems(word).includes(stem));
      return match ? text.slice(match.start, match.end).toLowerCase() : "";
    }));
    return found.filter(Boolean);
  }

  /** @param {HTMLElement} page */
  halle.scripts["search-page"] = async (page) => {
    const { make, say } = halle;
    /** @param {string} selector @returns {any} */
    const part = (selector) => page.querySelector(selector);
    /** @type {any} */
    let whole, facets;
    try {
      await Promise.all([halle.load("search"), halle.load("search-engine")]);
      whole = await halle.search.open(page.dataset.index);
      facets = columns(await whole.file("facets"), whole.head.count);
    } catch {
      return page.classList.add("search-ready", "search-failed");
    }
    const { marked } = halle;
    const form = part("form"), input = part("form input"), status = part("[role=status]"), sort = part("select"), notes = part(".search-notes");
    const list = part(".search-live .cards"), more = part(".search-more"), aside = part(".search-live aside"), browse = part(".search-browse"), chips = part(".search-chips");
    /** @type {[name: string, group: HTMLElement][]} */
    const groups = [...aside.querySelectorAll("[data-facet]")].map((group) => [group.dataset.facet, group]);

    let shown = FIRST, turn = 0;
    /** What is asked for, as the address has it: `q`, `sort`, and of each facet, by its name, the values that are chosen. */
    let state = new URLSearchParams();
    const query = () => state.get("q") ?? "";
    const read = () => {
      state = new URLSearchParams(location.search);
      input.value = query();
      return render();
    };
    /** The same with another value, or without one. @param {string} name @param {string} value */
    const having = (name, value) => new URLSearchParams([...(value ? [[name, value]] : []), ...[...state].filter(([other]) => other !== name)]);
    /** The same with a value of a facet, or, when it is chosen, without it. @param {string} name @param {string} value */
    const turned = (name, value) => {
      const rest = [...state].filter((pair) => pair[0] !== name || pair[1] !== value);
      return new URLSearchParams(rest.length < [...state].length ? rest : [...rest, [name, value]]);
    };
    /** @param {URLSearchParams} next */
    const address = (next) => location.pathname + (`${next}` && "?" + next);
    /** @param {URLSearchParams} next @param {boolean} isStep whether Back is to undo it */
    const go = (next, isStep) => {
      state = next;
      shown = FIRST;
      history[isStep ? "pushState" : "replaceState"](null, "", address(state));
      return render();
    };
    /** A link to what is asked for next, which stays on this page. @param {URLSearchParams} next @param {() => any} focus what has the focus then @param {(Node | string)[]} content */
    const step = (next, focus, ...content) =>
      make("a", {
        href: address(next),
        onclick: async (/** @type {MouseEvent} */ event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          await go(next, true);
          (focus() ?? sort).focus();
        },
      }, ...content);
    /** What a value is called. @param {HTMLElement} group @param {string} value */
    const label = (group, value) => group.getAttribute("data-label-" + value) ?? value;
    /** The datasets that have a value chosen in each facet but one. @param {number[]} docs @param {string} [but] */
    const chosen = (docs, but) => {
      for (const [name] of groups) if (state.has(name) && name !== but) docs = facets.having(name, state.getAll(name), docs);
      return docs;
    };

    const render = () => draw(++turn).catch(() => {});
    /** @param {number} mine */
    const draw = async (mine) => {
      const index = whole.after(halle.search.pause(() => mine === turn)), found = await halle.search.search(index, query());
      const all = query().trim() ? found.docs : facets.newest;
      const docs = [...chosen(all)], asked = state.get("sort"), by = query() ? asked || "relevance" : asked === "title" ? asked : "date";
      if (by === "date") docs.sort((a, b) => facets.days[a] - facets.days[b] || a - b);
      if (by === "title") {
        const ranks = numbers(await index.file("titles"), index.head.count);
        docs.sort((a, b) => ranks[a] - ranks[b]);
      }
      const rows = await index.rows(docs.slice(0, shown)), remarks = await remarksOn(found, index);
      if (mine !== turn) return;
      sort.value = by;
      sort.options[0].disabled = !query();
      status.textContent = docs.length ? say("search-count", { n: docs.length }) : say("search-nothing", { query: query() });
      notes.replaceChildren(...remarks, ...(docs.length ? [] : [make("p", {}, say("search-browse"))]));
      list.replaceChildren(...rows.map((/** @type {any} */ row) => card(row, found)));
      more.hidden = docs.length <= shown;
      sort.parentElement.hidden = !docs.length;
      browse.hidden = docs.length > 0;
      for (const [name, group] of groups) fill(name, group, chosen(all, name));
      aside.hidden = groups.every(([, group]) => group.hidden);
      drawChips();
    };

    /** @param {any} row @param {any} found */
    const card = (row, found) => {
      const foot = make("div.card-foot", {}, ...(row.formats.length ? [make("ul.formats", {}, ...row.formats.map((/** @type {string} */ name) => make("li.format", {}, name)))] : []));
      const day = new Date(row.day).toLocaleDateString(halle.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }).replace(/^1 (?=\D)/, halle.language === "fr" ? "1er " : "1 ");
      if (row.day) foot.append(make("span", {}, say("search-updated", { day })));
      return make("li.card", {},
        make("h3", {}, halle.linked(row, page.dataset, marked(row.title, found))), make("p.card-note", {}, row.publisher),
        make("p.card-summary", {}, marked(row.summary, found)), foot);
    };

    /** The values that are chosen, each to be taken away. */
    const drawChips = () => {
      const links = groups.flatMap(([name, group]) => state.getAll(name).map((value) => {
        const link = step(turned(name, value), () => chips.querySelector("a"), label(group, value) + "\u00a0✕");
        link.setAttribute("aria-label", say("remove", { name: label(group, value) }));
        return link;
      }));
      const none = new URLSearchParams([...state].filter(([name]) => !groups.some(([facet]) => facet === name)));
      if (links.length > 1) links.push(step(none, () => sort, say("clear")));
      chips.replaceChildren(...links.map((link) => make("li", {}, link)));
    };

    /** Writes the values of a facet that the results have, the most frequent first. @param {string} facet @param {HTMLElement} group @param {number[]} docs */
    const fill = (facet, group, docs) => {
      const values = state.getAll(facet), counts = facets.counts(facet, values, docs), terms = make("ul");
      group.hidden = !values.length && !counts.some((/** @type {any} */ [, count]) => count < docs.length);
      counts.forEach((/** @type {[string, number]} */ [name, count], /** @type {number} */ place) => {
        const again = () => [...group.querySelectorAll("a")].find((other) => other.dataset.value === name && !other.parentElement?.hidden);
        const link = step(turned(facet, name), again, make("span.term", {}, label(group, name)), " ", make("span.count", {}, halle.number(count)));
        link.dataset.value = name;
        if (values.includes(name)) link.setAttribute("aria-current", "true");
        terms.append(make("li", { hidden: place >= TERMS && !values.includes(name) }, link));
      });
      group.querySelector("ul")?.replaceWith(terms);
      group.querySelector("button")?.remove();
      const rest = [...terms.children].filter((item) => /** @type {HTMLElement} */ (item).hidden);
      if (!rest.length) return;
      const button = make("button.facet-rest", { type: "button", onclick: () => {
        button.remove();
        for (const item of rest) item.removeAttribute("hidden");
        rest[0].querySelector("a")?.focus();
      } }, say("search-rest", { n: rest.length }));
      group.append(button);
    };

    /** What there is to say of words that are in no dataset. @param {any} found @param {any} index */
    const remarksOn = async (found, index) => {
      const remarks = [];
      for (const concept of found.concepts) {
        if (!concept.isUnknown) continue;
        const [{ shown: word }] = concept.tokens;
        const remark = make("p", {}, concept.isGuess ? say("search-guessed", { word }) : say("search-unknown", { word }));
        for (const [place, other] of (await written(index, concept)).entries()) {
          remark.append(place ? ", " : " ", make("a", { href: address(having("q", query().replace(word, other))) }, other));
        }
        remarks.push(remark);
      }
      return remarks;
    };

    input.oninput = () => go(having("q", input.value.trim() && input.value.trimStart()), false);
    form.onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      go(having("q", input.value.trim()), true);
    };
    sort.onchange = () => go(having("sort", sort.value), true);
    more.onclick = async () => {
      const next = shown;
      shown += MORE;
      await render();
      list.children[next]?.querySelector("a").focus();
    };
    onpopstate = () => { shown = FIRST; read(); };
    await read();
    page.classList.add("search-ready");
  };
})((globalThis.halle ??= {}));
