#!/usr/bin/env python3
"""Reads the Parquet files that Halle writes with pyarrow and with DuckDB, and holds every value against what it was made of.

usage: parquet.py HALLE SAMPLES [CATALOGUE…]

HALLE      the program
SAMPLES    the folder that the tests of Swift have filled (HALLE_INTEROP=SAMPLES swift test --filter 'InteropSamples|ParquetTable')
CATALOGUE  roots of catalogues: each is built, and every Parquet file of its site compared with the NDJSON file beside it
"""

import csv
import datetime
import functools
import glob
import http.server
import io
import json
import math
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.parse
import urllib.request

import duckdb
import pyarrow
import pyarrow.compute
import pyarrow.parquet

UTC = datetime.timezone.utc
NAMES = {
    "string": "text", "int64": "whole", "double": "number", "bool": "truth", "date32[day]": "date", "timestamp[us]": "localTime",
    "timestamp[us, tz=UTC]": "universalTime",
}
failures = []
checked = {"files": 0, "values": 0}


def check(holds, what):
    if not holds:
        failures.append(what)
        print("WRONG:", what, file=sys.stderr)


def same(one, other):
    if isinstance(one, float) and isinstance(other, float):
        return math.isnan(one) and math.isnan(other) or one == other and math.copysign(1, one) == math.copysign(1, other)
    return type(one) is type(other) and one == other


def numbers(table):
    """Dates and moments as the numbers they are kept as: Python knows no year before 1 and none after 9999, and no zone by heart."""
    columns = []
    for column in table.columns:
        if pyarrow.types.is_timestamp(column.type):
            column = column.cast(pyarrow.int64())
        elif pyarrow.types.is_date32(column.type):
            column = column.cast(pyarrow.int32())
        columns.append(column.to_pylist())
    return columns


def kinds(table):
    found = []
    for kind in table.schema.types:
        if pyarrow.types.is_timestamp(kind) and kind.tz:
            kind = pyarrow.timestamp(kind.unit, "UTC")
        found.append(NAMES.get(str(kind), str(kind)))
    return found


connection = duckdb.connect()
connection.execute("SET TimeZone = 'UTC'")


def duck(query):
    result = connection.execute(query).arrow()
    return result.read_all() if hasattr(result, "read_all") else result


def quoted(path):
    return "'" + path.replace("'", "''") + "'"


def read(path):
    """The columns of a file by name: their kinds and values, after both readers have said the same."""
    pyarrow_table = pyarrow.parquet.read_table(path, partitioning=None)
    duck_table = duck(f"SELECT * FROM read_parquet({quoted(path)}, hive_partitioning = false)")
    check(pyarrow_table.column_names == duck_table.column_names, f"{path}: DuckDB’s names are {duck_table.column_names[:5]}")
    check(kinds(pyarrow_table) == kinds(duck_table), f"{path}: DuckDB’s types are {kinds(duck_table)[:9]}, pyarrow’s {kinds(pyarrow_table)[:9]}")
    values = numbers(pyarrow_table)
    for name, one, other in zip(pyarrow_table.column_names, values, numbers(duck_table)):
        wrong = next((row for row, pair in enumerate(zip(one, other)) if not same(*pair)), None)
        check(len(one) == len(other) and wrong is None, f"{path}, {name}, row {wrong}: pyarrow and DuckDB differ")
    bounds(path, pyarrow_table)
    checked["files"] += 1
    checked["values"] += sum(map(len, values))
    return pyarrow_table.column_names, kinds(pyarrow_table), values


