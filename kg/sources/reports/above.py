"""What the lines above a report's first heading say besides people: type, theme, time, link."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.labels.plain import folded
from kg.labels.sessions import TYPES
from kg.records import Finding, LinkKind, LinkRecord, Origin, SessionRecord, Skipped
from kg.sources.forum.when import timed_by
from kg.sources.given import Given
from kg.sources.lines import Line

LABELLED = re.compile(
    r"(?P<label>Session link|Session page|Link to (?:the )?session|Session|Recording|Room|Theme"
    r"|Sub-?theme|Time|Date) ?:\s*(?P<value>\S.*)",
    re.IGNORECASE,
)
ALONE = frozenset({"time", "date", "room", "theme", "subtheme", "sub-theme", "session link"})
LINK = re.compile(r"https?://\S{4,400}")
LONGEST_THEME = 160
UNKNOWN = "a line above the report that is none of its labels"

Told = Skipped | Finding


def described(
    record: SessionRecord, lines: Iterable[Line], given: Given
) -> tuple[SessionRecord, tuple[Told, ...]]:
    """The session with all of it, and what could not be read."""
    told: list[Told] = []
    for line in _with_labels(lines):
        if line.text == record.title:
            continue
        record, found = _with(record, line, given)
        told.extend(found)
    return record, tuple(told)


def _with_labels(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines, a label that stands alone joined to its value in the line below."""
    label: Line | None = None
    for line in lines:
        if label is not None:
            yield Line(line.number, f"{label.text.rstrip(' :')}: {line.text}")
            label = None
        elif line.text.casefold().rstrip(" :") in ALONE:
            label = line
        else:
            yield line


def _with(
    record: SessionRecord, line: Line, given: Given
) -> tuple[SessionRecord, tuple[Told, ...]]:
    labelled = LABELLED.fullmatch(line.text)
    label = labelled["label"].casefold() if labelled else ""
    value = labelled["value"] if labelled else line.text
    timed = timed_by(record, Line(line.number, value), given)
    if timed is not None:
        return timed
    if LINK.fullmatch(value):
        link = LinkRecord(LinkKind.WEBSITE, value, labelled["label"] if labelled else None)
        return replace(record, links=(*record.links, link)), ()
    if label == "room":
        return replace(record, room=value), ()
    kind = TYPES.get(folded(value))
    if kind is not None and record.kind is None:
        return replace(record, kind=value, session_type=record.session_type or kind), ()
    if "theme" in label or (not label and not record.themes and _is_theme(value)):
        return replace(record, themes=(*record.themes, value)), ()
    return record, (Skipped(Origin(record.origin.document, line.number), line.text, UNKNOWN),)


def _is_theme(text: str) -> bool:
    """Whether a line without a label may be the theme: a few words, no sentence, no label."""
    return len(text) <= LONGEST_THEME and ":" not in text and not text.endswith(".")
