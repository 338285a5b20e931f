"""A list of transcripts' addresses, one a line: day, room, code and title are in the address.

Of two transcripts of one code both are kept, under that code, and the second is told as a finding.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.addresses import FORUM, canonical, last_part
from kg.errors import SourceError
from kg.records import Finding, Item, Origin, Skipped, TitleBasis
from kg.sources.given import Given
from kg.sources.lines import Line
from kg.sources.sample import Sample
from kg.sources.source import Source
from kg.sources.transcripts.sessions import transcript_session
from kg.sources.transcripts.titles import TranscriptTitle, titled_slug

NAME = "transcript-list"
VERSION = 1

LONGEST = 2000
LOOKED_AT = 200
"""Lines by which a list is known."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line, the address on it (None where it is the last part alone), and what that says."""

    line: Line
    address: str | None
    says: TranscriptTitle

    @property
    def name(self) -> str:
        """The address, or what stands for it."""
        return self.address or self.line.text.strip()


def recognises(sample: Sample) -> bool:
    """Whether at least half of the lines are addresses of transcripts."""
    lines = [line for line in sample.text.split("\n") if line.strip()][:LOOKED_AT]
    found = sum(_entry(Line(1, line)) is not None for line in lines)
    return found > 0 and 2 * found >= len(lines)


def read(source: Source, given: Given) -> Iterator[Item]:
    """A session for each address that names one; the list itself is no transcript."""
    listed: dict[str, Entry] = {}
    for line in source.lines(given):
        entry = _entry(line)
        if entry is not None and entry.name not in listed:
            listed[entry.name] = entry
        elif line.text.strip():
            yield _skipped(line, listed[entry.name] if entry else None, source.name)
    if not listed:
        raise SourceError(
            "no line is the address of a transcript; give one address a line",
            document=source.name,
            line=1,
        )
    yield from _sessions(listed.values(), source.name, given)


def _sessions(entries: Iterable[Entry], name: str, given: Given) -> Iterator[Item]:
    first: dict[tuple[int, str], Entry] = {}
    told: set[tuple[str, str]] = set()
    for entry in entries:
        origin = Origin(name, entry.line.number)
        record, strange = transcript_session(
            entry.says, entry.address, origin, given, TitleBasis.ADDRESS
        )
        yield record
        # What is wrong with a day is told once, not for each session of it.
        yield from (finding for finding in strange if (finding.text, finding.what) not in told)
        told.update((finding.text, finding.what) for finding in strange)
        if record.code is not None:
            earlier = first.setdefault((record.year, record.code), entry)
            if earlier is not entry:
                yield _second(earlier, entry, origin)


def _entry(line: Line) -> Entry | None:
    text = line.text.strip()
    if not text or len(text) > LONGEST or " " in text:
        return None
    whole = canonical(f"https://{FORUM}{text}" if text.startswith("/") else text)
    slug = last_part(whole)
    says = titled_slug(text if slug is None else slug)
    return Entry(line, None if slug is None else whole, says) if says and says.title else None


def _second(first: Entry, second: Entry, origin: Origin) -> Finding:
    what = (
        f"{second.says.code} of {second.says.year} has two transcripts in the list, the first on"
        f" line {first.line.number}, {first.name}; both are kept as of the same session"
    )
    return Finding(origin, second.name, what)


def _skipped(line: Line, first: Entry | None, name: str) -> Skipped:
    reason = "the line is no address that names the day of an IGF"
    if first is not None:
        reason = f"the page is on line {first.line.number} already, {first.name}"
    return Skipped(Origin(name, line.number), line.text.strip()[:LONGEST], reason)
