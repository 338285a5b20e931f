"""`kg import`: takes documents into the data folder, all at once or not at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from rich.console import Console

from kg import pipeline, resources
from kg.arrivals import Outcome, Refused, Taken, Terms, outcomes
from kg.commands import faults, options
from kg.commands.gathering import Gathered, Unfetched, fetching, gathered, unasked
from kg.commands.held_back import NOTHING_HELD, Held, held_back
from kg.commands.import_summary import details, table
from kg.commands.printable import printable
from kg.commands.screen import screen
from kg.commands.stages import Stages
from kg.commands.telling import Telling, telling
from kg.fetch import Fetcher
from kg.imports import commit, importing
from kg.inputs import Inputs, editions_of, read_inputs

EPILOG = """\b
Examples:
  kg import schedule.ics --edition 2017
  kg import pages/ --edition 2019 --strict
  kg import sessions.xlsx --mapping sessions-mapping.toml
  kg import https://igf2017.sched.com/all.ics --fetch --edition 2017

The same bytes again change nothing. A newer snapshot of a feed or page that is in becomes its
revision, and the difference is printed. A folder stands for all files in it and below."""


@dataclass(frozen=True, slots=True)
class Said:
    """The options, as given."""

    told: Telling
    revision_of: str | None
    new: bool
    fetch: bool
    contact: str | None
    patience: float
    dry_run: bool
    strict: bool


@click.command("import", epilog=EPILOG)
@options.data
@click.argument("files", nargs=-1, required=True, metavar="FILE…")
@telling
@click.option("--revision-of", metavar="KEY", help="The document that it is a newer snapshot of.")
@click.option("--new", is_flag=True, help="They are newer snapshots of nothing.")
@click.option("--fetch", is_flag=True, help="Fetch the addresses among them from the web.")
@click.option(
    "--contact",
    envvar="KG_CONTACT",
    show_envvar=True,
    metavar="URL",
    help="Where the keeper of a site that is fetched from finds you.",
)
@options.wait
@click.option("--dry-run", is_flag=True, help="Say what would come in, and change nothing.")
@click.option("--strict", is_flag=True, help="Exit code 2 if any document is refused.")
def take_in(data: Path | None, files: tuple[str, ...], **given: Any) -> None:
    """Take documents into the data folder."""
    said = Said(**given)
    folder = data or resources.data()
    with TemporaryDirectory() as scratch, _alone(folder, said):
        documents = _documents(files, said, Path(scratch))
        with Stages(Console(stderr=True)) as stages:
            found, held = _examined(folder, documents, said, stages.show)
        taken = [outcome.arrival for outcome in found if isinstance(outcome, Taken)]
        if taken and not said.dry_run:
            commit(folder, taken)
    _report(found, held, said)


def _alone(folder: Path, said: Said) -> AbstractContextManager[None]:
    return nullcontext() if said.dry_run else importing(folder, said.patience)


def _documents(files: Sequence[str], said: Said, scratch: Path) -> tuple[Gathered | Unfetched, ...]:
    fetcher = Fetcher(contact=said.contact)
    fetched = fetching(scratch, fetcher) if said.fetch else unasked
    documents = tuple(gathered(files, fetched))
    if len(documents) > 1 and (said.told.address or said.revision_of):
        raise click.UsageError("--address and --revision-of are of one document; import it alone")
    return documents


def _examined(
    folder: Path,
    documents: Sequence[Gathered | Unfetched],
    said: Said,
    tell: pipeline.Progress,
) -> tuple[tuple[Outcome, ...], Held]:
    """What becomes of each document; the data with all of them must hold together."""
    inputs = read_inputs(data=folder)
    there = [document for document in documents if isinstance(document, Gathered)]
    found = outcomes(
        [document.path for document in there], inputs.readings, _terms(there, inputs, said), tell
    )
    taken = tuple(outcome.reading for outcome in found if isinstance(outcome, Taken))
    held = NOTHING_HELD
    if taken:
        tell("check", 0, 1)
        held = held_back(replace(inputs, readings=(*inputs.readings, *taken)), taken)
        tell("check", 1, 1)
    missing = (document for document in documents if isinstance(document, Unfetched))
    refused = (Refused(document.path, document.error) for document in missing)
    return (*found, *refused), held


def _terms(documents: Sequence[Gathered], inputs: Inputs, said: Said) -> Callable[[Path], Terms]:
    """What holds for each document: what the editor says, and how it was fetched."""
    usual = said.told.given(editions_of(inputs.readings))
    fetched = {document.path: document for document in documents}
    now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")

    def terms(path: Path) -> Terms:
        document = fetched[path]
        given = replace(
            usual,
            address=document.address or usual.address,
            retrieved=document.retrieved or usual.retrieved,
        )
        return Terms(given, now, said.told.mapping, said.revision_of, said.new)

    return terms


def _report(found: Sequence[Outcome], held: Held, said: Said) -> None:
    screen().print(table(found))
    for line in details(found):
        click.echo(held.striker.struck(line))
    for line in held.lines:
        click.echo(printable(line))
    refused = [outcome for outcome in found if isinstance(outcome, Refused)]
    for outcome in refused:
        click.echo(f"kg: {outcome.error}", err=True)
    if said.dry_run:
        click.echo("Nothing was changed.")
    if refused and (said.strict or len(refused) == len(found)):
        raise click.exceptions.Exit(faults.WRONG_USE)
