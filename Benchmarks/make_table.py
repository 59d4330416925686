#!/usr/bin/env python3
"""Writes a wide CSV of public equipment and its Table Schema, for timing the check of a table.

    make_table.py MEGABYTES FILE.csv [--errors K]
    make_table.py MEGABYTES FILE.csv --grants

Writes also FILE.schema.json, and with --errors FILE.errors.json: the K cells that were made wrong, as [row, column] with the row as a spreadsheet
numbers it (the heading is row 1) and the column from 1. Twenty columns: text, codes with patterns, closed lists, numbers, dates, yes and no, quoted
cells with commas, doubled quotes and line breaks. Prints the number of rows. Names and figures are made up. The same arguments give the same bytes
on every machine.

With --grants it writes instead a table of grants in the twelve columns of scdl/subventions: names of associations, firms and, in one row of fifty, of
persons; sentences of deliberations; nothing but text that the look for personal data must read. It has no faults and no schema.
"""

import argparse
import json
import random
from pathlib import Path

KINDS = ["école", "gymnase", "médiathèque", "parc", "piscine", "salle des fêtes", "terrain de sport", "théâtre"]
STATES = ["en service", "en travaux", "fermé"]
PLACES = """Aubrac Bellegarde Castelvert Fontvieille Grandval Hautefage Lacombe Montrieux Noirétable Oradour Peyrelade Quintenas Roquebrune
Saint-Aignan Sainte-Énimie Valfleury""".split()
COMMUNES = ["09122", "12202", "2A004", "31149", "31157", "31395", "31458", "31555", "32013", "46042", "65440", "81004", "82121"]
WAYS = ["rue des Écoles", "place du Marché", "avenue de la Gare", "chemin du Moulin", "allée des Érables", "impasse du Puits"]
WORDS = """accès ascenseur bâtiment chauffage couverture dortoir éclairage façade guichet îlot jardin marche mobilier ombrage parvis portail préau rampe
remis rénové réseau sanitaires sol toiture trottoir usage vestiaire vitrage voûte wifi""".split()


def field(name, kind, **constraints):
    return {"name": name, "type": kind, "constraints": constraints} if constraints else {"name": name, "type": kind}


FIELDS = [
    field("identifiant", "string", required=True, unique=True, pattern="EQ-[0-9]{8}"),
    field("millesime", "year", required=True, minimum=1990, maximum=2040),
    field("nom", "string", required=True, maxLength=120),
    field("categorie", "string", required=True, enum=KINDS),
    field("etat", "string", required=True, enum=STATES),
    field("siret", "string", required=True, pattern="[0-9]{14}"),
    field("collectivite", "string", required=True),
    field("code_commune", "string", required=True, pattern="[0-9][0-9AB][0-9]{3}"),
    field("adresse", "string"),
    field("code_postal", "string", pattern="[0-9]{5}"),
    field("longitude", "number", minimum=-180, maximum=180),
    field("latitude", "number", minimum=-90, maximum=90),
    field("surface", "number", minimum=0),
    field("places", "integer", minimum=0, maximum=100000),
    field("accessible", "boolean"),
    field("ouverture", "date", required=True),
    field("releve", "datetime"),
    field("cout", "number", minimum=0),
    field("courriel", "string", pattern="[a-z0-9.-]+@[a-z0-9-]+\\.[a-z]{2,}"),
    field("remarque", "string", maxLength=500),
]
NAMES = [description["name"] for description in FIELDS]

# A wrong value for a column, each of them wrong for a rule of its own.
FAULTS = [("millesime", "20Z5"), ("categorie", "gare"), ("etat", ""), ("siret", "2131045810001"), ("code_commune", "3145"), ("longitude", "181.5"),
          ("latitude", "nord"), ("surface", "-4"), ("places", "12.5"), ("accessible", "parfois"), ("ouverture", "2024-02-30"),
          ("releve", "2024-05-01T25:00:00Z"), ("courriel", "mairie"), ("nom", ""), ("identifiant", "EQ-00000001")]


def quoted(text):
    return '"' + text.replace('"', '""') + '"' if any(mark in text for mark in ',"\n') else text


def remark(chance):
    words = chance.choices(WORDS, k=chance.randint(4, 14))
    text = " ".join(words)
    form = chance.random()
    if form < 0.2:
        text = f'{words[0]} « {" ".join(words[1:])} », dit "{words[-1]}"'
    elif form < 0.3:
        text = text + "\n" + " ".join(chance.choices(WORDS, k=5))
    elif form < 0.6:
        text = ", ".join(words)
    return quoted(text)


