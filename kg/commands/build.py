"""`kg build`: from documents to a validated build on disk."""

from __future__ import annotations

import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click
from rich.console import Console

from kg import pipeline
from kg.commands import faults, options, summary
from kg.commands.opened import open_kept
from kg.commands.stages import Stages
from kg.commands.stored import build_in
from kg.downloads import make_dumps
from kg.validation.listing import findings_text

EPILOG = """\b
Examples:
  kg build
  kg build --source page.txt --source report.txt
  kg build --out public --base-iri https://igf.example.org/

What of the build before has not changed is taken from it, and the result is the
same to the byte; kg build --full makes all anew.

A build that fails, or does not conform, leaves the build before in place."""


@click.command(epilog=EPILOG)
@options.out
@options.data
@options.sources
@options.base_iri
@options.releases
@options.wait
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
@click.option("--full", is_flag=True, help="Take nothing from the build before; implies --force.")
@click.option("--no-dumps", is_flag=True, help="Do not make the files of /dumps/ afterwards.")
def build(
    out: Path,
    data: Path | None,
    sources: tuple[Path, ...],
    base: str,
    releases: Path,
    no_dumps: bool,
    **given: Any,
) -> None:
    """Read the data and make a validated build of the graph."""
    asked = Asked(out, base, data, sources, **given)
    if not (asked.force or asked.full) and pipeline.is_current(out, base, sources, data):
        click.echo(f"{out} is up to date; kg build --force builds it again")
    else:
        _build(asked)
    open_kept(releases, out)
    if not no_dumps:
        # Not before: the build is served already, and nobody waits for them.
        make_dumps(build_in(out))


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be built, and how."""

    out: Path
    base: str
    data: Path | None
    sources: tuple[Path, ...]
    patience: float
    force: bool
    full: bool


def _build(asked: Asked) -> None:
    begun = time.monotonic()
    with Stages(Console(stderr=True)) as stages:
        made = pipeline.build_into(
            asked.out,
            base=asked.base,
            sources=asked.sources,
            data=asked.data,
            full=asked.full,
            patience=asked.patience,
            progress=stages.show,
        )
    Console().print(summary.table(made, time.monotonic() - begun))
    if not made.report.conforms:
        click.echo(findings_text(made.report), nl=False)
        click.echo("kg: the data does not conform, so the build before stays", err=True)
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)
