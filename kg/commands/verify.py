"""`kg verify`: whether data, builds and releases are still what was written."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

import click

from kg import resources
from kg.commands import faults, options
from kg.holding import reading, writing
from kg.verification.builds import flaws_of_builds
from kg.verification.data import flaws_of_data
from kg.verification.derived import flaws_of_derived
from kg.verification.flaws import Flaw
from kg.verification.releases import flaws_of_releases
from kg.verification.sealing import seal

EPILOG = """\b
Examples:
  kg verify
  kg verify --deep
  kg verify --seal

Exit code 1: something is damaged. What is merely newer than its sum is told and is no damage;
--seal takes the data folder as it is, and says what has changed since it was sealed."""


@click.command(epilog=EPILOG)
@options.data
@options.store
@options.releases
@click.option(
    "--deep", is_flag=True, help="Compare every statement of the dump with the store too."
)
@click.option("--seal", "sealing", is_flag=True, help="Take the data folder as it is now.")
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def verify(
    data: Path | None, store: Path, releases: Path, deep: bool, sealing: bool, as_json: bool
) -> None:
    """Find what was damaged since it was written, byte by byte."""
    folder = data or resources.data()
    if sealing:
        _seal(folder)
        return
    with reading(folder):
        flaws = [*flaws_of_data(folder), *flaws_of_releases(releases, folder)]
    flaws += (*flaws_of_builds(store, deep=deep), *flaws_of_derived(store))
    click.echo(_json(flaws) if as_json else "\n".join(_lines(flaws)))
    if any(flaw.damage for flaw in flaws):
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)


def _seal(folder: Path) -> None:
    with writing(folder):
        for flaw in flaws_of_data(folder):
            click.echo(f"{flaw.where}: {flaw.what}")
        click.echo(f"sealed: {seal(folder)} files")


def _lines(flaws: Sequence[Flaw]) -> Iterator[str]:
    yield from (flaw.text for flaw in flaws)
    damaged = sum(flaw.damage for flaw in flaws)
    newer = f", {len(flaws) - damaged} newer than their sums" if damaged < len(flaws) else ""
    yield f"{damaged} damaged{newer}" if flaws else "everything is as it was written"


def _json(flaws: Sequence[Flaw]) -> str:
    return json.dumps([asdict(flaw) for flaw in flaws], indent=2, ensure_ascii=False)
