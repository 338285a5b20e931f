"""What an import came to: a row a document, and the differences of newer snapshots below."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.table import Table

from kg.arrivals import AlreadyIn, Outcome, Refused, Taken
from kg.commands.differences import difference_lines
from kg.records import Reading, SessionRecord
from kg.resolve.differences import Difference


def table(found: Sequence[Outcome]) -> Table:
    """A row a document: its reader, the years, what it gave, and what became of it."""
    shown = Table("Document", "Reader", "Edition", title_justify="left")
    for heading in ("Sessions", "Skipped", "Findings"):
        shown.add_column(heading, justify="right")
    shown.add_column("Outcome")
    for outcome in found:
        shown.add_row(*_row(outcome))
    shown.add_section()
    shown.add_row(*_total(found))
    return shown


def _row(outcome: Outcome) -> tuple[str, ...]:
    match outcome:
        case Refused():
            return (outcome.path.name, "", "", "", "", "", "refused")
        case AlreadyIn():
            return (outcome.path.name, *_read(outcome.reading), "already in")
        case Taken():
            return (outcome.arrival.listed.name, *_read(outcome.reading), _became(outcome))


def _read(reading: Reading) -> tuple[str, ...]:
    years = sorted({r.year for r in reading.records if isinstance(r, SessionRecord)})
    counts = (reading.records, reading.skipped, reading.findings)
    return (reading.document.reader, ", ".join(map(str, years)), *(f"{len(c):,}" for c in counts))


def _became(taken: Taken) -> str:
    if taken.before is None or taken.difference is None:
        return "new"
    return f"revises {taken.before.document.key}: {_figures(taken.difference)}"


def _figures(found: Difference) -> str:
    figures = ((found.added, "added"), (found.changed, "changed"), (found.gone, "gone"))
    told = ", ".join(f"{len(sessions)} {word}" for sessions, word in figures if sessions)
    return told or "no session differs"


def _total(found: Sequence[Outcome]) -> tuple[str, ...]:
    readings = [one.reading for one in found if not isinstance(one, Refused)]
    counts = [
        sum(len(reading.records) for reading in readings),
        sum(len(reading.skipped) for reading in readings),
        sum(len(reading.findings) for reading in readings),
    ]
    taken, refused = (sum(isinstance(o, kind) for o in found) for kind in (Taken, Refused))
    figures = (f"{count:,}" for count in counts)
    noun = "document" if len(found) == 1 else "documents"
    return (f"{len(found)} {noun}", "", "", *figures, f"{taken} taken, {refused} refused")


def details(found: Iterable[Outcome]) -> Iterator[str]:
    """The difference of each revision, and a hint for each document that may be one."""
    for outcome in found:
        if isinstance(outcome, Taken):
            yield from _details(outcome)


def _details(taken: Taken) -> Iterator[str]:
    name = taken.arrival.listed.name
    if taken.difference and taken.before is not None:
        yield f"{name}, against {taken.before.document.key}:"
        yield from (f"  {line}" for line in difference_lines(taken.difference))
    for other in taken.kin:
        key = other.document.key
        yield (
            f"{name} shares sessions with {other.document.name} ({key});"
            f" if it is a newer snapshot of it, import it with --revision-of {key}"
        )
