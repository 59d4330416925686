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
      /** The datasets that have a value. @param {string} name @param {string} value @param {number[]} among */
      having(name, value, among) {
        const { values, sets, docs } = facets[name], number = values.indexOf(value), has = sets.map((set) => set.includes(number));
        return among.filter((doc) => has[docs[doc]]);
      },
      /** How many datasets have each value, the most frequent first. @param {string} name @param {number[]} among @returns {[string, number][]} */
      counts(name, among) {
        const { values, sets, docs } = facets[name], bySet = sets.map(() => 0), counts = values.map(() => 0);
        for (const doc of among) bySet[docs[doc]]++;
        sets.forEach((set, i) => { for (const value of set) counts[value] += bySet[i]; });
        const named = values.map((value, i) => /** @type {[string, number]} */ ([value, counts[i]]));
        return named.filter(([, n]) => n).sort((a, b) => b[1] - a[1] || (name === "year" ? -1 : 1) * a[0].localeCompare(b[0]));
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
    const { index: folder = "", datasets, end = "" } = page.dataset;
    /** @param {string} selector @returns {any} */
    const part = (selector) => page.querySelector(selector);
    /** @type {any} */
    let whole, facets;
    try {
      await Promise.all([halle.load("search"), halle.load("search-engine")]);
      whole = await halle.search.open(folder);
      facets = columns(await whole.file("facets"), whole.head.count);
    } catch {
      return page.classList.add("search-ready", "search-failed");
    }
    const { make, say, marked } = halle;
    const form = part("form"), input = part("form input"), status = part("[role=status]"), sort = part("select"), notes = part(".search-notes");
    const list = part(".search-live .cards"), more = part(".search-more"), aside = part(".search-live aside"), browse = part(".search-browse");
    /** @type {HTMLElement[]} */
    const groups = [...aside.querySelectorAll("[data-facet]")];

    let shown = FIRST, turn = 0;
    /** What is asked for: `q`, `sort`, and the value that is chosen of a facet by its name. @type {Record<string, string>} */
    let state = {};
    const read = () => {
      state = Object.fromEntries(new URLSearchParams(location.search));
      input.value = state.q ?? "";
      return render();
    };
    /** @param {Record<string, string>} state */
    const address = (state) => {
      const asked = new URLSearchParams(Object.entries(state).filter(([, value]) => value)).toString();
      return location.pathname + (asked && "?" + asked);
    };
    /** @param {Record<string, string>} next @param {boolean} isStep whether Back is to undo it */
    const go = (next, isStep) => {
      state = { ...state, ...next };
      shown = FIRST;
      history[isStep ? "pushState" : "replaceState"](null, "", address(state));
      return render();
    };
    /** The datasets that have the values chosen of all facets but one. @param {number[]} docs @param {string} [but] */
    const chosen = (docs, but) => {
      for (const { dataset: { facet = "" } } of groups) if (state[facet] && facet !== but) docs = facets.having(facet, state[facet], docs);
      return docs;
    };

    const render = () => draw(++turn).catch(() => {});
    /** @param {number} mine */
    const draw = async (mine) => {
      const query = state.q ?? "", index = whole.after(halle.search.pause(() => mine === turn));
      const found = await halle.search.search(index, query);
      const all = query.trim() ? found.docs : facets.newest;
      const docs = [...chosen(all)], by = query ? state.sort || "relevance" : state.sort === "title" ? "title" : "date";
      if (by === "date") docs.sort((a, b) => facets.days[a] - facets.days[b] || a - b);
      if (by === "title") {
        const ranks = numbers(await index.file("titles"), index.head.count);
        docs.sort((a, b) => ranks[a] - ranks[b]);
      }
      const rows = await index.rows(docs.slice(0, shown)), remarks = await remarksOn(found, index);
      if (mine !== turn) return;
      sort.value = by;
      sort.options[0].disabled = !query;
      status.textContent = docs.length ? say("search-count", { n: docs.length }) : say("search-nothing", { query });
      notes.replaceChildren(...remarks, ...(docs.length ? [] : [make("p", "", say("search-browse"))]));
      list.replaceChildren(...rows.map((/** @type {any} */ row) => card(row, found)));
      more.hidden = docs.length <= shown;
      sort.parentElement.hidden = !docs.length;
      browse.hidden = docs.length > 0;
      for (const group of groups) fill(group, chosen(all, group.dataset.facet));
      aside.hidden = groups.every((group) => group.hidden);
    };

    /** @param {any} row @param {any} found */
    const card = (row, found) => {
      const link = make("a", "", marked(row.title, found)), foot = make("div", "card-foot");
      link.href = datasets + row.address + "/" + end;
      link.dataset.id = row.id;
      if (row.language) link.lang = row.language;
      if (row.formats.length) foot.append(make("ul", "formats", ...row.formats.map((/** @type {string} */ name) => make("li", "format", name))));
      const day = new Date(row.day).toLocaleDateString(halle.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
      if (row.day) foot.append(make("span", "", say("search-updated", { day })));
      return make("li", "card", make("h3", "", link), make("p", "card-note", row.publisher), make("p", "card-summary", marked(row.summary, found)), foot);
    };

    /** Writes the values of a facet that the results have, the most frequent first. @param {HTMLElement} group @param {number[]} docs */
    const fill = (group, docs) => {
      const { facet = "" } = group.dataset, value = state[facet];
      const counts = facets.counts(facet, docs);
      if (value && !counts.some(([name]) => name === value)) counts.unshift([value, 0]);
      group.hidden = !value && !counts.some(([, count]) => count < docs.length);
      const items = counts.map(([name, count], place) => {
        const link = make("a", "", make("span", "term", group.getAttribute("data-label-" + name) ?? name), " ", make("span", "count", halle.number(count)));
        const next = { [facet]: name === value ? "" : name };
        link.href = address({ ...state, ...next });
        if (name === value) link.setAttribute("aria-current", "true");
        link.onclick = async (/** @type {MouseEvent} */ event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          await go(next, true);
          /** @type {any} */ (group.querySelector("[aria-current]") ?? group.querySelector("a") ?? status).focus();
        };
        const item = make("li", "", link);
        item.hidden = place >= TERMS && name !== value;
        return item;
      });
      group.querySelector("ul")?.replaceChildren(...items);
      group.querySelector("button")?.remove();
      if (items.length <= TERMS) return;
      const rest = make("button", "facet-rest", say("search-rest", { n: items.length - TERMS }));
      rest.type = "button";
      rest.onclick = () => {
        rest.remove();
        for (const item of items) item.hidden = false;
        items[TERMS].firstChild.focus();
      };
      group.append(rest);
    };

    /** What there is to say of words that are in no dataset. @param {any} found @param {any} index */
    const remarksOn = async (found, index) => {
      const remarks = [];
      for (const concept of found.concepts) {
        if (!concept.isUnknown) continue;
        const [{ shown: word }] = concept.tokens;
        const remark = make("p", "", concept.isGuess ? say("search-guessed", { word }) : say("search-unknown", { word }));
        for (const [place, other] of (await written(index, concept)).entries()) {
          const link = make("a", "", other);
          link.href = address({ ...state, q: (state.q ?? "").replace(word, other) });
          remark.append(place ? ", " : " ", link);
        }
        remarks.push(remark);
      }
      return remarks;
    };

    input.oninput = () => go({ q: input.value.trim() && input.value.trimStart() }, false);
    form.onsubmit = (/** @type {Event} */ event) => {
      event.preventDefault();
      go({ q: input.value.trim() }, true);
    };
    sort.onchange = () => go({ sort: sort.value }, true);
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
