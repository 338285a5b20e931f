"""The description of the tables for programs: CSV on the Web.

https://www.w3.org/TR/tabular-metadata/
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from kg.iris import CC0
from kg.publish.edition import TITLE
from kg.publish.session_table import BETWEEN
from kg.publish.tables.table import Column, Table

FILE = "csv-metadata.json"
"""Where the Model for Tabular Data (section 5.3) has programs look beside a table."""
CONTEXT = "http://www.w3.org/ns/csvw"


def metadata(tables: Iterable[Table]) -> bytes:
    """The group of tables, as JSON."""
    told = tuple(tables)
    keys = {table.name: table.columns[0].name for table in told}
    group = {
        "@context": [CONTEXT, {"@language": "en"}],
        "dc:title": f"{TITLE}: tables",
        "dc:license": {"@id": str(CC0)},
        "dialect": {"encoding": "utf-8", "header": True, "doubleQuote": True},
        "tables": [_table(table, keys) for table in told],
    }
    return f"{json.dumps(group, ensure_ascii=False, indent=2)}\n".encode()


def _table(table: Table, keys: dict[str, str]) -> dict[str, Any]:
    first = table.columns[0].name
    schema: dict[str, Any] = {
        "columns": [
            _column(column, column.always or column.name == first) for column in table.columns
        ],
        "primaryKey": first,
        "aboutUrl": f"{{+{first}}}",
    }
    # A foreign key has no words for a list of rows, and some programs take none that is empty.
    links = [column for column in table.columns if column.of and column.always]
    if links:
        schema["foreignKeys"] = [
            {
                "columnReference": column.name,
                "reference": {"resource": f"{column.of}.csv", "columnReference": keys[column.of]},
            }
            for column in links
            if column.of
        ]
    return {"url": table.file, "dc:description": table.about, "tableSchema": schema}


def _column(column: Column, required: bool) -> dict[str, Any]:
    told: dict[str, Any] = {
        "name": column.name,
        "titles": column.name,
        "dc:description": column.about,
        "datatype": column.datatype,
    }
    if required:
        told["required"] = True
    if column.several:
        told["separator"] = BETWEEN
    return told
