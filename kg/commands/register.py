"""`kg register`: keep the ids of the people and bodies that a build has newly told apart."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kg import pipeline, resources
from kg.commands import options
from kg.holding import writing
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
    today = dt.datetime.now(dt.UTC).date()
    # Two at once would give out the same ids twice.
    with writing(data or resources.data()):
        inputs = read_inputs(data=data)
        resolution = pipeline.all_identities(inputs)
        added = append_fresh(resolution, inputs.register, today, data)
    where = f"{data or 'data'}/{REGISTER.parent}"
    click.echo(f"{added.ids} new ids are in {where}" if added.ids else "no new ids")
    if added.moved:
        click.echo(f"{added.moved} mentions went over to another id; {where} keeps what they had")