def cells(chance):
    """A row without its identifier."""
    place, kind = chance.choice(PLACES), chance.choice(KINDS)
    commune = chance.choice(COMMUNES)
    day = f"{chance.randint(1990, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    moment = f"2025-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}T{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00Z"
    return [
        str(chance.randint(2005, 2026)), quoted(f"{kind.capitalize()} {chance.choice(['', 'municipale ', 'intercommunale '])}de {place}"), kind,
        chance.choice(STATES), str(chance.randint(20_000_000_000_000, 29_999_999_999_999)), f"Commune de {place}", commune,
        quoted(f"{chance.randint(1, 200)}, {chance.choice(WAYS)}"), f"{chance.randint(1, 95):02}{chance.randint(0, 999):03}",
        f"{chance.uniform(-4.7, 8.2):.6f}", f"{chance.uniform(42.4, 51.0):.6f}", f"{chance.uniform(20, 9000):.1f}" if chance.random() < 0.9 else "",
        str(chance.randint(0, 2000)) if chance.random() < 0.8 else "", chance.choice(["true", "false", ""]), day, moment if chance.random() < 0.7 else "",
        f"{chance.uniform(1000, 5e6):.2f}", f"accueil{chance.randint(1, 999)}@{chance.choice(['mairie', 'asso', 'exemple'])}.fr", remark(chance),
    ]


SORTS = ["Amicale", "Association", "Club", "Comité des fêtes", "Compagnie", "École de musique", "Foyer rural", "Les Amis", "SARL", "Union sportive"]
FIRST_NAMES = "Aline Benoît Camille Denise Émile Fatima Guy Hélène Inès Jean Karim Lucie Marc Nadia Odette Paul Rose Sophie Thomas Yves".split()
OBJECTS = ["Fonctionnement de l’année", "Achat de matériel pour {}", "Rénovation du local, {}", "Fête de {}", "Soutien à la section jeunes de {}",
           "Convention signée par M. le Maire avec {}", "Monsieur le Président de {} : avance remboursable", "Moyens de {} ; Mme la trésorière informée"]


def grant(chance):
    """A row of grants without its reference."""
    place = chance.choice(PLACES)
    body = f"{chance.choice(SORTS)} de {place}"
    name, siret, rna = body, f"{chance.randint(30_000_000_000_000, 89_999_999_999_999)}", ""
    form = chance.random()
    if form < 0.02:
        name, siret = f"{place.upper()} {chance.choice(FIRST_NAMES)}", ""
    elif form < 0.3:
        siret, rna = "", f"W{chance.randint(100_000_000, 999_999_999)}"
    elif form < 0.5:
        siret = ""
    day = f"{chance.randint(2015, 2025)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
    return [
        f"Commune de {chance.choice(PLACES)}", f"2131{chance.randint(1_000, 9_999)}000011", day, quoted(name), siret, rna,
        quoted(chance.choice(OBJECTS).format(body)), f"{chance.randint(1, 400) * 50}", chance.choice(["aide en numéraire", "aide en nature"]), "unique",
        chance.choice(["oui", "non"]),
    ]


GRANT_NAMES = """referenceDecision nomAttribuant idAttribuant dateConvention nomBeneficiaire idBeneficiaire rnaBeneficiaire objet montant nature
conditionsVersement notificationUE""".split()


def write_grants(megabytes, path):
    chance = random.Random(f"grants/{megabytes}")
    pool = [",".join(grant(chance)) for _ in range(99_991)]
    row_count = int(megabytes * 1e6 / (sum(len(row.encode()) for row in pool) / len(pool) + 11))
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(",".join(GRANT_NAMES) + "\n")
        for row in range(1, row_count + 1):
            out.write(f"D{row:08},{pool[(row * 4_001 + row // len(pool)) % len(pool)]}\n")
    return row_count


def write(megabytes, path, error_count):
    chance = random.Random(f"table/{megabytes}")
    # Rows are drawn from a pool, for speed; their identifiers make each of them different.
    pool = [",".join(cells(chance)) for _ in range(9_973)]
    row_count = int(megabytes * 1e6 / (sum(len(row.encode()) for row in pool) / len(pool) + 13))
    faulty = {}
    for number, row in enumerate(sorted(random.Random("faults").sample(range(2, row_count + 1), min(error_count, row_count - 1)))):
        faulty[row] = FAULTS[number % len(FAULTS)]
    places = []
    with open(path, "w", encoding="utf-8", newline="") as out:
        out.write(",".join(NAMES) + "\n")
        lines = []
        for row in range(1, row_count + 1):
            identifier = f"EQ-{row:08}"
            text = pool[(row * 4_001 + row // len(pool)) % len(pool)]
            if row in faulty:
                name, value = faulty[row]
                again = [identifier] + cells(random.Random(f"row/{row}"))
                again[NAMES.index(name)] = quoted(value)
                identifier, text = again[0], ",".join(again[1:])
                places.append([row + 1, NAMES.index(name) + 1])
            lines.append(f"{identifier},{text}\n")
            if len(lines) == 20_000:
                out.write("".join(lines))
                lines.clear()
        out.write("".join(lines))
    stem = path.with_suffix("")
    schema = {"name": "equipements-de-mesure", "title": "Équipements (pour la mesure)", "fields": FIELDS, "missingValues": [""]}
    Path(f"{stem}.schema.json").write_text(json.dumps(schema, ensure_ascii=False, indent=1), encoding="utf-8")
    if error_count:
        Path(f"{stem}.errors.json").write_text(json.dumps(places), encoding="utf-8")
    return row_count


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("megabytes", type=float)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("--errors", type=int, default=0, metavar="K", help="how many cells are made wrong (0)")
    arguments.add_argument("--grants", action="store_true", help="a table of grants instead, full of names and sentences")
    chosen = arguments.parse_args()
    print(write_grants(chosen.megabytes, chosen.file) if chosen.grants else write(chosen.megabytes, chosen.file, chosen.errors))
