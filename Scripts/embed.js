// @ts-check
/**
 * Data of this site on the pages of others: it fills the elements that say by `data-halle` what to show, `datasets` of an Atom feed or a `table`, and by
 * `data-from` from where. What stands in them stays below, as the source. Where the data cannot be had, it is all there is.
 */
(function () {
  "use strict";

  const words = {
    fr: { rows: (n, all) => `${n} premières lignes sur ${all}`, all: (n) => `${n} lignes` },
    en: { rows: (n, all) => `The first ${n} of ${all} rows`, all: (n) => `${n} rows` },
  };
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { display: block; margin-block: 1em; }
    ul { margin: 0 0 .5em; padding: 0; list-style: none; }
    li { padding-block: .4em; border-bottom: 1px solid #8886; }
    a { color: inherit; }
    time, caption { display: block; font-size: .85em; text-align: start; }
    div { overflow-x: auto; margin-bottom: .5em; }
    table { border-collapse: collapse; font-size: .9em; }
    th, td { padding: .35em 1em .35em 0; border-bottom: 1px solid #8886; text-align: start; vertical-align: top; }
    td { font-variant-numeric: tabular-nums; }
  `);

  /** @param {string} tag @param {Record<string, any>} properties @param {(Node | string)[]} parts */
  const make = (tag, properties, ...parts) => {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...parts);
    return element;
  };
  const get = async (/** @type {string} */ address) => {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(address);
    return answer;
  };

  /** @type {Record<string, (place: HTMLElement, address: string, language: "fr" | "en") => Promise<HTMLElement>>} */
  const kinds = {
    async datasets({ dataset: { count = "5" } }, address, language) {
      const feed = new DOMParser().parseFromString(await (await get(address)).text(), "application/xml");
      const items = [...feed.querySelectorAll("entry")].slice(0, Number(count)).map((entry) => {
        const part = (/** @type {string} */ name) => entry.querySelector(name);
        const href = new URL(part("link")?.getAttribute("href") ?? "", address);
        if (!/^https?:$/.test(href.protocol)) throw new Error(href.href);
        const dateTime = (part("updated")?.textContent ?? "").slice(0, 10);
        const day = new Date(dateTime).toLocaleDateString(language, { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
        return make("li", {}, make("a", { href: href.href }, part("title")?.textContent ?? ""), make("time", { dateTime }, day));
      });
      return make("ul", { role: "list" }, ...items);
    },
    async table({ dataset: { count = "10", columns }, textContent }, address, language) {
      const file = await (await get(address)).json();
      /** @type {number[]} */
      const shown = columns ? columns.split(",").map((name) => file.columns.indexOf(name.trim())).filter((at) => at >= 0) : file.columns.map((_, at) => at);
      const rows = file.rows.slice(0, Number(count)), number = (/** @type {number} */ n) => n.toLocaleString(language);
      const text = rows.length < file.total ? words[language].rows(number(rows.length), number(file.total)) : words[language].all(number(rows.length));
      const cell = (/** @type {any} */ value) => make("td", { dir: "auto" }, typeof value === "number" && !Number.isInteger(value) ? number(value) : String(value ?? ""));
      const table = make("table", {}, make("caption", {}, text),
        make("thead", {}, make("tr", {}, ...shown.map((at) => make("th", { scope: "col" }, file.columns[at])))),
        make("tbody", {}, ...rows.map((/** @type {any[]} */ row) => make("tr", {}, ...shown.map((at) => cell(row[at]))))));
      const region = make("div", { tabIndex: 0, ariaLabel: (textContent ?? "").trim() }, table);
      region.setAttribute("role", "region");
      return region;
    },
  };

  const fill = async (/** @type {HTMLElement} */ place) => {
    const { halle = "", from = "" } = place.dataset;
    delete place.dataset.halle;
    const language = (place.closest("[lang]")?.getAttribute("lang") ?? "fr").startsWith("fr") ? "fr" : "en";
    if (!Object.hasOwn(kinds, halle)) return;
    const made = await kinds[halle](place, new URL(from, location.href).href, language);
    const root = place.attachShadow({ mode: "open" });
    root.adoptedStyleSheets = [sheet];
    root.append(made, document.createElement("slot"));
  };
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-halle]"))) fill(place).catch(() => {});
})();
