// @ts-check
// The words of a query, the index, read as far as the query needs it, and the ranking.
// What a word is: the same as Sources/Search/Analysis.swift (Tests/Golden/search-analysis.json). The index: docs/search.md.
(function (halle) {
  "use strict";

  /** Letters that are no base letter with marks, as the build folds them. @type {Record<string, string>} */
  const LETTERS = { "æ": "ae", "œ": "oe", "ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ł": "l", "ŧ": "t", "þ": "th", "ĳ": "ij", "ŀ": "l" };
  const WORD = /[a-z0-9\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1fff\u2c00-\u2fff\u3040-\ud7ff\uf900-\ufdff\ufe70-\ufeff]+/g;
  const LONGEST = 24;

  /** @param {string} words */
  const set = (words) => new Set(words.split(" "));
  /** @type {Record<string, Set<string>>} Words that say nothing: neither in the index nor in a query. */
  const STOP = {
    fr: set("au aux avec ce ces cet cette chez dans de des du elle elles en entre est et etre eux il ils je la le les leur leurs lui ma mais me mes moi mon ne ni nos notre nous on ont ou par pas pour qu que qui sa sans se ses si son sont sous sur ta te tes toi ton tu un une vers vos votre vous"),
    en: set("about all also an and any are as at be been but by can did do does for from had has have he her his if in into is it its me my no not of on or our she so such than that the their them then there these they this those to up was we were which who will with would you your"),
  };
  /** @type {Record<string, Set<string>>} Words of questions: dropped from a query that says more than these. */
  const ASKED = {
    fr: set("ai aimerais aller afficher as avez avoir avons bien cherche chercher combien comment connaitre consulter dire dois doit doivent donc donne dois etes existe existent faire fait faut ici jusqu laquelle lequel lesquels lesquelles obtenir ont parle peut peuvent peux pourquoi pouvoir pres proche puis quand que quel quelle quelles quels quelqu quoi sais sait savoir serait suis souhaite telecharger tous tout toute toutes trouve trouver trouvent va vais voir voudrais veux vont y"),
    en: set("am available could exist exists find get give how know list look looking much many may near need please search see show tell want what when where why"),
  };
  /** @type {Record<string, Set<string>>} Words that most datasets could have: they weigh little in a query. */
  const PALE = {
    fr: set("annee annuaire base carte chiffre commune communal communale communaux donnee donnees dernier detail ensemble fichier habitant information jeu liste local localisation ma mairie municipal municipale municipaux nombre nouveau ouverte ouvertes plan public publique publics territoire total type ville village"),
    en: set("city commune council data dataset file information list local map municipal number open public town village year"),
  };

  /** Lower case, without accents and ligatures. Other scripts than the Latin one stay as they are. @param {string} text */
  function fold(text) {
    let folded = "";
    for (const letter of text) {
      const code = letter.codePointAt(0) ?? 0;
      if (code < 0x80) folded += letter.toLowerCase();
      else if (code < 0x250 || (code >= 0x1e00 && code < 0x1f00)) folded += LETTERS[letter.toLowerCase()] ?? base(letter.toLowerCase());
      else if (!dropped(code)) folded += letter;
    }
    return folded;
  }
  /** @param {string} letter */
  const base = (letter) => letter.normalize("NFD").replace(/[\u0300-\u036f\u00ad]/g, "");
  /** @param {number} code */
  const dropped = (code) => (code >= 0x300 && code < 0x370) || (code >= 0x200b && code <= 0x200d) || code === 0x2060 || code === 0xfeff;

  /** Doubled letters once: nobody is sure of them. @param {string} word */
  const single = (word) => word.replace(/([a-z])\1+/g, "$1");

  /** The part of a French word that its forms share. The word is folded, its letters single. @param {string} word */
  function french(word) {
    let stem = word;
    const ends = (/** @type {string} */ ending, /** @type {number} */ least) => stem.length - ending.length >= least && stem.endsWith(ending);
    const cut = (/** @type {number} */ count, /** @type {string} */ tail = "") => { stem = stem.slice(0, stem.length - count) + tail; };
    if (stem.length < 4 || !/^[a-z]+$/.test(stem)) return stem;
    if (ends("eaux", 0)) cut(1);
    else if (ends("aux", 3)) cut(2, "l");
    else if (ends("x", 3) || ends("s", 3)) cut(1);
    if (ends("euse", 3)) cut(4, "eur");
    else if (ends("trice", 3)) cut(5, "teur");
    else if (ends("ive", 3)) cut(2, "f");
    else if (ends("iere", 2)) cut(1);
    if (ends("er", 4)) cut(2);
    else if (ends("e", 4) || ends("ue", 2)) cut(1);
    return stem;
  }

  /** The same of an English word. @param {string} word */
  function english(word) {
    let stem = word;
    const ends = (/** @type {string} */ ending, /** @type {number} */ least) => stem.length - ending.length >= least && stem.endsWith(ending);
    const cut = (/** @type {number} */ count, /** @type {string} */ tail = "") => { stem = stem.slice(0, stem.length - count) + tail; };
    if (stem.length < 4 || !/^[a-z]+$/.test(stem)) return stem;
    if (ends("ies", 2)) cut(3, "y");
    else if (ends("s", 3) && !ends("us", 2)) cut(1);
    if (ends("ing", 4)) cut(3);
    else if (ends("ed", 4)) cut(2);
    if (ends("e", 3)) cut(1);
    if (ends("y", 3)) cut(1, "i");
    return stem;
  }

  /** @type {Record<string, Map<string, string>>} */
  const known = { fr: new Map(), en: new Map() };
  /** @param {string} word folded @param {string} language */
  function stem(word, language) {
    let stem = known[language].get(word);
    if (stem === undefined) known[language].set(word, (stem = (language === "fr" ? french : english)(single(word)).slice(0, LONGEST)));
    return stem;
  }

  /**
   * The words of a text, with where they stand in it.
   * @param {string} text
   * @returns {{ word: string, start: number, end: number }[]}
   */
  function words(text) {
    let folded = "";
    /** @type {number[]} */
    const places = [];
    let place = 0;
    for (const letter of text) {
      const letters = fold(letter);
      for (let i = 0; i < letters.length; i++) places.push(place);
      folded += letters;
      place += letter.length;
    }
    places.push(place);
    const found = [];
    for (const match of folded.matchAll(WORD)) {
      const start = match.index ?? 0;
      found.push({ word: match[0], start: places[start], end: places[start + match[0].length - 1] + 1 });
    }
    return found;
  }

  /** @param {string} word folded @param {string} language */
  const isStop = (word, language) => (word.length === 1 && !(word >= "0" && word <= "9")) || STOP[language].has(word);

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
    /** What results show of datasets. @param {number[]} docs */
    async function rows(docs) {
      const blocks = await Promise.all(docs.map((doc) => file("d" + Math.floor(doc / head.block))));
      return docs.map((doc, i) => {
        const [title, address, publisher = "", day = "", formats = "", summary = "", folder = "", language = ""] = blocks[i][doc % head.block];
        return { title, address, publisher, day, formats: formats.split(" ").filter(Boolean), summary, id: folder || address.replace(/.*\//, ""), language };
      });
    }

    /** The values of the facets. */
    async function facets() {
      const { facets, days: text } = await file("facets");
      /** @param {string} text */
      const numbers = (text) => {
        const width = text.length / head.count, numbers = new Uint32Array(head.count);
        for (let doc = 0; doc < head.count && width; doc++) for (let i = 0; i < width; i++) numbers[doc] = numbers[doc] * 91 + digit(text, doc * width + i);
        return numbers;
      };
      /** @type {Map<string, { values: string[], sets: number[][], docs: Uint32Array }>} */
      const columns = new Map(facets.map((/** @type {any} */ { name, values, sets, docs }) => [name, { values, sets: sets.map((/** @type {any} */ set) => [set].flat()), docs: numbers(docs) }]));
      const days = numbers(text);
      const newest = Array.from(days.keys()).sort((a, b) => days[a] - days[b] || a - b);
      return {
        days, newest,
        /** Whether a dataset has a value. @param {string} name @param {string} value */
        has(name, value) {
          const { values, sets, docs } = columns.get(name) ?? { values: [], sets: [], docs: [] };
          const number = values.indexOf(value), having = sets.map((set) => set.includes(number));
          return (/** @type {number} */ doc) => having[docs[doc]] ?? false;
        },
        /** How many datasets have each value, the most frequent first. @param {string} name @param {number[]} docs @returns {[string, number][]} */
        counts(name, docs) {
          const column = columns.get(name);
          if (!column) return [];
          const bySet = new Uint32Array(column.sets.length + 1), counts = column.values.map(() => 0);
          for (const doc of docs) bySet[column.docs[doc]]++;
          column.sets.forEach((set, i) => { for (const value of set) counts[value] += bySet[i]; });
          return column.values.map((value, i) => /** @type {[string, number]} */ ([value, counts[i]])).filter(([, count]) => count).sort((a, b) => b[1] - a[1] || (name === "year" ? (a[0] < b[0] ? 1 : -1) : a[0].localeCompare(b[0])));
        },
      };
    }

    /** How datasets write the words that were taken for an unknown one. @param {Concept} concept */
    async function written(concept) {
      const stems = [...new Set(concept.readings.filter(({ list }) => !list).flatMap(({ stems }) => stems))].slice(0, 3);
      const found = await Promise.all(stems.map(async (name) => {
        const [row] = await rows([list(name).docs[0]]);
        const text = row.title + " " + row.summary;
        const match = words(text).find(({ word }) => head.languages.some((/** @type {string} */ language) => stem(word, language) === name));
        return match ? text.slice(match.start, match.end).toLowerCase() : "";
      }));
      return found.filter(Boolean);
    }
    return { head, place, shard, beginning, list, listOf, rows, facets, written };
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
    const all = words(query);
    for (const { word, start, end } of all) {
      const isLast = end === query.length;
      if (languages.some((language) => isStop(word, language)) && !(all.length === 1 && word.length > 1)) continue;
      const stems = [...new Set(languages.map((language) => stem(word, language)))];
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
   * @returns {Promise<{ docs: number[], concepts: Concept[], marks: (word: string) => boolean }>} the best first, what was understood, and whether a word is to be marked
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
    return { docs: docs.filter((doc) => scores[doc] >= least), concepts: asked, marks: marker(asked, index.head.languages) };
  }

  /** Whether a word is one of those that were looked for. @param {Concept[]} concepts @param {string[]} languages */
  function marker(concepts, languages) {
    const stems = new Set(concepts.flatMap(({ readings }) => readings.flatMap(({ stems }) => stems)));
    return (/** @type {string} */ word) => languages.some((language) => !isStop(word, language) && stems.has(stem(word, language)));
  }

  /** @type {Map<string, Promise<any>>} */
  const indexes = new Map();
  /** The index in a folder, opened once. @param {string} folder */
  function open(folder) {
    let index = indexes.get(folder);
    if (!index) indexes.set(folder, (index = halle.fetchJSON(folder + "index.json").then((/** @type {any} */ head) => Index(folder, head))));
    return index;
  }
  halle.engine = { open, Index, search, words, stem, isStop, single, fold, ASKED };
})(globalThis.halle ??= {});