def bounds(path, table):
    """What the file says of its groups must hold, and DuckDB must find by it what is there."""
    metadata = pyarrow.parquet.ParquetFile(path).metadata
    start = 0
    for group in range(metadata.num_row_groups):
        rows = metadata.row_group(group).num_rows
        for position in range(min(metadata.num_columns, 40)):
            said = metadata.row_group(group).column(position).statistics
            cells = table.column(position).slice(start, rows)
            check(said is not None and said.null_count == cells.null_count, f"{path}: nulls of column {position}")
            if said is None or not said.has_min_max:
                continue
            if pyarrow.types.is_floating(cells.type):
                cells = cells.filter(pyarrow.compute.invert(pyarrow.compute.is_nan(cells)))
            if cells.type == pyarrow.string():
                # By bytes, which is the order of the format.
                present = [cell.encode() for cell in cells.to_pylist() if cell is not None]
                least, greatest = min(present), max(present)
                check(said.min.encode() <= least and greatest <= said.max.encode(), f"{path}: bounds of column {position}")
                exact = said.min.encode() == least and said.max.encode() == greatest
                check(exact or max(len(least), len(greatest)) > 64, f"{path}: loose bounds of column {position}")
            elif not pyarrow.types.is_timestamp(cells.type) and not pyarrow.types.is_date32(cells.type):
                least_greatest = pyarrow.compute.min_max(cells).as_py()
                check(said.min == least_greatest["min"] and said.max == least_greatest["max"], f"{path}: bounds of column {position}")
        start += rows
    for position, column in enumerate(table.columns[:8]):
        if column.type == pyarrow.string() and table.num_rows:
            name = '"' + table.column_names[position].replace('"', '""') + '"'
            text = next((cell for cell in reversed(column.to_pylist()) if cell is not None), None)
            if text is not None and "\0" not in text:
                found = connection.execute(f"SELECT count(*) FROM read_parquet({quoted(path)}) WHERE {name} = ?", [text]).fetchone()[0]
                check(found == column.to_pylist().count(text), f"{path}: DuckDB finds {found} rows of {text[:40]!r}")
                greatest = connection.execute(f"SELECT max({name}) FROM read_parquet({quoted(path)})").fetchone()[0]
                check(greatest.encode() == max(cell.encode() for cell in column.to_pylist() if cell is not None), f"{path}: DuckDB’s greatest of {name}")


def compare(path, found, expected):
    names, _, values = found
    check(len(values) == len(expected), f"{path}: {len(values)} columns")
    for name, one, other in zip(names, values, expected):
        wrong = next((row for row, pair in enumerate(zip(one, other)) if not same(*pair)), None)
        where = "" if wrong is None else f" row {wrong}: {one[wrong]!r:.80}, not {other[wrong]!r:.80}"
        check(len(one) == len(other) and wrong is None, f"{path}, {name}:{where} ({len(one)} and {len(other)} rows)")


# What the tests of Swift have written (Tests/ParquetTests/InteropSamples.swift)


def samples(folder):
    types = ["text", "whole", "number", "truth", "date", "localTime", "universalTime"]
    rows = [
        ["", -(2**63), math.nan, True, -719162, -62135596800000000, 0],
        [None] * 7,
        ["« L’Haÿ » \"🌳\"\r\n;,\t", 2**63 - 1, math.inf, False, -141428, -1, -1],
        ["NULL", -1, -math.inf, None, 0, 253402300799999999, 1767225600123456],
        [" ", 0, -0.0, True, 2932896, None, None],
        ["nan", None, 5e-324, None, None, 0, None],
    ]
    path = folder + "/extremes.parquet"
    found = read(path)
    check(found[1] == types, f"{path}: {found[1]}")
    compare(path, found, list(map(list, zip(*rows))))
    check(duck(f"SELECT jour, utc FROM {quoted(path)} LIMIT 3").to_pylist()[2]["jour"] == datetime.date(1582, 10, 14), "1582-10-14")
    found = read(folder + "/empty.parquet")
    check(found[1] == types and all(column == [] for column in found[2]), "empty")
    found = read(folder + "/nothing.parquet")
    check(found[1] == types and all(column == [None] * 5000 for column in found[2]), "nothing")
    found = read(folder + "/wide.parquet")
    check(found[0] == [f"列 {number} é Ά 🌳" for number in range(3000)], "names of wide")
    compare("wide", found, [[f"{row}·{n}" if n % 2 == 0 else row * n for row in range(30)] for n in range(3000)])
    compare("long", read(folder + "/long.parquet"), [[f"{row}" + "é123456789" * 100_000 for row in range(70)]])
    many = range(300_000)
    compare(
        "many", read(folder + "/many.parquet"),
        [
            list(many),
            [None if row % 13 == 0 else f"valeur {row // 10 % 400}" for row in many],
            [f"ligne {row}" for row in many],
            [None if row % 3 == 0 else row / 3 for row in many],
            ["a" if row % 100_000 < 20_000 else f"b{row}" for row in many],
        ])


# A table as CSV, built by the program


def day(text):
    return datetime.date(*reversed(list(map(int, text.split("/"))))) if "/" in text else datetime.date.fromisoformat(text)


def moment(text):
    if "/" in text:
        date, time = text.split(" ")
        value = datetime.datetime.combine(day(date), datetime.time.fromisoformat(time))
    else:
        value = datetime.datetime.fromisoformat(text.replace("Z", "+00:00"))
    epoch = datetime.datetime(1970, 1, 1, tzinfo=UTC if value.tzinfo else None)
    return (value - epoch) // datetime.timedelta(microseconds=1)


