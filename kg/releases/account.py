"""A difference as an account for people: sections, what is in them, and a sentence on the whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.namespaces import IGF, SCHEMA
from kg.releases.difference import KINDS, Change, Difference, Gone, Moved, Published
from kg.releases.judged import judged
from kg.releases.phrases import details, parties, value_of

NOUNS = {
    "meeting": ("meeting", "meetings"),
    "session": ("session", "sessions"),
    "series": ("series", "series"),
    "person": ("person", "people"),
    "org": ("organisation", "organisations"),
    "place": ("place", "places"),
    "document": ("document", "documents"),
    "judgement": ("judgement on who is who", "judgements on who is who"),
    "term": ("term of the vocabulary", "terms of the vocabulary"),
    "other": ("other thing", "other things"),
}
TITLES = {
    **{kind: nouns[1].capitalize() for kind, nouns in NOUNS.items()},
    "judgement": "Judgements on who is who",
}
NUMBERED = re.compile(r"[a-z]+[0-9]+")
START = str(SCHEMA.startDate)
DIGEST = str(IGF.sha256)
ROOM = str(SCHEMA.location)


@dataclass(frozen=True, slots=True)
class Item:
    """A thing, and what there is to say of it. iri: the thing, for a page that can lead to it."""

    text: str
    details: tuple[str, ...] = ()
    iri: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Group:
    """lead: `3 sessions are new`."""

    lead: str
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Of one kind of thing."""

    title: str
    groups: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class Account:
    """The whole: title, a sentence, and the sections that have something."""

    title: str
    summary: str
    sections: tuple[Section, ...]


def account_of(found: Difference) -> Account:
    """The difference for people."""
    name = _name(found.after)
    if found.before is None:
        return Account(f"What is in {name}", "It is the first release: nothing to compare.", ())
    sections = (Section(TITLES[kind], tuple(_groups(found, kind))) for kind in KINDS)
    told = tuple(section for section in sections if section.groups)
    title = f"What changed from {_name(found.before)} to {name}"
    return Account(title, _summary(found), told)


def name_of(change: Change | Moved) -> str:
    """A resource as one would call it, with its id where names may be alike."""
    key = change.iri.rstrip("/").rpartition("/")[2]
    label = change.label
    if change.kind == "session":
        year = change.iri.rstrip("/").split("/")[-2]
        code = key.upper() if NUMBERED.fullmatch(key) else key
        return f"{code} of {year}" + (f", “{label}”" if label else "")
    if change.kind in {"person", "org"} and label:
        return f"{label} ({key})"
    return label or key


def _groups(found: Difference, kind: str) -> Iterator[Group]:
    apart = {m.iri for m in found.merged} | {gone.iri for gone in found.withdrawn}
    added = [change for change in found.added if change.kind == kind]
    removed = [c for c in found.removed if c.kind == kind and c.iri not in apart]
    yield from _group(kind, "is new", "are new", [_new(change, found) for change in added])
    yield from _group(kind, "is gone", "are gone", [_gone(change, found) for change in removed])
    merged = [m for m in found.merged if m.kind == kind]
    yield from _group(kind, *MERGED, [_moved(m, found, "is now one with") for m in merged])
    split = [s for s in found.split if s.kind == kind]
    yield from _group(kind, *SPLIT, [_moved(s, found, "was taken to be one with") for s in split])
    withdrawn = [gone for gone in found.withdrawn if gone.kind == kind]
    yield from _group(kind, "was withdrawn", "were withdrawn", [_withdrawn(g) for g in withdrawn])
    changed = [change for change in found.changed if change.kind == kind]
    items = [item for change in changed if (item := _changed(change, found)) is not None]
    yield from _group(kind, "has changed", "have changed", items)
    if len(items) < len(changed):
        rest = len(changed) - len(items)
        yield Group(f"Of {_counted(rest, kind)} only the documents that name them have changed")


MERGED = ("was found to be another", "were found to be others")
SPLIT = ("was told apart from another", "were told apart from others")


def _group(kind: str, one: str, many: str, items: list[Item]) -> Iterator[Group]:
    if items:
        lead = f"{_counted(len(items), kind)} {one if len(items) == 1 else many}"
        yield Group(lead, tuple(_once(items)))


def _once(items: list[Item]) -> Iterator[Item]:
    """What reads the same is told once, with how often."""
    for item, number in Counter(items).items():
        yield item if number == 1 else replace(item, text=f"{item.text} ({number:,} times)")


def _counted(number: int, kind: str) -> str:
    return f"{number:,} {NOUNS[kind][number != 1]}"


def _new(change: Change, found: Difference) -> Item:
    if change.kind == "judgement":
        text = judged(change.added, found.labels) or name_of(change)
        return Item(text, iri=change.iri)
    told = [
        value_of(line, found.labels)
        for line in change.added
        if line.subject == change.iri and line.predicate in {START, ROOM}
    ]
    about = (*sorted(told), *parties(change.added, found.labels))
    return Item(name_of(change), about, change.iri)


def _gone(change: Change, found: Difference) -> Item:
    if change.kind == "judgement":
        told = judged(change.removed, found.labels)
        return Item(told or "on somebody who was withdrawn since")
    return Item(name_of(change))


def _changed(change: Change, found: Difference) -> Item | None:
    told = list(details(change, found.labels))
    if any(line.predicate == DIGEST for line in change.added):
        told.append("the file has changed")
    if change.said or change.unsaid:
        told.append(f"its statements: {_numbers(change.said, 'new', change.unsaid, 'gone')}")
    return Item(name_of(change), tuple(told), change.iri) if told else None


def _numbers(*pairs: int | str) -> str:
    numbers = zip(pairs[::2], pairs[1::2], strict=True)
    return ", ".join(f"{number:,} {word}" for number, word in numbers if number)


def _moved(moved: Moved, found: Difference, way: str) -> Item:
    other = Moved(moved.other, moved.kind, found.labels.get(moved.other), "")
    return Item(f"{name_of(moved)} {way} {name_of(other)}", iri=moved.iri)


def _withdrawn(gone: Gone) -> Item:
    key = gone.iri.rpartition("/")[2]
    return Item(f"{key}, on {gone.date.day} {gone.date:%B %Y} (reason: {gone.reason})")


def _summary(found: Difference) -> str:
    if found.is_empty:
        return "Nothing has changed that would be told here."
    told = []
    for kind in KINDS:
        numbers = [
            (sum(change.kind == kind for change in changes), word)
            for changes, word in (
                (found.added, "new"),
                (found.removed, "gone"),
                (found.changed, "changed"),
            )
        ]
        said = [f"{number:,} {word}" for number, word in numbers if number]
        if said:
            told.append(f"{TITLES[kind].lower()}: {', '.join(said)}")
    return f"In short: {'; '.join(told)}."


def _name(published: Published) -> str:
    if published.date is None:
        return published.version
    return f"{published.version} of {published.date.day} {published.date:%B %Y}"
