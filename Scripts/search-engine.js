// @ts-check
// The words of a query, the index, read as far as the query needs it, and the ranking.
// What a word is: the same as Sources/Search/Analysis.swift (Tests/SearchTests/words.txt). The files of the index: docs/search.en.md.
(function (halle) {
  "use strict";

  // MARK: Words

  /** Letters that are no base letter with marks. @type {Record<string, string>} */
  const LETTERS = { æ: "ae", œ: "oe", ß: "ss", ø: "o", đ: "d", ð: "d", ħ: "h", ı: "i", ł: "l", ŧ: "t", þ: "th", ŋ: "n", ŉ: "n", ĸ: "k", ŀ: "l", "ʹ": "'", "ʼ": "'" };
  const DROPPED = /[\u00ad\u0300-\u036f\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;
  const LATIN = /[ªº¹²³\u00c0-\u024f\u1e00-\u1eff\ufb00-\ufb06]/;
  const WORD = /[a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2fff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufeff]+/g;
  const LONGEST = 24;

  /** What endings become, step by step; in each step the first that fits. @type {Record<string, [RegExp, string][][]>} */
  const ENDINGS = {
    fr: [
      [[/eaux$/, "eau"], [/^(.{3,})aux$/, "$1al"], [/^(.{3,})[xs]$/, "$1"]],
      [[/^(.{3,})euse$/, "$1eur"], [/^(.{3,})trice$/, "$1teur"], [/^(.{3,})ive$/, "$1if"], [/^(.{2,})iere$/, "$1ier"]],
      [[/^(.{4,})er$/, "$1"], [/^(.{4,})e$/, "$1"], [/^(..+)ue$/, "$1u"]],
    ],
    en: [
      [[/^(.{2,})ies$/, "$1y"], [/^(.{2,})us$/, "$1us"], [/^(.{3,})s$/, "$1"]],
      [[/^(.{4,})ing$/, "$1"], [/^(.{4,})ed$/, "$1"]],
      [[/^(.{3,})e$/, "$1"]],
      [[/^(.{3,})y$/, "$1i"]],
    ],
  };

  /** Lower case, without accents and ligatures. Other scripts than the Latin one stay as they are. @param {string} text */
  function fold(text) {
    let folded = "";
    for (const letter of text) {
      const small = letter.toLowerCase();
      if (letter < "\x80") folded += small;
      else if (LETTERS[small]) folded += LETTERS[small];
      else if (!LATIN.test(letter)) folded += letter.replace(DROPPED, "");
      else for (const part of small.normalize("NFKD").replace(DROPPED, "")) folded += LETTERS[part] ?? part;
    }
    return folded;
  }

  /** A segment of an address that says a text. @param {string} text */
  const slug = (text) => fold(text).replace(/[^a-z0-9_]+/g, "-").replace(/^-|-$/g, "");

  /** Doubled letters once: nobody is sure of them. @param {string} word */
  const single = (word) => word.replace(/([a-z])\1+/g, "$1");

  /** @type {Record<string, string>} */
  const stems = {};
  /** The part of a word that its forms share. @param {string} word folded @param {string} language */
  function stem(word, language) {
    const key = language + word;
    if (stems[key] !== undefined) return stems[key];
    let stem = single(word);
    if (/^[a-z]{4,}$/.test(stem)) {
      for (const step of ENDINGS[language]) {
        const ending = step.find(([end]) => end.test(stem));
        if (ending) stem = stem.replace(...ending);
      }
    }
    return (stems[key] = stem.slice(0, LONGEST));
  }

  /** The words of a text, folded, with where they stand in it. @param {string} text */
  function words(text) {
    let folded = "", place = 0;
    const places = [];
    for (const letter of text) {
      for (const part of fold(letter)) { folded += part; places.push(place); }
      place += letter.length;
    }
    places.push(place);
    return [...folded.matchAll(WORD)].map(({ 0: word, index = 0 }) => ({ word, start: places[index], end: places[index + word.length] }));
  }

  // MARK: Index

  /**
   * @typedef {{ docs: Uint32Array, impacts: Uint8Array, idf: number }} List datasets, and how much they have of a word
   * @typedef {[key: string, targets: string, postings: string]} Alias an entry of the thesaurus, or, with "@" for its targets, the name of a place
   * @typedef {{ words: Map<string, string>, aliases: Alias[] }} Shard
   */
  const IMPACTS = 15;
  /** @param {string} text @param {number} place */
  const digit = (text, place) => { const code = text.charCodeAt(place); return code - (code > 92 ? 36 : 35); };

  /** The index of one language. */
  class Index {
    /** @param {string} folder its address, ends with a slash @param {any} head its `index.json` */
    constructor(folder, head) {
      this.folder = folder;
      this.head = head;
      /** @type {string[]} */
      this.languages = Object.keys(head.words);
      /** The words that are passed over, by what they are: `stop`, `asked`, `pale`. @type {Record<string, Set<string>>} */
      this.passed = {};
      for (const lists of Object.values(head.words)) for (const name in lists) this.passed[name] = new Set([...(this.passed[name] ?? []), ...lists[name].split(" ")]);
      /** @type {Promise<any> | undefined} */
      this.pause = undefined;
      /** @type {Map<string, Promise<any>>} */
      this.files = new Map();
      /** @type {Map<number, Shard>} */
      this.shards = new Map();
      /** @type {Map<string, List | null>} */
      this.lists = new Map();
    }

    /** Whether a word says nothing. @param {string} word folded */
    isStop(word) { return (word.length === 1 && !/\d/.test(word)) || this.passed.stop.has(word); }

    /** @param {string} word folded */
    stems(word) { return [...new Set(this.languages.map((language) => stem(word, language)))]; }

    /** The same index, which fetches nothing before `pause` is over, and nothing at all when it fails. @param {Promise<any>} pause @returns {Index} */
    after(pause) { return Object.assign(Object.create(this), { pause }); }

    /** @param {string} name */
    async file(name) {
      const { files, folder, head, pause } = this;
      if (!files.has(name)) await pause;
      const known = files.get(name) ?? halle.fetchJSON(folder + name + ".json?" + head.version);
      files.set(name, known);
      known.catch(() => files.delete(name));
      return known;
    }

    /** The number of the shard that has a word. @param {string} word */
    place(word) {
      const { shards } = this.head;
      let low = 0, high = shards.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (shards[middle] <= word) low = middle; else high = middle;
      }
      return low;
    }

    /** @param {number} number @returns {Promise<Shard>} */
    async shard(number) {
      let shard = this.shards.get(number);
      if (shard) return shard;
      const { t, a } = await this.file("t" + number);
      shard = { words: new Map(), aliases: a };
      for (let i = 0; i < t.length; i += 2) shard.words.set(t[i], t[i + 1]);
      this.shards.set(number, shard);
      return shard;
    }

    /** The shards of words. @param {string[]} words */
    need(words) { return Promise.all([...new Set(words.map((word) => this.place(word)))].map((number) => this.shard(number))); }

    /** The shards of words with a beginning: at most so many, those around a word. @param {string} start @param {string} word @param {number} most */
    beginning(start, word, most) {
      const end = this.place(start + "\uffff"), first = Math.max(this.place(start), Math.min(this.place(word) - (most >> 1), end - most + 1));
      return Promise.all(Array.from({ length: Math.min(most, end - first + 1) }, (_, i) => this.shard(first + i)));
    }

    /** The datasets that have a word, whose shard must be there; or those of an entry. @param {string} word @param {string} [postings] */
    list(word, postings) {
      let list = this.lists.get(word);
      if (list !== undefined) return list;
      const text = postings ?? this.shards.get(this.place(word))?.words.get(word);
      if (text === undefined) return null;
      const docs = [], impacts = [];
      for (let i = 0, doc = -1; i < text.length;) {
        let value = digit(text, i++);
        if (value === 90) value = (digit(text, i++) * 91 + digit(text, i++)) * 91 + digit(text, i++);
        else if (value >= 70) value = 70 + (value - 70) * 91 + digit(text, i++);
        docs.push((doc += Math.floor(value / IMPACTS) + 1));
        impacts.push(value % IMPACTS + 1);
      }
      const idf = Math.log(1 + (this.head.count - docs.length + 0.5) / (docs.length + 0.5));
      list = { docs: Uint32Array.from(docs), impacts: Uint8Array.from(impacts), idf };
      this.lists.set(word, list);
      return list;
    }

    /** What results show of datasets. @param {number[]} docs */
    async rows(docs) {
      const { block } = this.head;
      const blocks = await Promise.all(docs.map((doc) => this.file(`d${Math.floor(doc / block / 1000)}/${Math.floor(doc / block)}`)));
      return docs.map((doc, i) => {
        const [title, own, publisher, above, day, formats, summary = "", folder, language = ""] = blocks[i][doc % block];
        const segment = own || slug(title);
        return { title, address: (above || slug(publisher)) + "/" + segment, publisher, day, formats: formats?.split(" ") ?? [], summary, id: folder || segment, language };
      });
    }
  }

  // MARK: Queries

  /**
   * @typedef {{ stems: string[], raw: string, isLast: boolean, isAsked: boolean, isPale: boolean, shown: string }} Token
   * @typedef {{ stems: string[], worth: number, list?: List | null }} Reading what may be meant: datasets with all these stems, or those of the list
   * @typedef {{ tokens: Token[], readings: Reading[], weight: number, isUnknown: boolean, isGuess: boolean }} Concept
   */
  /** What a word that stands for another is worth. */
  const WORTH = { synonym: 0.75, related: 0.7, prefix: 0.85, beside: 0.35, cousin: 0.6, part: 0.5, typo: 0.7 };

  /** @param {Index} index @param {string} query @returns {Token[]} */
  function tokensOf(index, query) {
    const all = words(query);
    const tokens = all.filter(({ word }) => (all.length === 1 && word.length > 1) || !index.isStop(word)).map(({ word, start, end }) => ({
      stems: index.stems(word), raw: single(word), isLast: end === query.length, shown: query.slice(start, end),
      isAsked: index.passed.asked.has(word), isPale: index.passed.pale.has(word),
    }));
    const telling = tokens.filter(({ isAsked }) => !isAsked);
    return telling.length ? telling : tokens;
  }

  /** How many edits make one word of the other (a swap is one); more than `limit` is `limit + 1`. @param {string} a @param {string} b @param {number} limit */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    /** @type {number[]} */
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
      }
      if (Math.min(...row) > limit) return limit + 1;
      [before, last] = [last, row];
    }
    return last[b.length];
  }

  /** What an entry leads to: its own list of datasets; where that is too long to be written out, those of its targets. @param {Index} index @param {Alias} alias @param {number} worth @returns {Reading[]} */
  function readingsOf(index, [key, text, postings], worth) {
    const targets = text === "@" ? [] : text.split("|").map((target) => target.split(" "));
    return postings ? [{ stems: targets.flat(), worth, list: index.list("=" + key + "=" + text, postings) }] : targets.map((stems) => ({ stems, worth }));
  }

  /** The tokens, those of an entry of the thesaurus together: of entries that share a token the longest, its words in any order. @param {Token[]} tokens @param {Shard[]} shards */
  function spans(tokens, shards) {
    /** @type {Map<string, { span: Token[], aliases: Alias[] }>} */
    const entries = new Map();
    for (const { aliases } of shards) for (const alias of aliases) {
      const span = alias[0].split(" ").map((part) => tokens.find(({ stems }) => stems.includes(part)));
      if (span.includes(undefined) || new Set(span).size < span.length) continue;
      const entry = entries.get(alias[0]) ?? { span: /** @type {Token[]} */ (span), aliases: [] };
      entry.aliases.push(alias);
      entries.set(alias[0], entry);
    }
    const free = new Set(tokens), chosen = [];
    for (const entry of [...entries.values()].sort((a, b) => b.span.length - a.span.length)) {
      if (!entry.span.every((token) => free.has(token))) continue;
      for (const token of entry.span) free.delete(token);
      chosen.push(entry);
    }
    for (const token of free) chosen.push({ span: [token], aliases: [] });
    return chosen.sort((a, b) => tokens.indexOf(a.span[0]) - tokens.indexOf(b.span[0]));
  }

  /** Words that begin with what was typed. @param {Index} index @param {Token} token @param {number} worth @param {boolean} isKnown @returns {Promise<Reading[]>} */
  async function beginnings(index, { raw, stems }, worth, isKnown) {
    /** @type {Reading[]} */
    const readings = [];
    for (const { words, aliases } of await index.beginning(raw, raw, 6)) {
      for (const name of words.keys()) if (readings.length < 60 && name.startsWith(raw) && !stems.includes(name)) readings.push({ stems: [name], worth });
      if (!isKnown) for (const alias of aliases) if (alias[0].startsWith(raw) && !alias[0].includes(" ")) readings.push(...readingsOf(index, alias, worth * WORTH.synonym));
    }
    return readings;
  }

  /** What an unknown word may have meant. @param {Index} index @param {Token} token @returns {Promise<Reading[]>} */
  async function nearest(index, { raw, stems }) {
    if (raw.length < 5 || /\d/.test(raw)) return [];
    const limit = raw.length < 8 ? 1 : 2;
    let best = limit, most = Math.max(5, raw.length * 0.6);
    /** @type {Reading[]} */
    let near = [];
    /** @type {Reading[]} */
    let cousins = [];
    for (const { words, aliases } of await index.beginning(raw.slice(0, index.head.shards.length > 12 ? 2 : 1), raw, 12)) {
      for (const candidate of [...words.keys(), ...aliases]) {
        const name = typeof candidate === "string" ? candidate : candidate[0];
        if (name.length < 5 || name.includes(" ")) continue;
        const away = Math.min(...stems.map((stem) => distance(stem, name, best)));
        if (away < best) { best = away; near = []; }
        const worth = WORTH.typo * (away > 1 ? 0.8 : 1);
        if (away === best) near.push(...(typeof candidate === "string" ? [{ stems: [name], worth }] : readingsOf(index, candidate, worth * WORTH.synonym)));
        let shared = 0;
        while (shared < name.length && name[shared] === raw[shared]) shared++;
        if (typeof candidate !== "string" || shared < most || name.length - shared > 5) continue;
        if (shared > most) { most = shared; cousins = []; }
        cousins.push({ stems: [name], worth: WORTH.cousin });
      }
    }
    return near.length ? near : cousins;
  }

  /** What a query asks for. @param {Index} index @param {Token[]} tokens */
  async function conceptsOf(index, tokens) {
    const shards = await index.need(tokens.flatMap(({ stems }) => stems));
    /** @type {Concept[]} */
    const concepts = [];
    for (const { span, aliases } of spans(tokens, shards)) {
      const said = span.map(({ stems }) => stems.filter((stem) => index.list(stem)));
      const isSaid = said.every((stems) => stems.length > 0);
      const readings = aliases.flatMap((alias) => readingsOf(index, alias, alias[1] === "@" ? 1 : isSaid ? WORTH.related : WORTH.synonym));
      const concept = { tokens: span, readings, weight: 0, isUnknown: false, isGuess: false };
      concepts.push(concept);
      if (span.length > 1) {
        readings.push({ stems: said.flatMap((stems) => stems.slice(0, 1)), worth: isSaid ? 1 : WORTH.part });
        continue;
      }
      const [token] = span;
      for (const stem of said[0]) readings.push({ stems: [stem], worth: 1 });
      const isKnown = readings.length > 0;
      if ((token.isLast || !isKnown) && token.raw.length > (tokens.length === 1 ? 1 : 2)) {
        readings.push(...await beginnings(index, token, isKnown ? WORTH.beside : token.isLast ? WORTH.prefix : WORTH.cousin, isKnown));
      }
      if (readings.length) continue;
      concept.isUnknown = true;
      readings.push(...await nearest(index, token));
      concept.isGuess = readings.length > 0;
    }
    await index.need(concepts.flatMap(({ readings }) => readings.flatMap(({ stems, list }) => list ? [] : stems)));
    for (const concept of concepts) {
      const isPale = concept.tokens.every(({ isPale }) => isPale);
      concept.readings = concept.readings.filter(({ stems, list, worth }) => (worth === 1 || !isPale) && (list || (stems.length && stems.every((stem) => index.list(stem)))));
      concept.weight = Math.max(0, ...concept.readings.map((reading) => reading.worth * greatest(index, reading))) * (isPale ? 0.25 : 1);
    }
    return concepts;
  }
  /** @param {Index} index @param {Reading} reading */
  const greatest = (index, { stems, list }) => list?.idf ?? Math.max(...stems.map((stem) => index.list(stem)?.idf ?? 0));

  /** Ranks the datasets: the best first, with what was understood, and a test for words that are to be marked. @param {Index} index @param {string} query */
  async function search(index, query) {
    const { count } = index.head;
    const concepts = await conceptsOf(index, tokensOf(index, query));
    const scores = new Float32Array(count), covered = new Float32Array(count), best = new Float32Array(count), sum = new Uint16Array(count), hits = new Uint8Array(count);
    let whole = 0;
    for (const { tokens, readings, weight } of concepts) {
      whole += weight;
      best.fill(0);
      for (const reading of readings) {
        const lists = reading.list ? [reading.list] : reading.stems.map((stem) => /** @type {List} */ (index.list(stem)));
        const value = reading.worth * greatest(index, reading) / lists.length / IMPACTS;
        sum.fill(0);
        hits.fill(0);
        for (const { docs, impacts } of lists) for (let i = 0; i < docs.length; i++) { sum[docs[i]] += impacts[i]; hits[docs[i]]++; }
        for (const doc of lists[0].docs) if (hits[doc] >= lists.length && sum[doc] * value > best[doc]) best[doc] = sum[doc] * value;
      }
      const pale = tokens.every(({ isPale }) => isPale) ? 0.25 : 1;
      for (let doc = 0; doc < count; doc++) if (best[doc]) { scores[doc] += best[doc] * pale; covered[doc] += weight; }
    }
    let docs = [];
    for (let doc = 0, top = 0; doc < count; doc++) if (scores[doc]) { scores[doc] *= covered[doc] / whole; docs.push(doc); top = Math.max(top, scores[doc]); }
    docs.sort((a, b) => scores[b] - scores[a] || a - b);
    docs = docs.filter((doc) => scores[doc] >= scores[docs[0]] * 0.08);
    const looked = new Set(concepts.flatMap(({ readings }) => readings.flatMap(({ stems }) => stems)));
    return { docs, concepts, marks: (/** @type {string} */ word) => !index.isStop(word) && index.stems(word).some((stem) => looked.has(stem)) };
  }

  /** @type {Record<string, Promise<Index>>} */
  const indexes = {};
  /** The index in a folder, opened once. @param {string} folder */
  const open = (folder) => (indexes[folder] ??= halle.fetchJSON(folder + "index.json").then((/** @type {any} */ head) => new Index(folder, head)));

  /** A while without a key, for what has to be fetched; it fails when another key came. @param {() => boolean} isCurrent */
  const pause = (isCurrent) => {
    const pause = new Promise((go, stop) => setTimeout(() => (isCurrent() ? go(0) : stop()), 90));
    pause.catch(() => {});
    return pause;
  };

  halle.search = { open, pause, search, words, stem, digit };
})((globalThis.halle ??= {}));
