"""After a build: the releases that are kept are to tell no more of the withdrawn than it does."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from kg import pipeline, resources
from kg.decided import register_in
from kg.inputs import read_inputs
from kg.releases.redacting_bags import Terms, await_redaction, redact_kept
from kg.releases.tombstones import Gone
from kg.resolve.withholding import withdrawn_ids


def redact(releases: Path, data: Path | None) -> None:
    """Makes the bags anew that tell of somebody who was withdrawn since, and says which."""
    folder = data or resources.data()
    register = register_in(folder)
    # Who everybody is takes long to work out, and mostly nothing is to be done.
    if not register.withdrawals or not await_redaction(releases, folder):
        return
    withdrawals = withdrawn_ids(pipeline.all_identities(read_inputs(data=folder)))
    today = dt.datetime.now(dt.UTC).date()
    gone = Gone.of(register, withdrawals)
    for version in redact_kept(Terms(releases, folder, gone, register, today)):
        click.echo(f"release {version} was made anew without what was withdrawn")
