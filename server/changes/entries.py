"""What changed in a release as entries of a feed, and what is gone as tombstones (RFC 6721)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from kg.releases.account import NOUNS, name_of
from kg.releases.difference import Change, Difference
from kg.releases.phrases import details, parties
from server.changes.step import Step
from server.links import link

NEW, CHANGED, RELEASE = "new", "changed", "release"
NOTHING = "Only the documents that tell of it have changed."


@dataclass(frozen=True, slots=True)
class Entry:
    """iri: what it is about, for good. page: where that is read. data: the same for programs.

    state: `new`, `changed` or `release`. kind: of the thing. lines: what there is to say.
    """

    iri: str
    title: str
    moment: dt.datetime
    version: str
    state: str
    kind: str
    page: str | None
    data: str | None
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tombstone:
    """What is there no more. comment: why; other: what stands in its place."""

    iri: str
    moment: dt.datetime
    comment: str
    other: str | None = None


Told = Entry | Tombstone


def told(step: Step, base: str) -> Iterator[Told]:
    """All that a release changed, and last the release itself."""
    found = step.difference
    for state, changes in ((NEW, found.added), (CHANGED, found.changed)):
        for change in changes:
            yield _entry(step, change, state, base)
    yield from _tombstones(step)
    version = step.kept.version
    yield Entry(
        iri=f"{base}release/{version}/",
        title=f"Release {version}",
        moment=step.moment,
        version=version,
        state=RELEASE,
        kind=RELEASE,
        page=f"{base}changes/{version}",
        data=f"{base}changes/{version}.ttl",
        lines=(step.account.summary,),
    )


def _entry(step: Step, change: Change, state: str, base: str) -> Entry:
    page = link(change.iri, base)
    own = page is not None and page.startswith("/")
    space = f"{base}id/"
    data = change.iri.replace(space, f"{base}data/", 1) if change.iri.startswith(space) else None
    return Entry(
        iri=change.iri,
        title=name_of(change),
        moment=step.moment,
        version=step.kept.version,
        state=state,
        kind=NOUNS[change.kind][0],
        page=f"{base}{page[1:]}" if page and own else page,
        data=None if data is None else f"{data}.ttl",
        lines=_lines(change, state, step.difference),
    )


def _lines(change: Change, state: str, found: Difference) -> tuple[str, ...]:
    if state == NEW:
        return parties(change.added, found.labels)
    return details(change, found.labels) or (NOTHING,)


def _tombstones(step: Step) -> Iterator[Tombstone]:
    found, moment = step.difference, step.moment
    merged = {moved.iri: moved for moved in found.merged}
    withdrawn = {gone.iri: gone for gone in found.withdrawn}
    for iri in sorted({change.iri for change in found.removed} | merged.keys() | withdrawn.keys()):
        if iri in withdrawn:
            yield Tombstone(iri, moment, f"withdrawn: {withdrawn[iri].reason}")
        elif iri in merged:
            yield Tombstone(iri, moment, "one with another", merged[iri].other)
        else:
            yield Tombstone(iri, moment, f"no longer told in release {step.kept.version}")
