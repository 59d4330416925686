#!/usr/bin/env python3
"""Writes a catalogue of N datasets, as French towns publish them, for timing a build.

    make_catalogue.py N DIR [--tiny]

Each town has fifty datasets (ten subjects, five years), each dataset a description of 2 to 4 KB and two data files of about 5 KB. One dataset in
ten has a CSV of 1 MB, one in five a GeoJSON file. With --tiny every data file has about 0.4 KB. Towns and figures are made up. The same N gives the
same bytes on every machine.
"""

import argparse
import json
import random
from pathlib import Path

DATASETS_A_TOWN = 50
LAST_YEAR = 2025

# folder, title, theme, keywords, columns (name and what its cells hold)
SUBJECTS = [
    ("subventions", "Subventions aux associations", "Finances", "subvention association budget",
     {"beneficiaire": "name", "siret": "siret", "objet": "phrase", "montant": "amount", "date_decision": "date"}),
    ("equipements", "Équipements publics", "Cadre de vie", "équipement adresse accessibilité",
     {"nom": "name", "adresse": "address", "accessible": "yesno", "longitude": "longitude", "latitude": "latitude"}),
    ("deliberations", "Délibérations du conseil municipal", "Vie municipale", "délibération conseil vote",
     {"date_seance": "date", "objet": "phrase", "pour": "count", "contre": "count", "abstentions": "count"}),
    ("arbres", "Arbres de l’espace public", "Espaces verts", "arbre biodiversité patrimoine-arboré",
     {"espece": "name", "hauteur_m": "count", "circonference_cm": "count", "longitude": "longitude", "latitude": "latitude"}),
    ("stationnement", "Stationnement public", "Stationnement", "stationnement voirie vélo",
     {"nom": "name", "adresse": "address", "places": "count", "gratuit": "yesno", "tarif_horaire": "amount"}),
    ("bornes-de-recharge", "Bornes de recharge pour véhicules électriques", "Mobilités", "borne recharge véhicule-électrique",
     {"operateur": "name", "adresse": "address", "puissance_kw": "count", "mise_en_service": "date", "reservation": "yesno"}),
    ("menus", "Menus des restaurants scolaires", "Restauration scolaire", "cantine menu école",
     {"date": "date", "plat": "phrase", "biologique": "yesno", "calories": "count", "prix": "amount"}),
    ("budget", "Budget voté", "Finances locales", "budget dépense recette",
     {"chapitre": "count", "libelle": "phrase", "montant": "amount", "date_vote": "date", "report": "yesno"}),
    ("prenoms", "Prénoms des nouveau-nés", "État civil", "prénom naissance état-civil",
     {"prenom": "name", "nombre": "count", "rang": "count", "premiere_declaration": "date"}),
    ("marches-publics", "Marchés publics attribués", "Commande publique", "marché-public achat attribution",
     {"titulaire": "name", "siret": "siret", "objet": "phrase", "montant": "amount", "notification": "date"}),
]
TOWN_STARTS = """Beaumont Bourg Castelnau Champagnac Fontaine Gaillac Labastide Lagarde Larroque Lavalette Marssac Mazères Mirepoix Montaigu
Montbrun Montclar Montesquieu Montfort Montjoie Moulins Peyrehorade Pibrac Pontarlac Puylaurens Puymirol Rabastens Rieumes Rivière Rochefort
Roquefort Sainte-Foy Saint-Cyr Saint-Jean Saint-Julien Saint-Lys Saint-Martin Sauveterre Tournefeuille Valence Villeneuve""".split()
TOWN_ENDS = """Barousse Bellefont Bois Brousse Castera Combelle Corbières Coteaux Couserans Fenouillet Forêt Garenne Garonne Gascogne Gimone Lacaune Lauragais
Lavaur Lomagne Luchon Magnoac Minervois Montagne Neste Olmes Pique Plaine Prés Quercy Rivière-Basse Rustan Save Savès Sers Sidobre Tolosan Ténarèze
Vallespir Vallon Vaour Verdon Vernet Vignes Viaur Villefranche Vixiège Volvestre Comminges Terrefort Cabardès""".split()
FREQUENCIES = ["annual", "monthly", "weekly", "quarterly", "irregular"]
GENERAL_KEYWORDS = """commune collectivité transparence territoire service-public open-data aménagement démocratie-locale jeunesse senior handicap eau
déchets énergie logement urbanisme sécurité sport culture tourisme commerce emploi formation santé solidarité petite-enfance école collège
patrimoine lecture-publique musique fête marché piscine gymnase stade parc jardin rivière risque circulation bus covoiturage piéton bruit air""".split()
WORDS = """accueil aide aménagement annuel association atelier bâtiment bibliothèque carte centre chemin club collecte comité commune concert cour
culture départemental économie école entretien équipe espace étude festival fontaine forêt fourniture gymnase habitat intercommunal jardin jeunesse
local lycée maison marché médiathèque mobilier musique numérique parc patrimoine place plan pont primaire programme projet quartier réseau rénovation
restaurant rivière rue salle scolaire service solidaire sport square stade théâtre toiture travaux tri urbain vélo verger village voirie""".split()
SENTENCES = """Le fichier est tenu à jour par le service qui instruit les dossiers, et relu avant chaque publication.
Les lignes sont classées par date, de la plus ancienne à la plus récente.
Une ligne sans montant signale une opération décidée mais pas encore engagée.
Les adresses suivent la base adresse locale ; les positions sont données en degrés, dans le système WGS 84.
Les relevés sont faits sur place deux fois par an, au printemps et à l’automne.
Aucune donnée personnelle ne figure dans ce fichier : les noms sont ceux de personnes morales.
Les valeurs inférieures à cinq ne sont pas diffusées, afin de respecter le secret statistique.
Le découpage des quartiers a changé en cours de période, ce qui interdit de comparer certaines années.
Les montants sont en euros, toutes taxes comprises, et arrondis au centime.
Une erreur ? Écrivez-nous : la correction est publiée dans la quinzaine, et signalée ici.
Les données des années précédentes restent en ligne sous la même forme, à la même adresse.
Le service des systèmes d’information produit le fichier à partir du logiciel de gestion, sans saisie nouvelle.
Les libellés sont ceux de la nomenclature comptable en vigueur au premier janvier.
Ce jeu complète celui que publie l’intercommunalité, qui porte sur l’ensemble de son territoire.
Les agents chargés du contrôle comparent un échantillon d’une ligne sur vingt avec les pièces d’origine.
La collecte s’est interrompue pendant les travaux de l’hôtel de ville, puis a repris sans changement de méthode.""".split("\n")
UNITS = {"amount": "€", "longitude": "degrés", "latitude": "degrés", "date": "aaaa-mm-jj", "yesno": "oui ou non"}


