"""`kg links`: what people and bodies are called in other registers, taken in and listed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Column, Table

from kg import pipeline, resources
from kg.commands import faults, options
from kg.commands.screen import screen
from kg.concepts import Verdict
from kg.graph.judgements import RULESET
from kg.imports import importing
from kg.inputs import read_inputs
from kg.iris import elsewhere
from kg.links.intake import Intake, Taken, Terms
from kg.links.keeping import append_links
from kg.links.table import read_rows
from kg.opening import content_of
from kg.resolve.judgements import REVIEWER
from kg.resolve.outward import Outward, Standing, outward
from kg.resolve.outward_links import PROPOSED, verdict_of

EPILOG = """\b
Examples:
  kg links import links.csv --reviewer r2
  kg links import links.csv --reviewer r2 --verdict same --dry-run
  kg links list"""
TABLE = click.Path(path_type=Path)


@dataclass(frozen=True, slots=True)
class Said:
    """The options, as given."""

    reviewer: str
    verdict: Verdict | None
    skip_bad: bool
    dry_run: bool


@click.group(epilog=EPILOG)
def links() -> None:
    """Link people and bodies to Wikidata, ROR, ISNI and ORCID, by reviewed judgements."""


def _reviewer(_context: click.Context, _option: click.Parameter, name: str) -> str:
    if not REVIEWER.fullmatch(name):
        raise click.BadParameter(f"{name!r} is no short name of small letters and digits; say r2")
    return name


@links.command("import", epilog=EPILOG)
@options.data
@click.argument("file", type=TABLE)
@click.option(
    "--reviewer", required=True, metavar="NAME", callback=_reviewer, help="Who takes them in: r2."
)
@click.option(
    "--verdict",
    type=click.Choice((PROPOSED, *Verdict)),
    default=PROPOSED,
    show_default=True,
    help="Of rows that give none.",
)
@click.option("--skip-bad", is_flag=True, help="Take the good rows although others are bad.")
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
def take_in(
    data: Path | None, file: Path, reviewer: str, verdict: str, skip_bad: bool, dry_run: bool
) -> None:
    """Take a CSV table of links into the data: all of it, or nothing."""
    folder = data or resources.data()
    said = Said(reviewer, verdict_of(verdict), skip_bad, dry_run)
    with nullcontext() if dry_run else importing(folder):
        taken, found = _examined(folder, file, said)
        whole = skip_bad or not taken.refused
        if taken.added and whole and not dry_run:
            append_links(folder, reviewer, taken.added)
    _report(taken, found, said)


@links.command("list", epilog=EPILOG)
@options.data
def list_links(data: Path | None) -> None:
    """List what is linked, by whom it was judged, and which entities share an identifier."""
    found = pipeline.make(read_inputs(data=data)).links
    shown = Table(*(Column(name, no_wrap=True) for name in HEADINGS))
    for standing in found.standings:
        shown.add_row(*_cells(standing))
    screen().print(shown)
    for line in _shared(found):
        click.echo(line)


HEADINGS = ("Entity", "Elsewhere", "Verdict", "By", "On", "Line")


def _examined(folder: Path, file: Path, said: Said) -> tuple[Taken, Outward]:
    """What becomes of each row; the data with all that is added must hold together."""
    inputs = read_inputs(data=folder)
    resolution = pipeline.make(inputs).resolution
    terms = Terms(file.name, said.reviewer, dt.datetime.now(dt.UTC).date(), RULESET)
    rows = read_rows(content_of(file), file.name, said.verdict)
    taken = Intake(inputs.links, resolution, inputs.register, terms).take(rows)
    return taken, outward((*inputs.links, *taken.added), resolution)


def _cells(standing: Standing) -> tuple[str, ...]:
    link = standing.decisive
    told = (str(standing.verdict or PROPOSED), link.reviewer, link.date.isoformat(), link.place)
    return (standing.entity, str(elsewhere(standing.authority, standing.identifier)), *told)


def _report(taken: Taken, found: Outward, said: Said) -> None:
    for row, against in taken.blocked:
        click.echo(f"line {row.line}: judged different by {against.reviewer}; not proposed again")
    for error in taken.refused:
        click.echo(f"kg: {error}", err=True)
    nothing = said.dry_run or (bool(taken.refused) and not said.skip_bad)
    figures = (
        f"{len(taken.added)} {'new' if nothing else 'added'}",
        f"{len(taken.known)} known",
        f"{len(taken.blocked)} judged different before",
        f"{len(taken.refused)} refused",
    )
    click.echo(", ".join(figures) + ("; nothing was changed" if nothing else ""))
    new = {link.id for link in taken.added}
    for line in _shared(found, new):
        click.echo(line)
    if taken.refused and not said.skip_bad:
        raise click.exceptions.Exit(faults.WRONG_USE)


def _shared(found: Outward, new: Iterable[str] | None = None) -> Iterator[str]:
    """The pairs that one identifier may stand for: all, or those that new links have a part in."""
    for pair in found.shared:
        if new is None or {link.id for one in pair for link in one.links} & set(new):
            one, two = pair
            yield (
                f"{one.entity} and {two.entity} share {one.authority} {one.identifier};"
                " judge whether they are one"
            )
