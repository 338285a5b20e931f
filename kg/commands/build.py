"""`kg build`: from documents to a validated build on disk."""

from __future__ import annotations

import time
from pathlib import Path

import click
from rich.console import Console

from kg import pipeline
from kg.commands import faults, options, summary
from kg.commands.redact import redact
from kg.commands.stages import Stages
from kg.validation.listing import findings_text

EPILOG = """\b
Examples:
  kg build
  kg build --source page.txt --source report.txt
  kg build --out public --base-iri https://igf.example.org/

A build that fails, or does not conform, leaves the build before in place."""


@click.command(epilog=EPILOG)
@options.out
@options.data
@options.sources
@options.base_iri
@options.releases
@options.wait
@click.option("--force", is_flag=True, help="Build even if nothing has changed.")
def build(
    out: Path,
    data: Path | None,
    sources: tuple[Path, ...],
    base: str,
    releases: Path,
    patience: float,
    force: bool,
) -> None:
    """Read the data and make a validated build of the graph."""
    if not force and pipeline.is_current(out, base, sources, data):
        click.echo(f"{out} is up to date; kg build --force builds it again")
        redact(releases, data)
        return
    begun = time.monotonic()
    with Stages(Console(stderr=True)) as stages:
        made = pipeline.build_into(
            out, base=base, sources=sources, data=data, patience=patience, progress=stages.show
        )
    Console().print(summary.table(made, time.monotonic() - begun))
    if not made.report.conforms:
        click.echo(findings_text(made.report), nl=False)
        click.echo("kg: the data does not conform, so the build before stays", err=True)
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)
    redact(releases, data)
