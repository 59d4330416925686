// @ts-check
// The box of every page: what is found as one types, in a short list of links below it. Enter leads to the page of the search.
(function (halle) {
  "use strict";

  /** A new element, with a class and what stands in it. @param {string} name @param {string} [kind] @param {(Node | string)[]} content */
  halle.make = (name, kind, ...content) => {
    const element = document.createElement(name);
    if (kind) element.className = kind;
    element.append(...content);
    return element;
  };

  /** A text whose words that were looked for are marked. @param {string} text @param {any} found what `search` gave */
  halle.marked = (text, found) => {
    const line = document.createDocumentFragment();
    let done = 0;
    for (const { word, start, end } of halle.search.words(text)) {
      if (!found.marks(word)) continue;
      line.append(text.slice(done, start), halle.make("mark", "", text.slice(start, end)));
      done = end;
    }
    line.append(text.slice(done));
    return line;
  };

  /** @param {HTMLFormElement} form */
  halle.scripts.search = async (form) => {
    const input = /** @type {HTMLInputElement} */ (form.querySelector("input"));
    const panel = halle.make("div", "search-panel"), status = halle.make("p", "search-status"), list = halle.make("ul");
    status.setAttribute("role", "status");
    panel.append(status, list);
    panel.hidden = true;
    form.append(panel);
    const { index: folder, datasets } = form.dataset;
    await halle.load("search-engine");
    // The box of the home page has room, and nothing else on the page matters while something is looked for.
    const most = form.closest("main") ? 10 : 6;
    let turn = 0;
    const close = () => { panel.hidden = true; };

    const show = async () => {
      const mine = ++turn, query = input.value.trim();
      if (!query) return close();
      const index = (await halle.search.open(folder)).after(halle.search.pause(() => mine === turn));
      const found = await halle.search.search(index, input.value);
      const rows = await index.rows(found.docs.slice(0, most));
      if (mine !== turn) return;
      list.replaceChildren(...rows.map((/** @type {any} */ row) => {
        const link = halle.make("a", "", halle.make("span", "search-title", halle.marked(row.title, found)), " ", halle.make("span", "search-note", row.publisher));
        link.href = datasets + row.address + "/" + (form.dataset.end ?? "");
        link.dataset.id = row.id;
        return halle.make("li", "", link);
      }));
      if (found.docs.length > most) {
        const all = halle.make("a", "search-all", halle.say("search-all", { n: found.docs.length }));
        all.href = form.action + "?q=" + encodeURIComponent(query);
        list.append(halle.make("li", "", all));
      }
      status.textContent = found.docs.length ? halle.say("search-count", { n: found.docs.length }) : halle.say("search-nothing", { query });
      panel.hidden = false;
    };

    const begin = () => show().catch(() => {});
    input.addEventListener("input", begin);
    input.addEventListener("focus", begin);
    form.addEventListener("focusout", ({ relatedTarget }) => { if (relatedTarget && !form.contains(/** @type {Node} */ (relatedTarget))) close(); });
    document.addEventListener("click", ({ target }) => { if (!form.contains(/** @type {Node} */ (target))) close(); });
    form.addEventListener("keydown", (event) => {
      const links = [...list.querySelectorAll("a")], place = links.indexOf(/** @type {any} */ (document.activeElement));
      if (event.key === "Escape" && !panel.hidden) { close(); input.focus(); close(); event.preventDefault(); }
      const step = event.key === "ArrowDown" ? 1 : event.key === "ArrowUp" ? -1 : 0;
      if (!step || panel.hidden) return;
      event.preventDefault();
      (links[place + step] ?? (step < 0 ? input : links[links.length - 1]))?.focus();
    });
    if (input.value) begin();
  };
})((globalThis.halle ??= {}));
