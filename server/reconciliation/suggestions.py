"""Suggestions while somebody types: entities, types and properties that begin so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import islice

from server.reconciliation.extension import described, number
from server.reconciliation.index import Index
from server.reconciliation.kinds import KINDS, Kind, kind_of, title_key
from server.reconciliation.properties import properties_of
from server.reconciliation.queries import LONGEST, MOST_RESULTS, refused
from server.reconciliation.results import Json, description, type_of

USUAL = 20


def suggested_entities(asked: Mapping[str, str], index: Index) -> Json:
    """The entities with a name that begins so, or of which each word does."""
    kinds = filtered(asked)
    found = index.beginning(_prefix(asked), kinds)
    return _page(
        asked,
        (
            {
                "id": entry.id,
                "name": entry.name,
                "description": description(entry, index),
                "notable": [type_of(entry.kind)],
            }
            for entry in found
        ),
    )


def suggested_types(asked: Mapping[str, str]) -> Json:
    """The types that begin so."""
    return _page(
        asked,
        (
            type_of(kind) | {"description": kind.description}
            for kind in KINDS.values()
            if _begins(_prefix(asked), kind.id, kind.name)
        ),
    )


def suggested_properties(asked: Mapping[str, str]) -> Json:
    """The properties that begin so, of the given type if there is one."""
    kinds = filtered(asked)
    return _page(
        asked,
        (
            described(known)
            for known in properties_of(None)
            if any(kind.id in known.patterns for kind in kinds)
            and _begins(_prefix(asked), known.id, known.name)
        ),
    )


def filtered(asked: Mapping[str, str]) -> tuple[Kind, ...]:
    """The kinds that `type` names, several with commas between; all where it is left out."""
    names = [name for name in asked.get("type", "").split(",") if name.strip()]
    if not names:
        return tuple(KINDS.values())
    found = [kind_of(name) for name in names]
    return tuple(kind for kind in KINDS.values() if kind in found)


def _prefix(asked: Mapping[str, str]) -> str:
    prefix = asked.get("prefix", "")
    if len(prefix) > LONGEST:
        raise refused(f"the prefix has {len(prefix)} characters; send at most {LONGEST}")
    return prefix


def _begins(prefix: str, *names: str) -> bool:
    start = title_key(prefix)
    keys = [title_key(name) for name in names]
    return any(key.startswith(start) or f" {start}" in key for key in keys)


def _page(asked: Mapping[str, str], found: Iterable[Json]) -> Json:
    """cursor: how many to leave out at the start. limit: how many at most."""
    start = number(asked.get("cursor"), "the cursor") or 0
    most = min(number(asked.get("limit"), "the limit") or USUAL, MOST_RESULTS)
    return {"result": list(islice(found, start, start + most))}
