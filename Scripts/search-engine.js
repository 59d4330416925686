// @ts-check
// The index, read as far as a query needs it, and the ranking. Files: docs/search.md.
(function (halle) {
  "use strict";
  const { words: wordsOf, stem: stemOf, isStop, single, ASKED, PALE } = halle.analysis;

  /** What a word that stands for another is worth; what the halves of a word are. */
  const WORTH = { synonym: 0.75, related: 0.6, prefix: 0.85, beside: 0.35, cousin: 0.6, typo: 0.7, place: 1.4 };
  const IMPACTS = 15;

  /** One language's index. @param {string} folder its address, ends with a slash @param {any} head its `index.json` */
  function Index(folder, head) {
    /** @type {Map<string, Promise<any>>} */
    const files = new Map();
    /** @param {string} name */
    function file(name) {
      let found = files.get(name);
      if (!found) files.set(name, (found = halle.fetchJSON(folder + name + ".json?" + head.version)));
      return found;
    }

    /** @type {Map<number, Shard>} */
    const shards = new Map();
    /** @typedef {{ names: string[], postings: string[], places: Map<string, number>, aliases: Alias[] }} Shard */
    /** @param {number} number */
    async function shard(number) {
      const known = shards.get(number);
      if (known) return known;
      const { t, a } = await file("t" + number);
      const names = [], postings = [], places = new Map();
      for (let i = 0; i < t.length; i += 2) {
        places.set(t[i], names.length);
        names.push(t[i]);
        postings.push(t[i + 1]);
      }
      const shard = { names, postings, places, aliases: a };
      shards.set(number, shard);
      return shard;
    }
    /** The number of the last shard that starts at or before a word. @param {string} word */
    function place(word) {
      let low = 0, high = head.shards.length;
      while (high - low > 1) {
        const middle = (low + high) >> 1;
        if (head.shards[middle] <= word) low = middle; else high = middle;
      }
      return low;
    }
    /** All shards that hold words with a beginning, at most four. @param {string} start @returns {Promise<Shard[]>} */
    function beginning(start) {
      const numbers = [];
      for (let number = place(start), last = place(start + "\uffff"); number <= last && numbers.length < 4; number++) numbers.push(number);
      return Promise.all(numbers.map(shard));
    }

    /** @type {Map<string, List>} */
    const lists = new Map();
    /** The datasets that have a word, and how much; the shard must be there. @param {string} word */
    function list(word) {
      const known = lists.get(word);
      if (known) return known;
      const shard = shards.get(place(word));
      const position = shard ? shard.places.get(word) : undefined;
      if (!shard || position === undefined) return null;
      const list = decoded(shard.postings[position]);
      lists.set(word, list);
      return list;
    }
    /** The datasets that an entry of the thesaurus or a place leads to. @param {Alias} alias */
    function listOf(alias) {
      const name = "=" + alias[0];
      const list = lists.get(name) ?? decoded(alias[2]);
      lists.set(name, list);
      return list;
    }
    /** @param {string} text @returns {List} */
    function decoded(text) {
      const docs = [], impacts = [];
      let doc = -1;
      for (let i = 0; i < text.length;) {
        let value = digit(text, i++);
        if (value === 90) { value = (digit(text, i) * 91 + digit(text, i + 1)) * 91 + digit(text, i + 2); i += 3; }
        else if (value >= 70) value = 70 + (value - 70) * 91 + digit(text, i++);
        doc += Math.floor(value / IMPACTS) + 1;
        docs.push(doc);
        impacts.push(value % IMPACTS + 1);
      }
      const idf = Math.log(1 + (head.count - docs.length + 0.5) / (docs.length + 0.5));
      return { docs: Uint32Array.from(docs), impacts: Uint8Array.from(impacts), idf };
    }
    return { head, file, place, shard, beginning, list, listOf };
  }
  /** @param {string} text @param {number} place */
  const digit = (text, place) => { const code = text.charCodeAt(place); return code > 92 ? code - 36 : code - 35; };

  /**
   * @typedef {{ word: string, stems: string[], raw: string, isLast: boolean, isAsked: boolean, isPale: boolean, shown: string }} Token
   * @typedef {[key: string, targets: string, postings: string]} Alias an entry of the thesaurus, or, with "@" for its targets, the name of a place
   * @typedef {{ docs: Uint32Array, impacts: Uint8Array, idf: number }} List
   * @typedef {{ stems: string[], worth: number, list?: List }} Reading what may be meant: datasets with all these stems, or those of the list
   * @typedef {{ tokens: Token[], readings: Reading[], weight: number, isUnknown?: boolean, isGuess?: boolean, isPlace?: boolean }} Concept
   */

  /** @param {string} query @param {string[]} languages @returns {Token[]} */
  function tokens(query, languages) {
    const found = [];
    const all = wordsOf(query);
    for (const { word, start, end } of all) {
      const isLast = end === query.length;
      if (languages.some((language) => isStop(word, language)) && !(all.length === 1 && word.length > 1)) continue;
      const stems = [...new Set(languages.map((language) => stemOf(word, language)))];
      found.push({
        word, stems, raw: single(word), isLast, isAsked: languages.some((language) => ASKED[language].has(word)),
        isPale: languages.some((language) => PALE[language].has(word)), shown: query.slice(start, end),
      });
    }
    const telling = found.filter((token) => !token.isAsked);
    return telling.length ? telling : found;
  }

  /** How many edits make one word of the other (swaps count once); more than `limit` is `limit + 1`. @param {string} a @param {string} b @param {number} limit */
  function distance(a, b, limit) {
    if (Math.abs(a.length - b.length) > limit) return limit + 1;
    let before = [], last = Array.from({ length: b.length + 1 }, (_, i) => i);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > limit) return limit + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  /** What a query asks for. @param {any} index @param {Token[]} tokens @returns {Promise<Concept[]>} */
  async function concepts(index, tokens) {
    await Promise.all(tokens.flatMap((token) => token.stems.map((stem) => index.shard(index.place(stem)))));
    /** @type {Concept[]} */
    const concepts = [];
    for (let i = 0; i < tokens.length;) {
      const { length, found } = await aliases(index, tokens, i);
      const span = tokens.slice(i, i + Math.max(1, length));
      i += span.length;
      /** @type {Concept} */
      const concept = { tokens: span, readings: [], weight: 0 };
      concepts.push(concept);
      const isSaid = span.every((token) => token.stems.some((stem) => index.list(stem)));
      for (const alias of found) {
        if (alias[1] === "@") concept.isPlace = true;
        concept.readings.push(...readings(index, alias, alias[1] === "@" ? WORTH.place : isSaid ? WORTH.related : WORTH.synonym));
      }
      if (span.length > 1) {
        concept.readings.push({ stems: span.flatMap((token) => token.stems.filter((stem) => index.list(stem)).slice(0, 1)), worth: 1 });
        continue;
      }
      const [token] = span;
      for (const stem of token.stems) if (index.list(stem)) concept.readings.push({ stems: [stem], worth: 1 });
      const isKnown = concept.readings.length > 0;
      if (token.raw.length > 1 && (token.isLast || !isKnown)) {
        const worth = isKnown ? WORTH.beside : token.isLast ? WORTH.prefix : WORTH.cousin;
        if (token.raw.length > 2 || !isKnown) {
          let count = 0;
          for (const shard of await index.beginning(token.raw)) {
            for (const name of shard.names) {
              if (name.startsWith(token.raw) && !token.stems.includes(name) && count++ < 60) concept.readings.push({ stems: [name], worth });
            }
            if (!isKnown) for (const alias of shard.aliases) {
              if (alias[0].startsWith(token.raw) && !alias[0].includes(" ")) concept.readings.push(...readings(index, alias, worth * WORTH.synonym));
            }
          }
        }
      }
      if (concept.readings.length === 0) {
        concept.isUnknown = true;
        for (const reading of await nearest(index, token)) { concept.readings.push(reading); concept.isGuess = true; }
      }
    }
    await Promise.all(concepts.flatMap(({ readings }) => readings.flatMap(({ stems, list }) => list ? [] : stems.map((stem) => index.shard(index.place(stem))))));
    for (const concept of concepts) {
      concept.readings = concept.readings.filter(({ stems, list }) => list || (stems.length > 0 && stems.every((stem) => index.list(stem))));
      if (concept.tokens.every((token) => token.isPale)) concept.readings = concept.readings.filter(({ worth }) => worth === 1);
      for (const { stems, worth, list } of concept.readings) {
        concept.weight = Math.max(concept.weight, worth * (list?.idf ?? Math.max(...stems.map((stem) => index.list(stem).idf))));
      }
    }
    return concepts;
  }

  /** What an entry leads to: its own list of datasets; where that is too long to be written out, those of its targets. @param {any} index @param {Alias} alias @param {number} worth @returns {Reading[]} */
  function readings(index, alias, worth) {
    const targets = alias[1] === "@" ? [] : alias[1].split("|").map((target) => target.split(" "));
    if (alias[2]) return [{ stems: targets.flat(), worth, list: index.listOf(alias) }];
    return targets.map((stems) => ({ stems, worth }));
  }

  /** The longest entry of the thesaurus that starts at a word. @param {any} index @param {Token[]} tokens @param {number} start */
  async function aliases(index, tokens, start) {
    let length = 0;
    /** @type {Alias[]} */
    let found = [];
    for (const stem of tokens[start].stems) {
      for (const alias of (await index.shard(index.place(stem))).aliases) {
        if (!alias[0].startsWith(stem)) continue;
        const parts = alias[0].split(" ");
        if (parts.length < length || parts.length > tokens.length - start) continue;
        if (!parts.every((/** @type {string} */ part, /** @type {number} */ i) => tokens[start + i].stems.includes(part))) continue;
        if (parts.length > length) { length = parts.length; found = []; }
        found.push(alias);
      }
    }
    return { length, found };
  }

  /** What an unknown word may have meant. @param {any} index @param {Token} token @returns {Promise<Reading[]>} */
  async function nearest(index, token) {
    const word = token.raw;
    if (word.length < 4 || /\d/.test(word)) return [];
    const limit = word.length >= 8 ? 2 : 1;
    let best = limit + 1;
    /** @type {{ name: string, alias?: Alias }[]} */
    let names = [];
    /** @type {{ name: string, shared: number }[]} */
    let cousins = [];
    const shards = await index.beginning(word.slice(0, index.head.shards.length > 12 ? 2 : 1));
    for (const shard of shards) {
      const candidates = [...shard.names.map((/** @type {string} */ name) => ({ name })), ...shard.aliases.map((/** @type {Alias} */ alias) => ({ name: alias[0], alias }))];
      for (const candidate of candidates) {
        const { name } = candidate;
        if (name.includes(" ")) continue;
        let away = Math.min(...token.stems.map((stem) => distance(stem, name, Math.min(best, limit))));
        if (away <= limit && away <= best) {
          if (away < best) { best = away; names = []; }
          names.push(candidate);
        }
        let shared = 0;
        while (shared < name.length && name[shared] === word[shared]) shared++;
        if (shared >= Math.max(5, word.length * 0.6) && name.length - shared < 6) cousins.push({ name, shared });
      }
    }
    if (names.length) {
      const worth = best === 1 ? WORTH.typo : WORTH.typo * 0.8;
      return names.flatMap(({ name, alias }) => alias ? readings(index, alias, worth * WORTH.synonym) : [{ stems: [name], worth }]);
    }
    const most = Math.max(...cousins.map(({ shared }) => shared));
    return cousins.filter(({ shared }) => shared === most).map(({ name }) => ({ stems: [name], worth: WORTH.cousin }));
  }

  /**
   * Ranks the datasets of an index.
   * @param {any} index @param {string} query
   * @returns {Promise<{ docs: number[], concepts: Concept[], stems: string[] }>} the best first; the words that were understood
   */
  async function search(index, query) {
    const asked = await concepts(index, tokens(query, index.head.languages));
    const count = index.head.count;
    const scores = new Float32Array(count), covered = new Float32Array(count), best = new Float32Array(count), sum = new Float32Array(count), hits = new Uint8Array(count);
    let whole = 0;
    for (const concept of asked) {
      if (concept.readings.length === 0) continue;
      best.fill(0);
      const pale = concept.tokens.every((token) => token.isPale) ? 0.25 : 1;
      whole += concept.weight * pale;
      for (const { stems, worth, list } of concept.readings) {
        if (list || stems.length === 1) {
          const { docs, impacts, idf } = list ?? index.list(stems[0]);
          for (let i = 0; i < docs.length; i++) {
            const value = worth * idf * impacts[i] / IMPACTS;
            if (value > best[docs[i]]) best[docs[i]] = value;
          }
          continue;
        }
        sum.fill(0);
        hits.fill(0);
        const lists = stems.map((stem) => index.list(stem));
        const most = Math.max(...lists.map(({ idf }) => idf));
        for (const { docs, impacts } of lists) for (let i = 0; i < docs.length; i++) { sum[docs[i]] += impacts[i]; hits[docs[i]]++; }
        for (const doc of lists[0].docs) {
          if (hits[doc] < stems.length) continue;
          const value = worth * most * sum[doc] / stems.length / IMPACTS;
          if (value > best[doc]) best[doc] = value;
        }
      }
      for (let doc = 0; doc < count; doc++) {
        if (best[doc] === 0) continue;
        scores[doc] += best[doc] * pale;
        covered[doc] += concept.weight * pale;
      }
    }
    /** @type {number[]} */
    const docs = [];
    for (let doc = 0; doc < count; doc++) {
      if (scores[doc] === 0) continue;
      scores[doc] *= (covered[doc] / whole) ** 1.5;
      docs.push(doc);
    }
    docs.sort((a, b) => scores[b] - scores[a] || a - b);
    const least = docs.length ? scores[docs[0]] * 0.08 : 0;
    return { docs: docs.filter((doc) => scores[doc] >= least), concepts: asked, stems: asked.flatMap(({ readings }) => readings.flatMap(({ stems }) => stems)), scores };
  }

  /** @type {Map<string, Promise<any>>} */
  const indexes = new Map();
  /** The index in a folder, opened once. @param {string} folder */
  function open(folder) {
    let index = indexes.get(folder);
    if (!index) indexes.set(folder, (index = halle.fetchJSON(folder + "index.json").then((/** @type {any} */ head) => Index(folder, head))));
    return index;
  }
  halle.fetchJSON ??= (/** @type {string} */ path) => fetch(path).then((answer) => { if (!answer.ok) throw new Error(path); return answer.json(); });
  halle.engine = { open, Index, search, tokens, distance };
})(globalThis.halle ??= {});
