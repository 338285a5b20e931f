"""`kg explain`: why the mentions of a person, body or session are one, and what was kept apart."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import click

from kg import pipeline
from kg.commands import options
from kg.commands.explanation_json import entity_json, links_json, session_json
from kg.commands.explanation_lines import entity_lines, pair_lines, session_lines
from kg.commands.printable import printable
from kg.commands.wording import Wording
from kg.errors import QueryError
from kg.inputs import read_inputs
from kg.resolve.asked import entity_of, key_of, session_of
from kg.resolve.explanation import explain as explanation_of
from kg.resolve.explanation import held_together
from kg.resolve.resolution import Resolution

EPILOG = """\b
Examples:
  kg explain p4hdgc66z2j
  kg explain s01aha70b1a s022z9mtt1g
  kg explain http://127.0.0.1:8000/id/org/om5ch2rq1tf
  kg explain 2017/ws15 --format json

It reads the data as it is now, and needs no build."""


@click.command(epilog=EPILOG)
@click.argument("asked", metavar="ID")
@click.argument("other", metavar="[ID]", required=False)
@options.data
@options.sources
@click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="Lines for people, or JSON.",
)
def explain(
    asked: str, other: str | None, data: Path | None, sources: tuple[Path, ...], form: str
) -> None:
    """Tell why ID is one person, body or session; of two mentions, what holds them together."""
    _, resolution = pipeline.identities(read_inputs(sources, data))
    session = session_of(resolution, key_of(asked))
    if other is not None:
        told, lines = _pair(resolution, key_of(asked), key_of(other))
    elif session is not None:
        told = session_json(session, resolution)
        lines = session_lines(session, resolution, _wording())
    else:
        found = explanation_of(resolution, entity_of(resolution, key_of(asked)))
        told, lines = entity_json(found), entity_lines(found, _wording())
    if form == "json":
        click.echo(json.dumps(told, indent=2, ensure_ascii=False))
        return
    for line in lines:
        click.echo(printable(line))


def _pair(resolution: Resolution, left: str, right: str) -> tuple[object, Iterable[str]]:
    ids = [entity_of(resolution, key) for key in (left, right)]
    if ids[0] != ids[1]:
        raise QueryError(
            f"{left} is {ids[0]} and {right} is {ids[1]}, and nothing links them;"
            f" `kg explain {ids[0]}` tells what it was kept apart from"
        )
    found = explanation_of(resolution, ids[0])
    steps = held_together(found.links, left, right)
    return links_json(steps), pair_lines(found, left, right, _wording())


def _wording() -> Wording:
    return Wording.of(pipeline.read_ontology())
