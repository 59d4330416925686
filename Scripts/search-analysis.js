// @ts-check
// What a word is to the search: the same as Sources/Search/Analysis.swift, word for word (Tests/Golden/search-analysis.json).
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

  halle.analysis = { fold, words, stem, isStop, single, ASKED, PALE };
})(globalThis.halle ??= {});
