"""`kg build`: from documents to a validated build on disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

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
    patience: float,
    force: bool,
    full: bool,
    no_dumps: bool,
) -> None:
    """Read the data and make a validated build of the graph."""
    if not (force or full) and pipeline.is_current(out, base, sources, data):
        click.echo(f"{out} is up to date; kg build --force builds it again")
    else:
        making = partial(pipeline.build_into, out, base=base, sources=sources, data=data)
        _build(partial(making, full=full, patience=patience))
    open_kept(releases, out)
    if not no_dumps:
        # Not before: the build is served already, and nobody waits for them.
        make_dumps(build_in(out))


def _build(making: Callable[..., pipeline.BuildSummary]) -> None:
    begun = time.monotonic()
    with Stages(Console(stderr=True)) as stages:
        made = making(progress=stages.show)
    Console().print(summary.table(made, time.monotonic() - begun))
    if not made.report.conforms:
        click.echo(findings_text(made.report), nl=False)
        click.echo("kg: the data does not conform, so the build before stays", err=True)
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)
