#!/usr/bin/env python3
"""Checks a table with another program, for `Benchmarks/tables`: every rule of its schema, and every fault counted.

    table_peer.py frictionless|duckdb TABLE.csv SCHEMA.json

Prints how many faults there are. Needs the package of that name.
"""

import json
import sys


def with_frictionless(table, schema):
    from frictionless import Checklist, Resource, Schema, system

    with system.use_context(trusted=True):
        report = Resource(path=table, schema=Schema.from_descriptor(schema)).validate(Checklist(), limit_errors=10**9)
    return sum(task.stats["errors"] for task in report.tasks)


TYPES = {"integer": "BIGINT", "number": "DOUBLE", "year": "INTEGER", "date": "DATE", "datetime": "TIMESTAMPTZ"}
LEAST = {"minimum": ">=", "maximum": "<="}


def with_duckdb(table, schema):
    """The same rules in SQL: one pass, a count of faults for each rule."""
    import duckdb

    connection = duckdb.connect()
    connection.execute("SET threads TO 1")

    def text(value):
        return "'" + str(value).replace("'", "''") + "'"

    counts = []
    for field in json.load(open(schema, encoding="utf-8"))["fields"]:
        name, rules = '"' + field["name"] + '"', field.get("constraints", {})
        if field["type"] == "boolean":
            counts.append(f"count(*) FILTER ({name} IS NOT NULL AND {name} NOT IN ('true', 'false', 'True', 'False', 'TRUE', 'FALSE', '0', '1'))")
        if field["type"] in TYPES:
            value = f"TRY_CAST({name} AS {TYPES[field['type']]})"
            # A cast to a whole number rounds.
            wrong = f"({value} IS NULL OR contains({name}, '.'))" if field["type"] in ("integer", "year") else f"{value} IS NULL"
            counts.append(f"count(*) FILTER ({name} IS NOT NULL AND {wrong})")
            counts += [f"count(*) FILTER (NOT {value} {sign} {rules[rule]})" for rule, sign in LEAST.items() if rule in rules]
        if rules.get("required"):
            counts.append(f"count(*) FILTER ({name} IS NULL)")
        if "pattern" in rules:
            counts.append(f"count(*) FILTER (NOT regexp_full_match({name}, {text(rules['pattern'])}))")
        if "enum" in rules:
            counts.append(f"count(*) FILTER ({name} NOT IN ({', '.join(text(value) for value in rules['enum'])}))")
        if "maxLength" in rules:
            counts.append(f"count(*) FILTER (length({name}) > {rules['maxLength']})")
        if rules.get("unique"):
            counts.append(f"count({name}) - count(DISTINCT {name})")
    source = f"read_csv({text(table)}, all_varchar = true, header = true, nullstr = '', delim = ',', quote = '\"', escape = '\"')"
    return connection.execute(f"SELECT {' + '.join(counts)} FROM {source}").fetchone()[0]


if __name__ == "__main__":
    program, table, schema = sys.argv[1:4]
    print({"frictionless": with_frictionless, "duckdb": with_duckdb}[program](table, schema))
