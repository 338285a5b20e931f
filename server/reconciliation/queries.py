"""What a client asks for, read and bounded; whatever cannot be understood is refused by name."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.text import clean
from server.problems import RequestError
from server.reconciliation.kinds import KINDS, Kind, kind_of

MOST_QUERIES = 50
MOST_PROPERTIES = 10
MOST_VALUES = 10
MOST_TYPES = 20
MOST_RESULTS = 100
USUAL_RESULTS = 10
LONGEST = 1000
STRICTNESS = ("any", "should", "all")


@dataclass(frozen=True, slots=True)
class Given:
    """One value of a property in a query; id: where the client has reconciled it already."""

    text: str
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """A property that the entity should have; one of the values is enough."""

    property: str
    values: tuple[Given, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """kinds: what may be found. preferred: what is not marked down for its kind."""

    text: str
    kinds: tuple[Kind, ...] = tuple(KINDS.values())
    preferred: tuple[Kind, ...] = tuple(KINDS.values())
    limit: int = USUAL_RESULTS
    wanted: tuple[Wanted, ...] = ()


def refused(what: str) -> RequestError:
    """A request that says something that cannot be understood."""
    return RequestError(400, what)


def parsed(text: str, name: str) -> dict[str, object]:
    """The JSON object of a parameter."""
    try:
        found = json.loads(text, parse_constant=_no_number)
    except (ValueError, RecursionError) as error:
        raise refused(f"{name} is no JSON: {error}; send an object as the API has it") from error
    if not isinstance(found, dict):
        raise refused(f"{name} is a JSON {type(found).__name__}; send an object")
    return found


def _no_number(word: str) -> object:
    raise ValueError(f"{word} is no number of JSON")


def batch(text: str) -> dict[str, Query]:
    """The queries of a batch by their keys."""
    found = parsed(text, "queries")
    if len(found) > MOST_QUERIES:
        raise refused(f"the batch has {len(found)} queries; send at most {MOST_QUERIES} at once")
    return {key: query(value, f"query {key[:50]!r}") for key, value in found.items()}


def query(value: object, where: str) -> Query:
    """One query."""
    if not isinstance(value, Mapping):
        raise refused(f"{where} is no object; send one with query, or with properties")
    given = listed(value, "properties", where, MOST_PROPERTIES)
    wanted = _together(_wanted(each, where) for each in given)
    text = value.get("query")
    if text is None and not wanted:
        raise refused(f"{where} has neither query nor properties; give one of them")
    kinds, preferred = _kinds(value, where)
    if text is None:
        # A client of 0.2 may leave the query out, and give the name as a property.
        text, wanted = _name(wanted), tuple(w for w in wanted if w.property != "name")
    return Query(
        text=texted(text, f"the query of {where}"),
        kinds=kinds,
        preferred=preferred,
        limit=_limit(value.get("limit"), where),
        wanted=wanted,
    )


def _together(wanted: Iterable[Wanted]) -> tuple[Wanted, ...]:
    """Two columns for one property are values of it, one of which is enough."""
    values: dict[str, tuple[Given, ...]] = {}
    for each in wanted:
        values[each.property] = values.get(each.property, ()) + each.values
    return tuple(Wanted(pid, tuple(dict.fromkeys(given))) for pid, given in values.items())


def _name(wanted: Sequence[Wanted]) -> str:
    """The name that stands among the properties."""
    return next((w.values[0].text for w in wanted if w.property == "name" and w.values), "")


def _kinds(value: Mapping[str, object], where: str) -> tuple[tuple[Kind, ...], tuple[Kind, ...]]:
    every = tuple(KINDS.values())
    given = value.get("type")
    strict = value.get("type_strict") or "any"
    if strict not in STRICTNESS:
        raise refused(f"type_strict of {where} is none of {', '.join(STRICTNESS)}")
    if given is None or given in ("", []):
        return every, every
    names = given if isinstance(given, list) else [given]
    if len(names) > MOST_TYPES:
        raise refused(f"{where} has {len(names)} types; give at most {MOST_TYPES}")
    found = [kind_of(texted(name, f"a type of {where}")) for name in names]
    asked = tuple(kind for kind in every if kind in found)
    if strict == "should":
        return every, asked or every
    # Nothing here is of two kinds, nor of one that there is not.
    unmet = strict == "all" and (len(asked) > 1 or None in found)
    return ((), ()) if unmet else (asked, asked)


def _limit(value: object, where: str) -> int:
    if value is None:
        return USUAL_RESULTS
    if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 1:
        raise refused(f"limit of {where} is no number from 1; leave it out for {USUAL_RESULTS}")
    return int(min(value, MOST_RESULTS))


def _wanted(value: object, where: str) -> Wanted:
    if not isinstance(value, Mapping) or not isinstance(value.get("pid"), str):
        raise refused(f"a property of {where} has no pid; give its id as text")
    pid = str(value["pid"])
    if "v" not in value:
        raise refused(f"the property {pid[:50]!r} of {where} has no v; give a value")
    given = value["v"] if isinstance(value["v"], list) else [value["v"]]
    if len(given) > MOST_VALUES:
        raise refused(f"the property {pid[:50]!r} of {where} has more than {MOST_VALUES} values")
    return Wanted(pid, tuple(_given(each, f"{pid[:50]!r} of {where}") for each in given))


def _given(value: object, where: str) -> Given:
    if not isinstance(value, Mapping):
        return Given(texted(value, f"a value of {where}"))
    if not isinstance(value.get("id"), str):
        raise refused(f"a value of {where} is an object without id; give the id of the entity")
    name = value.get("name")
    return Given(
        "" if name is None else texted(name, f"a name in {where}"),
        texted(value["id"], f"an id in {where}"),
    )


def listed(value: Mapping[str, object], name: str, where: str, most: int) -> list[object]:
    """A list, or none."""
    found = value.get(name)
    if found is None:
        return []
    if not isinstance(found, list):
        raise refused(f"{name} of {where} is no list; send one")
    if len(found) > most:
        raise refused(f"{name} of {where} has {len(found)} members; send at most {most}")
    return found


def texted(value: object, what: str) -> str:
    """A text on one line; numbers and booleans as text."""
    if isinstance(value, bool):
        text = str(value).lower()
    elif isinstance(value, str | int):
        text = str(value)
    elif isinstance(value, float):
        # A year that a spreadsheet keeps as 2017.0 is 2017.
        text = format(value, ".15g")
    else:
        raise refused(f"{what} is neither text nor number; send one of them")
    if len(text) > LONGEST:
        raise refused(f"{what} has {len(text)} characters; send at most {LONGEST}")
    return clean(text)
