// @ts-check
// The box of every page: what is found as one types, in a short list of links below it. Enter leads to the page of the search.
(function (halle) {
  "use strict";

  const { make, say } = halle;

  /** A text whose words that were looked for are marked. @param {string} text @param {any} found what `search` gave */
  halle.marked = (text, found) => {
    const line = make("span");
    let done = 0;
    for (const { word, start, end } of halle.search.words(text)) {
      if (!found.marks(word)) continue;
      line.append(text.slice(done, start), make("mark", {}, text.slice(start, end)));
      done = end;
    }
    line.append(text.slice(done));
    return line;
  };

  /** The link to a dataset. @param {any} row @param {DOMStringMap} data where pages are @param {(Node | string)[]} content */
  halle.linked = ({ address, id, language }, { datasets, end = "" }, ...content) =>
    make("a", { href: datasets + address + "/" + end, "data-id": id, ...(language && { lang: language }) }, ...content);

  /** @param {HTMLFormElement} form */
  halle.scripts.search = async (form) => {
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const status = make("p.search-status", { role: "status" }), list = make("ul"), panel = make("div.search-panel", { hidden: true }, status, list);
    form.append(panel);
    await halle.load("search-engine");
    // The box of the home page has room, and nothing else on the page matters while something is looked for.
    const most = form.closest("main") ? 10 : 6;
    let turn = 0;
    const close = () => { panel.hidden = true; };

    const show = async () => {
      const mine = ++turn, query = input.value.trim();
      if (!query) return close();
      const index = (await halle.search.open(form.dataset.index)).after(halle.search.pause(() => mine === turn));
      const found = await halle.search.search(index, input.value), n = found.docs.length;
      const rows = await index.rows(found.docs.slice(0, most));
      if (mine !== turn) return;
      const links = rows.map((/** @type {any} */ row) =>
        halle.linked(row, form.dataset, make("span.search-title", {}, halle.marked(row.title, found)), " ", make("span.search-note", {}, row.publisher)));
      if (n > most) links.push(make("a.search-all", { href: form.action + "?q=" + encodeURIComponent(query) }, say("search-all", { n })));
      list.replaceChildren(...links.map((/** @type {Node} */ link) => make("li", {}, link)));
      status.textContent = n ? say("search-count", { n }) : say("search-nothing", { query });
      panel.hidden = false;
    };

    const begin = () => show().catch(() => {});
    input.oninput = input.onfocus = begin;
    /** @param {EventTarget | null} place */
    const leave = (place) => { if (place && !form.contains(/** @type {Node} */ (place))) close(); };
    form.addEventListener("focusout", ({ relatedTarget }) => leave(relatedTarget));
    document.addEventListener("click", ({ target }) => leave(target));
    form.onkeydown = (event) => {
      if (panel.hidden) return;
      const links = [...list.querySelectorAll("a")], place = links.indexOf(/** @type {any} */ (document.activeElement));
      const step = { ArrowDown: 1, ArrowUp: -1, Escape: 0 }[event.key];
      if (step === undefined) return;
      event.preventDefault();
      const next = step ? links[place + step] ?? (step < 0 ? input : links[links.length - 1]) : input;
      next?.focus();
      // The box shows them again when it gets the focus.
      if (!step) close(), turn++;
    };
    if (input.value) begin();
  };
})((globalThis.halle ??= {}));
