"""Tables of plain values as TOML."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from typing import Any

Table = Mapping[str, Any]


def table_text(name: str, table: Table) -> str:
    """A `[[name]]` table, its lists of tables below it."""
    return f"[[{name}]]\n{keys_text(table)}\n" + "".join(
        table_text(f"{name}.{key}", inner)
        for key, value in table.items()
        if _is_tables(value)
        for inner in value
        if isinstance(inner, Mapping)
    )


def keys_text(table: Table) -> str:
    """The plain keys, one a line."""
    return "".join(
        f"{key} = {_written(value)}\n" for key, value in table.items() if not _is_tables(value)
    )


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and isinstance(value[0], Mapping)


def _written(value: object) -> str:
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)
