// @ts-check
/**
 * The only script that stands on every page: it loads the others when they are needed, from its own folder.
 *
 * An element asks for a script by `data-script="explore"`. It is loaded when the element comes near the window, or, with `data-when="focus"`,
 * once something in it has the focus, or, with `data-when="click"`, once a button in it is pressed or the page's address names the element, or, with
 * `data-when="now"`, at once. The script then gets the element: `halle.scripts.explore(element)`.
 * Scripts are classic ones, not modules, so that a site also works from a folder or a USB key. There (`data-portable`) data are scripts, too, because
 * browsers let no page read a file: `index.json.js` gives what `index.json` would hold.
 */
(function (halle) {
  "use strict";

  const own = /** @type {HTMLScriptElement} */ (document.currentScript);
  const folder = own.src.replace(/[^/]*$/, "");
  /** @type {Record<string, Promise<any>>} */
  const loaded = {};
  /** @type {any} */
  let given;

  /** What scripts have registered: a function for each name, called with each element that asks for it. */
  halle.scripts = {};
  /** The texts of the interface in the page's language; `words.fr.js` or `words.en.js` fills them. */
  halle.words = {};
  halle.language = document.documentElement.lang === "fr" ? "fr" : "en";

  /** A text of the interface, its gaps filled: `halle.say(NAME, { n: 3 })`. Where a number asks for it, `NAME.one` or `NAME.other` is taken. */
  halle.say = (/** @type {string} */ name, /** @type {Record<string, string | number>} */ gaps = {}) => {
    const one = halle.language === "fr" ? Math.abs(Number(gaps.n)) < 2 : Number(gaps.n) === 1;
    const text = halle.words[name] ?? halle.words[name + (one ? ".one" : ".other")] ?? name;
    return text.replace(/\{([a-z]+)\}/g, (/** @type {string} */ gap, /** @type {string} */ key) => {
      const value = gaps[key];
      return typeof value === "number" ? halle.number(value) : value ?? gap;
    });
  };

  const figures = new Intl.NumberFormat(halle.language);
  halle.number = (/** @type {number} */ value) => figures.format(value);

  /**
   * A new element, `tag.class`, with properties, or attributes where it has no such property, and what stands in it.
   * @param {string} name @param {Record<string, any>} [properties] @param {(Node | string)[]} content
   */
  halle.make = (name, properties = {}, ...content) => {
    const [tag, ...classes] = name.split(".");
    const element = document.createElement(tag);
    if (classes.length) element.className = classes.join(" ");
    for (const [key, value] of Object.entries(properties)) key in element ? (element[key] = value) : element.setAttribute(key, value);
    element.append(...content);
    return element;
  };

  /** The same for an element of a drawing, which has attributes only. @param {string} name @param {Record<string, any>} [attributes] @param {string} [text] */
  halle.draw = (name, attributes = {}, text = "") => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    element.textContent = text;
    return element;
  };

  /** Hands the reader a file. @param {Blob} file @param {string} name */
  halle.save = (file, name) => {
    const link = halle.make("a", { href: URL.createObjectURL(file), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  };

  /** Runs a script; what it gives, if anything. @param {string} address */
  const run = (address) =>
    new Promise((resolve, reject) => {
      const script = halle.make("script", { src: address, onload: () => resolve(given), onerror: () => reject(new Error(address)) });
      document.head.append(script);
      script.remove();
    });
  halle.give = (/** @type {any} */ value) => { given = value; };

  /** Loads another script of this folder, once. @param {string} name */
  halle.load = (name) => {
    const known = (loaded[name] ??= run(folder + name + ".js"));
    known.catch(() => delete loaded[name]);
    return known;
  };

  /** The address of a file of this folder, for workers. */
  halle.address = (/** @type {string} */ name) => folder + name + ".js";

  halle.isPortable = "portable" in own.dataset;
  /** The one way by which scripts read data of the site. @param {string} address */
  halle.fetchJSON = async (address) => {
    if (halle.isPortable) return run(address.replace(/\.json(?=$|\?)/, "$&.js"));
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status + " " + address);
    return answer.json();
  };

  /** Gives an element to the script it asks for, once. The page stays as it is where that cannot be had. */
  const begin = async (/** @type {HTMLElement} */ element) => {
    const name = element.dataset.script ?? "";
    delete element.dataset.script;
    await halle.load("words." + halle.language);
    await halle.load(name);
    halle.scripts[name](element);
  };

  const near = new IntersectionObserver(
    (entries) => {
      for (const { isIntersecting, target } of entries) {
        if (!isIntersecting) continue;
        near.unobserve(target);
        begin(/** @type {HTMLElement} */ (target));
      }
    },
    { rootMargin: "200px" },
  );
  for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-script]"))) {
    const when = element.dataset.when;
    if (when === "now") begin(element);
    else if (when === "focus") {
      element.addEventListener("focusin", () => begin(element), { once: true });
      if (element.contains(document.activeElement)) begin(element);
    } else if (when === "click") {
      element.querySelector("button")?.addEventListener("click", () => begin(element), { once: true });
      if (location.hash.slice(1).split("&")[0] === element.id) begin(element);
    } else near.observe(element);
  }
})((globalThis.halle ??= {}));
