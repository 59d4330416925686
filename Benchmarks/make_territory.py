#!/usr/bin/env python3
"""Writes a territory: publishers with grants in the national schema and other tables, and twenty merged datasets.

make_territory.py FOLDER --publishers 100 --datasets 40 --rows 10 [--merges]

Half of each publisher's datasets follow scdl/subventions. With --merges, content/territoire.yml asks for twenty merged datasets; without, these
stand there without rows. The same arguments give the same bytes.
"""
import argparse
import pathlib

COLUMNS = (
    "nomAttribuant,idAttribuant,dateConvention,referenceDecision,nomBeneficiaire,idBeneficiaire,rnaBeneficiaire,objet,montant,nature,"
    "conditionsVersement,datesPeriodeVersement,idRAE,notificationUE,pourcentageSubvention,dispositifAide\n"
)


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def rows(publisher, dataset, count):
    for row in range(count):
        amount = (publisher * 7919 + dataset * 104729 + row * 1299709) % 90000 + 1
        yield (
            f"Commune {publisher},21310458100011,2024-02-{1 + row % 28:02d},D-{publisher}-{dataset}-{row},Association {row},,W{row:09d},"
            f"Fonctionnement {dataset},{amount}.00,aide en numéraire,unique,2024-03-22,,non,1.00,\n"
        )


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--publishers", type=int, default=100)
    parser.add_argument("--datasets", type=int, default=40)
    parser.add_argument("--rows", type=int, default=10)
    parser.add_argument("--merges", action="store_true")
    wanted = parser.parse_args()
    content = wanted.folder / "content"
    write(wanted.folder / "halle.yml", "title: Un territoire\nbase-url: https://donnees.exemple.fr/\nlicense: lov2\n")
    for publisher in range(wanted.publishers):
        folder = content / f"commune-{publisher:03d}"
        write(folder / "index.md", f"---\nname: Commune {publisher}\nkind: commune\n---\n")
        for dataset in range(wanted.datasets):
            schema = "schema: scdl/subventions\n" if dataset < wanted.datasets // 2 else ""
            header = f"title: Jeu {dataset} de la commune {publisher}\n{schema}frequency: annual\nmodified: 2025-0{1 + dataset % 9}-01\n"
            write(folder / f"jeu-{dataset:02d}" / "index.md", f"---\n{header}---\nUn texte.\n")
            write(folder / f"jeu-{dataset:02d}" / "aides.csv", COLUMNS + "".join(rows(publisher, dataset, wanted.rows)))
    write(content / "departement" / "index.md", "---\nname: Département\nkind: departement\n---\n")
    merges = []
    for merge in range(20):
        write(content / "departement" / f"fusion-{merge:02d}" / "index.md", f"---\ntitle: Fusion {merge}\n---\n")
        chosen = range(merge * wanted.publishers // 20, (merge + 1) * wanted.publishers // 20)
        names = ", ".join(f"commune-{number:03d}" for number in chosen)
        merges.append(f"  - {{dataset: departement/fusion-{merge:02d}, schema: scdl/subventions, publishers: [{names}]}}\n")
    if wanted.merges:
        write(content / "territory.yml", "merges:\n" + "".join(merges))


main()
