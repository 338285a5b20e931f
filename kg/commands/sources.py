"""`kg sources`: what is in the data, by edition and reader, with what was skipped and why."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Column, Table

from kg.commands import options
from kg.commands.screen import screen
from kg.inputs import read_inputs
from kg.records import EditionRecord, Reading, SessionRecord
from kg.resolve.revisions import revised
from kg.resolve.witnesses import witnesses

EPILOG = """\b
Examples:
  kg sources
  kg sources --edition 2017 --documents
  kg sources --format json | jq '.[] | select(.skipped > 0)'"""
SHOWN = 60


@dataclass(frozen=True, slots=True)
class Source:
    """One document of the data, and what was got out of it.

    years: of its sessions; empty for a sheet of all years. gone: sessions that a newer snapshot no
    longer lists; superseded: those of which the newer snapshot speaks.
    """

    key: str
    name: str
    reader: str
    years: tuple[int, ...]
    sessions: int
    skipped: int
    findings: int
    gone: int
    superseded: int
    revised_by: str | None
    reasons: dict[str, int]
    remarks: dict[str, int]


@click.command(epilog=EPILOG)
@options.data
@click.option("--edition", type=int, metavar="YEAR", help="Only documents of this meeting.")
@click.option("--reader", metavar="NAME", help="Only documents of this reader.")
@click.option("--documents", is_flag=True, help="A row a document, with its key.")
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", "json")),
    default="table",
    show_default=True,
    help="A table for people, or JSON.",
)
def sources(
    data: Path | None, edition: int | None, reader: str | None, documents: bool, form: str
) -> None:
    """List the documents in the data, and what their readers could not take."""
    every = tuple(_sources(revised(witnesses(read_inputs(data=data).readings))))
    found = tuple(
        source
        for source in every
        if (edition is None or edition in source.years)
        and (reader is None or source.reader.partition("/")[0] == reader)
    )
    if form == "json":
        shown = [{field: getattr(s, field) for field in Source.__slots__} for s in found]
        click.echo(json.dumps(shown, indent=2, ensure_ascii=False))
        return
    screen().print(_by_document(found) if documents else _by_reader(found))
    for line in _why(found):
        click.echo(line)


def _sources(readings: Iterable[Reading]) -> Iterator[Source]:
    every = tuple(readings)
    later = {r.document.revision_of: r.document.key for r in every}
    for reading in every:
        records = [r for r in reading.records if isinstance(r, SessionRecord)]
        yield Source(
            key=reading.document.key,
            name=reading.document.name,
            reader=reading.document.reader,
            years=tuple(sorted(_years(reading))),
            sessions=len(records) + len(reading.superseded),
            skipped=len(reading.skipped),
            findings=len(reading.findings),
            gone=sum(record.gone is not None for record in records),
            superseded=len(reading.superseded),
            revised_by=later.get(reading.document.key),
            reasons=dict(Counter(skipped.reason for skipped in reading.skipped)),
            remarks=dict(Counter(finding.what for finding in reading.findings)),
        )


def _years(reading: Reading) -> set[int]:
    every = (*reading.records, *reading.superseded)
    return {r.year for r in every if isinstance(r, SessionRecord | EditionRecord)}


def _by_reader(found: Sequence[Source]) -> Table:
    groups: dict[tuple[str, str], list[Source]] = {}
    for source in found:
        groups.setdefault((_edition(source), source.reader), []).append(source)
    shown = Table("Edition", "Reader")
    for heading in ("Documents", "Sessions", "Skipped", "Findings"):
        shown.add_column(heading, justify="right")
    for (edition, reader), group in sorted(groups.items()):
        figures = (
            len(group),
            sum(source.sessions for source in group),
            sum(source.skipped for source in group),
            sum(source.findings for source in group),
        )
        shown.add_row(edition, reader, *(f"{figure:,}" for figure in figures))
    return shown


def _by_document(found: Sequence[Source]) -> Table:
    shown = Table("Edition", "Reader", Column("Key", no_wrap=True), "Document")
    for heading in ("Sessions", "Skipped", "Findings"):
        shown.add_column(heading, justify="right")
    shown.add_column("State")
    for source in sorted(found, key=lambda source: (_edition(source), source.reader, source.name)):
        figures = (source.sessions, source.skipped, source.findings)
        named = (_edition(source), source.reader, source.key, source.name[:SHOWN])
        shown.add_row(*named, *(f"{figure:,}" for figure in figures), _state(source))
    return shown


def _edition(source: Source) -> str:
    return ", ".join(map(str, source.years)) or "all"


def _state(source: Source) -> str:
    if source.revised_by is None:
        return "current"
    return f"revised by {source.revised_by}" + (f", {source.gone} gone" if source.gone else "")


def _why(found: Iterable[Source]) -> Iterator[str]:
    """Each reason, the most frequent first."""
    every = tuple(found)
    for heading, field in (("Skipped", "reasons"), ("Findings", "remarks")):
        total: Counter[str] = Counter()
        for source in every:
            total.update(getattr(source, field))
        if total:
            yield f"{heading}:"
            yield from (f"{count:>7,}  {reason}" for reason, count in total.most_common())