def day(chance, year, first_month=1, last_month=12):
    return f"{year}-{chance.randint(first_month, last_month):02}-{chance.randint(1, 28):02}"


def phrase(chance, words):
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def cell(chance, kind):
    if kind == "name":
        return phrase(chance, 2)
    if kind == "phrase":
        return f'"{phrase(chance, 6)}, {phrase(chance, 3).lower()}"'
    if kind == "address":
        return f'"{chance.randint(1, 180)}, rue {phrase(chance, 2)}"'
    if kind == "siret":
        return f"{chance.randrange(10**14):014}"
    if kind == "amount":
        return f"{chance.uniform(10, 90_000):.2f}"
    if kind == "count":
        return str(chance.randint(0, 400))
    if kind == "date":
        return day(chance, chance.randint(2015, LAST_YEAR))
    if kind == "yesno":
        return chance.choice(("oui", "non"))
    return f"{chance.uniform(0.5, 2.9) if kind == 'longitude' else chance.uniform(42.8, 44.6):.6f}"


class Table:
    """One subject's rows: made once, then taken from a different place by each file."""

    def __init__(self, subject):
        folder, _, _, _, columns = subject
        chance = random.Random(folder)
        self.head = "reference," + ",".join(columns) + "\n"
        self.rows = [",".join(cell(chance, kind) for kind in columns.values()) for _ in range(4000)]

    def csv(self, chance, size):
        prefix = f"{chance.randrange(16**4):04X}"
        first, length = chance.randrange(len(self.rows)), len(self.rows)
        lines, written = [self.head], len(self.head)
        while written < size:
            number = len(lines)
            line = f"{prefix}-{number:05},{self.rows[(first + number) % length]}\n"
            lines.append(line)
            written += len(line)
        return "".join(lines)


