// @ts-check
// The page of the search: results as one types, ways to narrow them with their true counts, all of it in the address.
(function (halle) {
  "use strict";

  const FIRST = 10, MORE = 20, TERMS = 8;
  const NAMES = ["theme", "publisher", "place", "format", "licence", "year", "conformity", "map"];

  /** @param {HTMLElement} page */
  halle.scripts["search-page"] = async (page) => {
    await Promise.all([halle.load("search"), halle.load("search-engine")]);
    const { make, say, marked, engine } = halle;
    const { index: folder, datasets } = page.dataset;
    const form = /** @type {HTMLFormElement} */ (page.querySelector("form"));
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const live = /** @type {HTMLElement} */ (page.querySelector(".search-live"));
    const browse = /** @type {HTMLElement} */ (page.querySelector(".search-browse"));
    let index, facets;
    try {
      index = await engine.open(folder);
      facets = await index.facets();
    } catch {
      return page.classList.add("search-ready", "search-failed");
    }

    const status = make("h2", "search-total"), notes = make("div", "search-notes"), list = make("ul", "cards"), narrow = make("aside", "facets");
    status.setAttribute("role", "status");
    const sort = make("select");
    sort.append(...["relevance", "date", "title"].map((name) => { const option = make("option", "", say("search-sort-" + name)); option.value = name; return option; }));
    const more = make("button", "button button-quiet", say("search-more"));
    more.type = "button";
    const title = make("h2", "", say("search-narrow"));
    title.id = "narrow-title";
    narrow.setAttribute("aria-labelledby", title.id);
    const groups = make("div");
    narrow.append(title, groups);
    live.append(make("div", "", make("div", "list-head", status, make("label", "search-sort", say("search-sort") + " ", sort)), notes, list, more), narrow);

    let shown = FIRST, turn = 0;
    /** What is asked for: `q`, `sort` and the chosen value of each facet. @type {Record<string, string>} */
    let state = {};
    const read = () => { state = Object.fromEntries(new URLSearchParams(location.search)); input.value = state.q ?? ""; };
    /** @param {Record<string, string>} next */
    const address = (next) => {
      const asked = new URLSearchParams(Object.entries(next).filter(([, value]) => value));
      return location.pathname + (asked.size ? "?" + asked : "");
    };
    /** @param {Record<string, string>} next @param {boolean} isNew whether Back is to lead here again */
    const go = (next, isNew) => {
      state = next;
      shown = FIRST;
      history[isNew ? "pushState" : "replaceState"](null, "", address(next));
      return render();
    };

    /** The datasets that have the chosen values, but for one facet. @param {number[]} docs @param {string} [but] */
    const chosen = (docs, but) => {
      for (const name of NAMES) {
        if (!state[name] || name === but) continue;
        const has = facets.has(name, state[name]);
        docs = docs.filter(has);
      }
      return docs;
    };
    /** @param {string} name @param {string} value */
    const label = (name, value) => name === "conformity" || name === "map" ? say("search-" + name + "-" + value) : value;

    const render = async () => {
      const mine = ++turn;
      const found = await engine.search(index, state.q ?? "");
      const all = state.q ? found.docs : facets.newest;
      const docs = chosen(all).slice();
      const by = state.sort || (state.q ? "relevance" : "date");
      if (by === "date" && state.q) docs.sort((a, b) => facets.days[a] - facets.days[b]);
      if (by === "title") docs.sort((a, b) => a - b);
      const rows = await index.rows(docs.slice(0, shown));
      const hints = state.q ? await remarks(found, docs.length) : [];
      if (mine !== turn) return;
      sort.value = by;
      sort.options[0].disabled = !state.q;
      status.textContent = docs.length ? say("search-count", { n: docs.length }) : say("search-nothing", { query: state.q ?? "" });
      notes.replaceChildren(...hints);
      list.replaceChildren(...rows.map((/** @type {any} */ row) => card(row, found)));
      more.hidden = docs.length <= shown;
      browse.hidden = docs.length > 0;
      groups.replaceChildren(...NAMES.map((name) => group(name, chosen(all, name))).filter((group) => group !== null));
      narrow.hidden = groups.childElementCount === 0;
    };

    /** @param {any} row @param {any} found */
    const card = (row, found) => {
      const link = make("a", "", marked(row.title, found));
      link.href = datasets + row.address + "/" + (page.dataset.end ?? "");
      link.dataset.id = row.id;
      if (row.language) link.lang = row.language;
      const foot = make("div", "card-foot");
      if (row.formats.length) foot.append(make("ul", "formats", ...row.formats.map((/** @type {string} */ name) => make("li", "format", name))));
      if (row.day) foot.append(make("span", "", say("search-updated", { day: new Date(row.day).toLocaleDateString(halle.language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" }) })));
      return make("li", "card", make("h3", "", link), make("p", "card-note", row.publisher), make("p", "card-summary", marked(row.summary, found)), foot);
    };

    /** The values of a facet that the results have, the most frequent first, each a link. @param {string} name @param {number[]} docs */
    const group = (name, docs) => {
      const counts = facets.counts(name, docs);
      if (!state[name] && (counts.length === 0 || (counts.length === 1 && counts[0][1] === docs.length))) return null;
      if (state[name] && !counts.some(([value]) => value === state[name])) counts.unshift([state[name], 0]);
      const items = counts.map(([value, count], place) => {
        const isChosen = state[name] === value;
        const link = make("a", "", make("span", "term", label(name, value)), " ", make("span", "count", halle.number(count)));
        const next = { ...state, [name]: isChosen ? "" : value };
        link.href = address(next);
        if (isChosen) link.setAttribute("aria-current", "true");
        link.addEventListener("click", (/** @type {MouseEvent} */ event) => {
          if (event.ctrlKey || event.metaKey || event.shiftKey) return;
          event.preventDefault();
          go(next, true).then(() => groups.querySelector(`[data-facet=${name}] [aria-current], [data-facet=${name}] a`)?.focus());
        });
        const item = make("li", "", link);
        item.hidden = place >= TERMS && !isChosen;
        return item;
      });
      const section = make("section", "facet", make("h3", "", say("search-by-" + name)), make("ul", "", ...items));
      section.dataset.facet = name;
      if (counts.length > TERMS) {
        const rest = make("button", "facet-rest", say("search-rest", { n: counts.length - TERMS }));
        rest.type = "button";
        rest.addEventListener("click", () => { for (const item of items) item.hidden = false; items[TERMS].firstElementChild.focus(); rest.remove(); });
        section.append(rest);
      }
      return section;
    };

    /** What there is to say of the words: those that are nowhere, and those that were taken for another. @param {any} found @param {number} count */
    const remarks = async (found, count) => {
      const hints = [];
      for (const concept of found.concepts) {
        if (!concept.isUnknown) continue;
        const near = await index.written(concept);
        const word = concept.tokens[0].shown;
        const links = near.flatMap((/** @type {string} */ other, /** @type {number} */ place) => {
          const link = make("a", "", other);
          link.href = address({ ...state, q: (state.q ?? "").replace(word, other) });
          return place ? [", ", link] : [link];
        });
        hints.push(make("p", "search-note", say(concept.isGuess ? "search-guessed" : "search-unknown", { word }) + " ", ...(links.length ? [concept.isGuess ? "" : say("search-near") + " ", ...links] : [])));
      }
      if (count === 0) hints.push(make("p", "search-note", say("search-browse")));
      return hints;
    };

    input.addEventListener("input", () => go({ ...state, q: input.value.trim() ? input.value.trimStart() : "" }, false));
    form.addEventListener("submit", (event) => { event.preventDefault(); go({ ...state, q: input.value.trim() }, true); });
    sort.addEventListener("change", () => go({ ...state, sort: sort.value }, true));
    more.addEventListener("click", async () => { const next = shown; shown += MORE; await render(); list.children[next]?.querySelector("a")?.focus(); });
    addEventListener("popstate", () => { read(); shown = FIRST; render(); });
    read();
    await render();
    page.classList.add("search-ready");
  };
})((globalThis.halle ??= {}));
