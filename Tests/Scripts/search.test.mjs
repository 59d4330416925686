// @ts-check
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { after, before, test } from "node:test";
import { engine } from "./search.mjs";

test("A word’s stem is the one that the build gives it", () => {
  const { words, stem } = engine();
  for (const line of readFileSync(new URL("../SearchTests/words.txt", import.meta.url), "utf8").split("\n")) {
    if (!line || line.startsWith("#")) continue;
    const [language, text, stems] = line.split("\t");
    assert.equal(words(text).map((/** @type {any} */ { word }) => stem(word, language)).join(" "), stems, text);
  }
});

test("A word knows where it stands in its text, whatever folding has made of it", () => {
  const text = "Œuvres d’Élue e\u0301cole";
  assert.deepEqual(plain(engine().words(text)).map((/** @type {any} */ { start, end }) => text.slice(start, end)), ["Œuvres", "d", "Élue", "e\u0301cole"]);
});

/** A value of the engine's own world as one of this. */
const plain = (/** @type {any} */ value) => JSON.parse(JSON.stringify(value));

/** A catalogue of a few datasets, as the program publishes it. */
const datasets = {
  "ramonville/cantine": { title: "Menus de la restauration scolaire", keywords: "[repas, menu]", description: "Les menus servis aux élèves chaque jour." },
  "ramonville/arbres": { title: "Arbres de la commune", keywords: "[nature]", description: "Les arbres d’alignement, leur espèce et leur hauteur." },
  "ramonville/recharge": { title: "Bornes de recharge pour véhicules électriques", keywords: "[IRVE]", description: "Les points de charge ouverts au public." },
  "roques/repas": { title: "Menus de la restauration scolaire", keywords: "[repas, menu]", description: "Les menus servis aux élèves." },
  "roques/dechets": { title: "Collecte des déchets", keywords: "[ordures ménagères]", description: "Jours de collecte par rue." },
  "roques/elus": { title: "{fr: Liste des élus, en: Elected representatives}", keywords: "[maire, indemnité]", description: "Les élus et leurs indemnités." },
  "roques/budget": { title: "Budget primitif 2025", keywords: "[finances]", description: "Dépenses et recettes votées." },
};
/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), "halle-search-"));
  const put = (/** @type {string} */ path, /** @type {string} */ text) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  put("halle.yml", "title: Essai\nlanguages: [fr, en]\nlicense: lov2\nthesaurus:\n  la ronde du mardi: [collecte des déchets]\n");
  put("content/ramonville/index.md", "---\nname: Commune de Ramonville-Saint-Agne\nkind: commune\n---\n");
  put("content/roques/index.md", "---\nname: Commune de Roques\nkind: commune\n---\n");
  for (const [path, { title, keywords, description }] of Object.entries(datasets)) {
    put(`content/${path}/index.md`, `---\ntitle: ${title}\nkeywords: ${keywords}\ndescription: ${description}\n---\n`);
    put(`content/${path}/donnees.csv`, "altitude,quantieme\n1,2\n");
  }
  execFileSync(process.env.HALLE ?? "halle", ["build", folder, "--quiet"], { stdio: ["ignore", "ignore", "inherit"] });
});
after(() => rmSync(folder, { recursive: true, force: true }));

/** What a query finds: names of folders, the best first. */
async function find(/** @type {string} */ query, language = "fr") {
  const path = join(folder, "site/assets/search", language);
  const names = readdirSync(path, { recursive: true }).map(String).filter((name) => name.endsWith(".json"));
  const files = Object.fromEntries(names.map((name) => ["x/" + name, JSON.parse(readFileSync(join(path, name), "utf8"))]));
  const { open, search, asked } = engine(files);
  const index = await open("x/");
  const { docs, concepts, marks } = await search(index, query);
  const found = (await index.rows(docs)).map((/** @type {any} */ { address }) => address);
  return { found, concepts, marks, asked };
}

const cases = {
  "without accents or plurals": ["dechet", "roques/dechets"],
  "in the words of the public": ["poubelle", "roques/dechets"],
  "in a question": ["combien gagne le maire ?", "roques/elus"],
  "by an acronym": ["IRVE", "ramonville/recharge"],
  "by what an acronym stands for": ["borne de recharge", "ramonville/recharge"],
  "while the word is typed": ["ramonvil cantin", "ramonville/cantine"],
  "with a place, whose datasets come first": ["cantine Roques", "roques/repas"],
  "with a slip of the pen": ["recolte des dehcets", "roques/dechets"],
  "by the name of a column": ["quantieme", "ramonville/arbres"],
  "by the catalogue’s own words": ["la ronde du mardi", "roques/dechets"],
};
for (const [how, [query, wanted]] of Object.entries(cases)) {
  test(`A dataset is found ${how}: ${query}`, async () => {
    const { found } = await find(query);
    if (how.includes("column")) assert.equal(found.length, Object.keys(datasets).length);
    else assert.equal(found[0], wanted, found.join(" "));
  });
}

test("A word that is nowhere finds nothing, and is known as such", async () => {
  const { found, concepts } = await find("cryptomonnaie");
  assert.deepEqual(plain(found), []);
  assert.deepEqual(plain(concepts).map((/** @type {any} */ { isUnknown, isGuess }) => [isUnknown, isGuess]), [[true, false]]);
});

test("A word that is nowhere is taken for the nearest one, and known as a guess", async () => {
  const { concepts } = await find("restoration");
  assert.equal(concepts[0].isGuess, true);
  assert.deepEqual(plain(concepts[0].readings).map((/** @type {any} */ { stems }) => stems), [["restauration"]]);
});

test("An English reader finds English titles by English rules, and French ones by theirs", async () => {
  assert.equal((await find("representative", "en")).found[0], "roques/elus");
  assert.equal((await find("arbre", "en")).found[0], "ramonville/arbres");
});

test("Words that were understood are marked, in all their forms", async () => {
  const { marks } = await find("poubelles");
  assert.deepEqual(["dechets", "collecte", "des", "rue"].map(marks), [true, true, false, false]);
});

test("A query reads the head of the index and the words it needs, and no dataset before one is shown", async () => {
  const { asked } = await find("arbres");
  assert.deepEqual(asked.filter((/** @type {string} */ name) => !/\/(t|d0\/)\d+\.json$/.test(name)), ["x/index.json"]);
  assert.ok(asked.length <= 4, asked.join(" "));
});
