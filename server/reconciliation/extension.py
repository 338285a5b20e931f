"""Data extension: the values of properties, for the rows of somebody's table."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from server.reconciliation.entries import Entry
from server.reconciliation.index import Index
from server.reconciliation.kinds import Kind
from server.reconciliation.properties import PROPERTIES, Property, Range, properties_of
from server.reconciliation.queries import listed, parsed, refused, texted
from server.reconciliation.results import Json, type_of

MOST_IDS = 500
MOST_COLUMNS = 50
MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:]{8}(?:\.[0-9]+)?(?:Z|[+-][0-9]{2}:[0-9]{2})?"
)
UNKNOWN = "there is no property {name!r}; ask for those of a type, or for suggestions"


@dataclass(frozen=True, slots=True)
class Column:
    """A property to fetch, and how many values of it at most; None for all."""

    property: Property
    limit: int | None


def extended(text: str, index: Index) -> Json:
    """The answer to a data extension query."""
    asked = parsed(text, "extend")
    if "ids" not in asked or "properties" not in asked:
        raise refused("extend lacks ids or properties; send both, as lists")
    ids = [_id(each) for each in listed(asked, "ids", "extend", MOST_IDS)]
    columns = [_column(each) for each in listed(asked, "properties", "extend", MOST_COLUMNS)]
    return {
        "meta": [_meta(column.property) for column in columns],
        "rows": {each: _row(index.entry(each), columns, index) for each in ids},
    }


def proposed(kind: Kind | None, name: str, limit: int | None) -> Json:
    """The properties that a type has, for a client to offer."""
    found = properties_of(kind)[:limit]
    told: Json = {"properties": [described(known) for known in found]}
    if name:
        told["type"] = name
    if limit is not None:
        told["limit"] = limit
    return told


def described(known: Property) -> Json:
    """A property with what it means."""
    return {"id": known.id, "name": known.name, "description": known.description}


def cells(entry: Entry, known: Property, index: Index) -> list[Json]:
    """The values of a property of an entity."""
    return [_cell(value, known, index) for value in entry.values.get(known.id, ())]


def _id(value: object) -> str:
    if not isinstance(value, str):
        raise refused("an id in extend is no text; send ids as text")
    # The row is given back under the very id that was sent.
    texted(value, "an id in extend")
    return value


def _column(value: object) -> Column:
    if not isinstance(value, Mapping) or not isinstance(value.get("id"), str):
        raise refused("a property of extend has no id; give it as text")
    name = str(value["id"])
    if name not in PROPERTIES:
        raise refused(UNKNOWN.format(name=name[:50]))
    settings = value.get("settings")
    if settings is not None and not isinstance(settings, Mapping):
        raise refused(f"the settings of {name!r} are no object; send one, or none")
    return Column(PROPERTIES[name], number((settings or {}).get("limit"), f"the limit of {name!r}"))


def number(value: object, what: str) -> int | None:
    """A whole number as clients write it, in digits or as text; 0, "" and nothing set no limit."""
    if value is None or value == "":
        return None
    text = texted(value, what)
    if not re.fullmatch("[0-9]{1,9}", text):
        raise refused(f"{what} is {text[:50]!r}; give a whole number, or 0 for all")
    return int(text) or None


def _meta(known: Property) -> Json:
    told: Json = {"id": known.id, "name": known.name}
    return told | ({"type": type_of(known.expects)} if known.expects else {})


def _row(entry: Entry | None, columns: list[Column], index: Index) -> Json:
    """Nothing in each column for an entity that nobody knows."""
    return {
        column.property.id: cells(entry, column.property, index)[: column.limit] if entry else []
        for column in columns
    }


def _cell(value: str, known: Property, index: Index) -> Json:
    if known.range is Range.ENTITY:
        entry = index.entry(value)
        return {"id": entry.id if entry else value, "name": index.name(value)}
    if known.range is Range.NUMBER:
        return {"int": int(value)}
    # A day without its time is no date of the API, which has both.
    return {"date" if known.range is Range.MOMENT and MOMENT.fullmatch(value) else "str": value}
