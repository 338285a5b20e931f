"""`kg diff`: what is different between two releases, dumps or builds."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.commands.printable import printable
from kg.releases.account import account_of
from kg.releases.accounts import markdown, text
from kg.releases.asked import compared, graph_of
from kg.releases.changesets import turtle
from kg.releases.difference import Difference
from kg.releases.differences import as_json

EPILOG = """\b
Examples:
  kg diff 2026.1 2026.2
  kg diff 2026.2 build
  kg diff old.nq.gz new.nq.gz --format ttl

A version stands for a release that is kept, `build` for the current build."""


@click.command(epilog=EPILOG)
@click.argument("before")
@click.argument("after")
@options.releases
@options.store
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "markdown", "json", "ttl")),
    default="text",
    show_default=True,
    help="For people, or as data.",
)
def diff(before: str, after: str, releases: Path, store: Path, form: str) -> None:
    """Tell what is different in AFTER, seen from BEFORE."""
    found = compared(graph_of(before, releases, store), graph_of(after, releases, store))
    click.echo(_told(found, form), nl=False)


def _told(found: Difference, form: str) -> str | bytes:
    match form:
        case "json":
            return as_json(found)
        case "ttl":
            return turtle(found)
        case "markdown":
            return markdown(account_of(found))
        case _:
            return "".join(f"{printable(line)}\n" for line in text(account_of(found)))
