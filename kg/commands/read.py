"""`kg read`: what a reader gets out of a file, what it leaves out, and why."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.commands.telling import Telling, telling
from kg.inputs import known_editions, read_file
from kg.sources.listing import reading_json

EPILOG = """\b
Examples:
  kg read page.txt
  kg read report.txt page.txt > readings.json
  kg read all.ics --edition 2017
  kg read sessions.xlsx --mapping sessions-mapping.toml

The form of a document decides which reader takes it, not its name. Nothing is changed."""


@click.command(epilog=EPILOG)
@options.data
@click.argument("files", type=options.PATH, nargs=-1, required=True, metavar="FILE…")
@telling
def read(data: Path | None, files: tuple[Path, ...], told: Telling) -> None:
    """Print as JSON what a reader gets out of each FILE, and what it skips."""
    given = told.given(known_editions(data))
    # All are read before any is printed, so that a bad file leaves no half an answer.
    for reading in [read_file(path, given) for path in files]:
        click.echo(reading_json(reading))
