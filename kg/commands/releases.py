"""`kg releases`: the releases that were made, and where they are."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from kg import resources
from kg.commands import options
from kg.inputs import releases_in
from kg.releases.kept import Kept, kept
from kg.releases.register import Release

EPILOG = """\b
Examples:
  kg releases
  kg releases --json"""


@click.command(epilog=EPILOG)
@options.data
@options.releases
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def releases(data: Path | None, releases: Path, as_json: bool) -> None:
    """List the releases that were made, oldest first."""
    folder = data or resources.data()
    made, bags = releases_in(folder), {bag.version: bag for bag in kept(releases, folder)}
    if as_json:
        click.echo(json.dumps([_record(release, bags) for release in made], indent=2))
        return
    for line in _lines(made, bags):
        click.echo(line)


def _lines(made: tuple[Release, ...], bags: dict[str, Kept]) -> Iterator[str]:
    if not made:
        yield "nothing was released yet; kg release VERSION makes a release"
    for release in made:
        bag = bags.get(release.version)
        where = "its bag is not here" if bag is None else str(bag.bag)
        yield f"{release.version:<12} {release.date}  {where}"


def _record(release: Release, bags: dict[str, Kept]) -> dict[str, str | None]:
    bag = bags.get(release.version)
    return {
        "version": release.version,
        "date": release.date.isoformat(),
        "content": release.content,
        "bag": release.bag,
        "base": None if bag is None else bag.base,
        "folder": None if bag is None else str(bag.bag),
    }
