"""`kg register`: keep the ids of the people and bodies that a build has newly told apart."""

from __future__ import annotations

from pathlib import Path

import click

from kg import pipeline
from kg.commands import options
from kg.inputs import read_inputs
from kg.registration import REGISTER, append_fresh

EPILOG = """\b
Examples:
  kg register

Run it after a change of the data, and commit data/register with it: an id that is registered
stays with its person or body, whatever documents come later. A build works without it."""


@click.command(epilog=EPILOG)
@options.data
def register(data: Path | None) -> None:
    """Register the ids of new people and bodies in the data."""
    added = append_fresh(pipeline.make(read_inputs(data=data)).resolution, data)
    where = f"{data or 'data'}/{REGISTER}"
    click.echo(f"{added} new ids are in {where}" if added else "no new ids")