def geojson(chance, size):
    features, written = [], 0
    while written < size:
        feature = {"type": "Feature",
                   "geometry": {"type": "Point", "coordinates": [float(cell(chance, "longitude")), float(cell(chance, "latitude"))]},
                   "properties": {"nom": phrase(chance, 2), "adresse": cell(chance, "address").strip('"'), "relevé": day(chance, LAST_YEAR)}}
        features.append(json.dumps(feature, ensure_ascii=False))
        written += len(features[-1])
    return '{"type":"FeatureCollection","features":[\n' + ",\n".join(features) + "\n]}\n"


def body(chance, subject, town, year, neighbour):
    """Markdown of 2 to 4 KB: paragraphs, lists, a table, a quotation, code, and a link to a neighbouring dataset."""
    folder, title, _, _, columns = subject
    said = chance.sample(SENTENCES, chance.randint(9, 14))
    parts = [f"**{title}** de {town}, année {year}. {said[0]} {said[1]}", "## Contenu", f"{said[2]} {said[3]}",
             "| Colonne | Exemple | Unité |\n| --- | --- | ---: |\n" + "\n".join(
                 f"| `{name}` | {cell(chance, kind).strip(chr(34))} | {UNITS.get(kind, '–')} |" for name, kind in columns.items()),
             "## Méthode", "\n".join(f"{number}. {text}" for number, text in enumerate(said[4:8], 1)),
             "## Limites et précautions", "> " + said[8], "\n".join(f"- *{phrase(chance, 3)}* : {text}" for text in said[9:]) or said[0],
             "## Réutiliser", f"Une lecture en une ligne :\n\n```sh\ncurl -s \"$ADRESSE\" | grep {phrase(chance, 1).lower()} | sort -t , -k 2\n```",
             f"Voir aussi [les données voisines](../{neighbour}/) et [la documentation](https://documentation.exemple.fr/{folder})."]
    return "\n\n".join(parts) + "\n"


def front_matter(header):
    """YAML as people write it: groups and lists of groups are indented, texts are quoted."""
    lines = ["---"]
    for key, value in header.items():
        if isinstance(value, dict):
            lines += [key + ":"] + [f"  {name}: {scalar(inner)}" for name, inner in value.items()]
        elif isinstance(value, list) and isinstance(value[0], dict):
            lines.append(key + ":")
            for group in value:
                lines += [f"  {'-' if position == 0 else ' '} {name}: {scalar(inner)}" for position, (name, inner) in enumerate(group.items())]
        else:
            lines.append(f"{key}: {scalar(value)}")
    return "\n".join(lines + ["---", "", ""])


def scalar(value):
    return json.dumps(value, ensure_ascii=False)