READINGS = {
    "text": lambda text: text,
    "whole": lambda text: int(text.replace(" ", "").replace("\u202f", "").replace("\u00a0", "")),
    "number": lambda text: float(text.replace(" ", "").replace(",", ".")),
    "truth": lambda text: text.lower() in ("oui", "vrai", "true", "yes"),
    "date": lambda text: (day(text) - datetime.date(1970, 1, 1)).days,
    "localTime": moment,
    "universalTime": moment,
}

COLUMNS = {
    "insee": ("text", ["01004", "31395", "09001", "2A004"]),
    "nom": ("text", ["Ambérieu", "Muret \"la Ville\"", "L’Aiguillon;\r\n🌳", ""]),
    "entier": ("whole", ["1", "-2", "", "12 500"]),
    "limite": ("whole", ["9223372036854775807", "-9223372036854775808", "0", ""]),
    "montant": ("number", ["12,5", "-0,75", "", "3"]),
    "mesure": ("number", ["1.5", "1e-7", "43.604651999999998", "-0.0"]),
    "long": ("text", ["9223372036854775808", "1", "2", "3"]),
    "vrai": ("truth", ["oui", "non", "", "oui"]),
    "jour": ("date", ["1500-02-28", "1582-10-04", "1969-12-31", "2024-02-29"]),
    "date": ("date", ["31/12/2024", "1/2/1850", "", "15/10/1582"]),
    "heure": ("localTime", ["1890-01-01T10:00", "2024-01-01 23:59:59.000001", "", "1969-12-31T23:59:59"]),
    "instant": ("universalTime", ["2024-01-01T00:30:00+02:00", "1969-12-31T23:59:59.5Z", "2024-01-01T00:30:00-0330", ""]),
    "moments": ("text", ["2024-01-01T00:30:00Z", "2024-01-01T00:30:00", "", ""]),
    "mêlé": ("text", ["1", "2", "n.c.", ""]),
    "vide": ("text", ["", "", "", ""]),
    "日本": ("text", ["«»", "'", "=1+1", "-"]),
}


def build(root, site, program):
    run = subprocess.run([program, "build", root, "--output", site, "--quiet", "--keep-going"], capture_output=True, text=True)
    check(os.path.isdir(site), f"{root} is not built: {run.stdout[-500:]}{run.stderr[-500:]}")


