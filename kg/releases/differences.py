"""A difference as JSON, `difference.json`: written the same for the same difference, and read."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from kg.errors import StoreError
from kg.opening import content_of
from kg.releases.difference import Change, Difference, Gone, Line, Moved, Published

FORM = 1
"""Of the JSON; a reader of ours refuses another."""


def read(path: Path) -> Difference:
    """The difference that a file holds; raises KgError where it holds none."""
    return parsed(content_of(path), str(path))


def as_json(found: Difference) -> str:
    """A difference as JSON, with its line end."""
    told = {
        "form": FORM,
        "before": None if found.before is None else _published(found.before),
        "after": _published(found.after),
        "merged": [_moved(moved, "into") for moved in found.merged],
        "split": [_moved(moved, "from") for moved in found.split],
        "withdrawn": [_gone(gone) for gone in found.withdrawn],
        "added": [_change(change) for change in found.added],
        "removed": [_change(change) for change in found.removed],
        "changed": [_change(change) for change in found.changed],
        "labels": dict(sorted(found.labels.items())),
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def parsed(content: bytes, name: str) -> Difference:
    """The difference in the JSON; raises StoreError where it is none."""
    try:
        told = json.loads(content)
        if told["form"] != FORM:
            raise ValueError("another form")
        return _difference(told)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise StoreError(
            "no difference that this version can read; make it again with `kg diff`", document=name
        ) from error


def _difference(told: Mapping[str, Any]) -> Difference:
    before = told["before"]
    return Difference(
        before=None if before is None else _read_published(before),
        after=_read_published(told["after"]),
        added=tuple(map(_read_change, told["added"])),
        removed=tuple(map(_read_change, told["removed"])),
        changed=tuple(map(_read_change, told["changed"])),
        merged=tuple(_read_moved(moved, "into") for moved in told["merged"]),
        split=tuple(_read_moved(moved, "from") for moved in told["split"]),
        withdrawn=tuple(map(_read_gone, told["withdrawn"])),
        labels=dict(told["labels"]),
    )


def _published(published: Published) -> dict[str, Any]:
    date = None if published.date is None else published.date.isoformat()
    return {
        "version": published.version,
        "date": date,
        "base": published.base,
        "content": published.content,
    }


def _read_published(told: Mapping[str, Any]) -> Published:
    date = None if told["date"] is None else dt.date.fromisoformat(told["date"])
    return Published(told["version"], told["base"], told["content"], date)


def _change(change: Change) -> dict[str, Any]:
    told: dict[str, Any] = {"iri": change.iri, "kind": change.kind, "label": change.label}
    told |= {"added": list(map(_line, change.added)), "removed": list(map(_line, change.removed))}
    if change.said or change.unsaid:
        told |= {"said": change.said, "unsaid": change.unsaid}
    return told


def _read_change(told: Mapping[str, Any]) -> Change:
    return Change(
        iri=told["iri"],
        kind=told["kind"],
        label=told["label"],
        added=tuple(Line(*line) for line in told["added"]),
        removed=tuple(Line(*line) for line in told["removed"]),
        said=told.get("said", 0),
        unsaid=told.get("unsaid", 0),
    )


def _line(line: Line) -> list[str]:
    return [line.subject, line.predicate, line.object]


def _moved(moved: Moved, way: str) -> dict[str, Any]:
    return {"iri": moved.iri, "kind": moved.kind, "label": moved.label, way: moved.other}


def _read_moved(told: Mapping[str, Any], way: str) -> Moved:
    return Moved(told["iri"], told["kind"], told["label"], told[way])


def _gone(gone: Gone) -> dict[str, Any]:
    date = gone.date.isoformat()
    return {"iri": gone.iri, "kind": gone.kind, "date": date, "reason": gone.reason}


def _read_gone(told: Mapping[str, Any]) -> Gone:
    return Gone(told["iri"], told["kind"], dt.date.fromisoformat(told["date"]), told["reason"])