def dataset(folder, number, place, town, tables, tiny):
    """Writes dataset `place` (0 to 49) of a town into `folder`."""
    subject, year = SUBJECTS[place % 10], LAST_YEAR - place // 10
    name, title, theme, keywords, _ = subject
    other = SUBJECTS[(place + 3) % 10]
    chance = random.Random(number)
    target = folder / f"{name}-{year}"
    target.mkdir()
    size = 350 if tiny else chance.randint(4000, 6000)
    files = [(f"{name}-{year}.csv", "csv", title, tables[name].csv(chance, 1_000_000 if number % 10 == 7 and not tiny else size))]
    if number % 5 == 0:
        files.append((f"{name}.geojson", "geojson", title + " (carte)", geojson(chance, size)))
    else:
        files.append((f"annexe-{other[0]}.csv", "csv", "Annexe : " + other[1], tables[other[0]].csv(chance, size)))
    header = {
        "title": f"{title} en {year} – {town}",
        "description": f"{phrase(chance, 5)} : {title.lower()} de {town} en {year}. {chance.choice(SENTENCES)}",
        "license": "odbl" if number % 7 == 3 else "lov2",
        "frequency": chance.choice(FREQUENCIES),
        "themes": [theme] if chance.random() < 0.6 else [theme, chance.choice(SUBJECTS)[2]],
        "keywords": list(dict.fromkeys(keywords.split() + chance.sample(GENERAL_KEYWORDS, 3))),
        "temporal": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
        "created": day(chance, year, 1, 3),
        "issued": day(chance, year, 4, 6),
        "modified": day(chance, year, 7, 12),
        "distributions": [{"file": file, "title": text, "format": format} for file, format, text, _ in files],
    }
    neighbour = f"{name}-{year + 1 if place >= 10 else year}"
    write(target / "index.md", front_matter(header) + body(chance, subject, town, year, neighbour))
    for file, _, _, text in files:
        write(target / file, text)


def producer(folder, number, town):
    code = f"{1 + number // 500:02}{1 + number % 500:03}"
    west, south = 0.5 + number % 40 * 0.05, 42.8 + number // 40 * 0.03
    header = {"name": f"Commune de {town}", "kind": "commune", "insee": code, "contact": {"name": "Mairie", "email": f"donnees@{folder.name}.exemple.fr"},
              "spatial": {"insee": code, "name": town, "bbox": [round(west, 3), round(south, 3), round(west + 0.05, 3), round(south + 0.03, 3)]}}
    write(folder / "index.md", front_matter(header) + f"{town} publie ses données depuis {2012 + number % 10}. {SENTENCES[number % len(SENTENCES)]}\n")


def town_name(number):
    start, end = TOWN_STARTS[number % len(TOWN_STARTS)], TOWN_ENDS[(number // len(TOWN_STARTS) + number) % len(TOWN_ENDS)]
    return f"{start}-en-{end}"


def folder_name(town):
    return town.lower().translate(str.maketrans("éèêâô", "eeeao"))


def write(path, text):
    with open(path, "w", encoding="utf-8", newline="") as file:
        file.write(text)


def make_catalogue(datasets, target, tiny=False):
    target = Path(target)
    tables = {subject[0]: Table(subject) for subject in SUBJECTS}
    (target / "content").mkdir(parents=True)
    write(target / "halle.yml", "title: Données ouvertes des communes\ndescription: Catalogue inventé, pour mesurer la vitesse d’une construction.\n"
          "base-url: https://donnees.exemple.fr/\nlanguages: [fr]\nthemes:\n  Vie municipale: GOVE\n")
    for number in range(datasets):
        town, place = divmod(number, DATASETS_A_TOWN)
        name = town_name(town)
        folder = target / "content" / folder_name(name)
        if place == 0:
            folder.mkdir()
            producer(folder, town, name)
        dataset(folder, number, place, name, tables, tiny)


if __name__ == "__main__":
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("datasets", type=int, metavar="N", help="how many datasets, 100,000 at most")
    arguments.add_argument("folder", metavar="DIR", help="a folder that does not exist yet")
    arguments.add_argument("--tiny", action="store_true", help="data files of about 0.4 KB")
    chosen = arguments.parse_args()
    if not 1 <= chosen.datasets <= DATASETS_A_TOWN * len(TOWN_STARTS) * len(TOWN_ENDS):
        arguments.error("N is from 1 to 100,000")
    make_catalogue(chosen.datasets, chosen.folder, chosen.tiny)