def types_of_csv(program, folder):
    dataset = folder + "/content/roques/essai"
    os.makedirs(dataset)
    with open(folder + "/halle.yml", "w", encoding="utf-8") as out:
        out.write("title: Essai\nbase-url: https://essai.example\nlanguage: fr\ndownloads: [parquet]\n")
    with open(dataset + "/index.md", "w", encoding="utf-8") as out:
        out.write("---\ntitle: Essai\n---\n")
    with open(dataset + "/types.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=";")
        writer.writerow(COLUMNS)
        writer.writerows(zip(*(cells for _, cells in COLUMNS.values())))
    build(folder, folder + "/site", program)
    found = glob.glob(folder + "/site/**/types.parquet", recursive=True)
    check(len(found) == 1, "types.parquet is not there")
    for path in found:
        table = read(path)
        check(table[0] == list(COLUMNS), f"names: {table[0]}")
        check(table[1] == [kind for kind, _ in COLUMNS.values()], f"types: {dict(zip(table[0], table[1]))}")
        expected = [[READINGS[kind](cell) if cell else None for cell in cells] for kind, cells in COLUMNS.values()]
        compare("types.csv", table, expected)


# Whole catalogues


def catalogue(program, root, site):
    build(root, site, program)
    paths = sorted(glob.glob(site + "/**/downloads/*.parquet", recursive=True))
    check(paths, f"{root} has no Parquet file")
    compared = 0
    for path in paths:
        names, types, values = read(path)
        beside = path[: -len("parquet")] + "ndjson"
        if not os.path.exists(beside):
            continue
        with open(beside, encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        check(len(rows) == len(values[0]), f"{path}: {len(values[0])} rows, not {len(rows)}")
        for name, kind, column in zip(names, types, values):
            for number, (value, row) in enumerate(zip(column, rows)):
                other = row.get(name)
                if kind == "text" and not isinstance(other, (str, type(None))):
                    # A column that is not of one type throughout: texts here, as they stand.
                    other = value
                elif kind == "number" and isinstance(other, int):
                    other = float(other)
                elif kind in ("date", "localTime", "universalTime") and isinstance(other, str):
                    other = READINGS[kind](other.strip())
                elif kind in ("whole", "number") and isinstance(other, str):
                    # A number too long for JSON, or with a point among commas.
                    other = READINGS[kind](other)
                if not same(value, other):
                    check(False, f"{path}, {name}, row {number}: {value!r:.60}, not {other!r:.60}")
                    break
        compared += 1
    print(f"{root}: {len(paths)} Parquet files read, {compared} of them held against NDJSON")


# Partitions over HTTP


class Quiet(http.server.SimpleHTTPRequestHandler):
    """What any static host does: whole files, no Range."""

    def log_message(self, *_):
        pass


def httpfs():
    """DuckDB's extension for HTTP, from the system, from the Python package duckdb-extension-httpfs, or from DuckDB's own server; None when none of them has it."""
    try:
        connection.execute("LOAD httpfs")
        return "installed"
    except duckdb.Error:
        pass
    try:
        import duckdb_extension_httpfs

        place = os.path.dirname(duckdb_extension_httpfs.__file__)
        path = f"{place}/extensions/v{duckdb.__version__}/httpfs.duckdb_extension"
        connection.execute(f"LOAD {quoted(path)}")
        return "duckdb-extension-httpfs"
    except (ImportError, duckdb.Error):
        pass
    try:
        connection.execute("INSTALL httpfs")
        connection.execute("LOAD httpfs")
        return "DuckDB’s server"
    except duckdb.Error:
        return None


def partitions(folder):
    towns = ["roques", "muret", "aucune", "toulouse"]
    with open(folder + "/territoire.csv", encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    total = sum(float(row["montant"].replace(",", ".")) for row in rows)
    schemas = {str(pyarrow.parquet.read_schema(f"{folder}/producteur={town}/part.parquet")) for town in towns}
    check(len(schemas) == 1, f"partitions have {len(schemas)} schemas")
    for town in towns:
        expected = [row for row in rows if row["producteur"] == town]
        columns = [
            [row["producteur"] for row in expected], [row["nom"] for row in expected],
            [READINGS["number"](row["montant"]) for row in expected], [READINGS["date"](row["date"]) if row["date"] else None for row in expected],
        ]
        path = f"{folder}/producteur={town}/part.parquet"
        compare(path, read(path), columns)

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    addresses = [f"http://127.0.0.1:{server.server_port}/producteur={town}/part.parquet" for town in towns]
    way = httpfs()
    query = "SELECT producteur, count(*) AS n, sum(montant) AS total FROM {} GROUP BY producteur ORDER BY producteur"
    if way:
        source = f"read_parquet([{', '.join(map(quoted, addresses))}], hive_partitioning = true)"
        try:
            found = duck(query.format(source)).to_pylist()
            print(f"DuckDB {duckdb.__version__} read {len(addresses)} partitions over HTTP with httpfs ({way}), from a host without Range")
        except duckdb.Error as error:
            check(False, f"DuckDB over HTTP: {error}")
            found = []
        named = connection.execute(f"SELECT count(*) FROM {source} WHERE producteur = 'muret' AND montant > 79000").fetchone()[0]
        check(named == 999, f"DuckDB finds {named} rows of Muret above 79000")
    else:
        # DuckDB's extension for HTTP could not be had: the same addresses through pyarrow, and the tables through DuckDB.
        print("DuckDB’s extension httpfs could not be had: the partitions were fetched over HTTP by pyarrow, and queried by DuckDB in memory")
        tables = [pyarrow.parquet.read_table(io.BytesIO(urllib.request.urlopen(address).read())) for address in addresses]
        connection.register("territory", pyarrow.concat_tables(tables))
        found = duck(query.format("territory")).to_pylist()
    server.shutdown()
    expected = {town: sum(row["producteur"] == town for row in rows) for town in towns}
    check({row["producteur"]: row["n"] for row in found} == {town: n for town, n in expected.items() if n}, f"rows of partitions: {found}")
    check(math.isclose(sum(row["total"] for row in found), total, rel_tol=1e-12), "sum over partitions")


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    program, folder, roots = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
    samples(folder)
    partitions(folder)
    with tempfile.TemporaryDirectory() as place:
        types_of_csv(program, place)
        for number, root in enumerate(roots):
            catalogue(program, root, f"{place}/site-{number}")
    print(
        f"Parquet: {checked['files']} files, {checked['values']:,} values read alike by pyarrow {pyarrow.__version__} and DuckDB {duckdb.__version__}; "
        f"{len(failures)} wrong")
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
