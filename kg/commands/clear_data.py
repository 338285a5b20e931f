"""Takes withheld names out of the data folder, once told what that comes to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import click

from kg.clearing.clearing import Cleared, clear, examine
from kg.commands.printable import printable
from kg.resolve.placeholders import PLACEHOLDER


def clear_data(folder: Path, today: dt.date, *, yes: bool) -> None:
    """Says what would change, asks, and changes it."""
    would, _ = examine(folder, today)
    for line in _told(folder, would):
        click.echo(printable(line))
    if not (would.plan.written or would.plan.gone):
        return
    if not yes:
        click.confirm("Change the data folder?", abort=True)
    clear(folder, today)
    click.echo(f"{folder.name} is changed; its history in git, and copies elsewhere, are not")


def _told(folder: Path, would: Cleared) -> Iterator[str]:
    plan, name = would.plan, folder.name
    if not (plan.written or plan.gone):
        yield f"no file of {name} that can be rewritten holds the name"
    for path in sorted(plan.written):
        yield f"{name}/{path} will have {PLACEHOLDER!r} instead of the name"
    for path in plan.gone:
        yield f"{name}/{path} will be removed"
    for document in plan.lost:
        yield f"{document} can't be rewritten: it goes, with all that it says of anybody"
    if would.rekeyed:
        yield f"{would.rekeyed} mentions of others get another key, and keep their ids"
    for place in plan.left:
        yield f"{name}/{place} still holds the name, in what others refer to; mend it by hand"
