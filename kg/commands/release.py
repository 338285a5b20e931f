"""`kg release`: what is published under a version, as a bag that is kept."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click
from rich.console import Console

from kg import resources
from kg.commands import faults, options
from kg.commands.opened import open_kept
from kg.commands.stages import Stages
from kg.commands.stored import build_in
from kg.downloads import make_dumps
from kg.releases.archive import archive_of
from kg.releases.making import Asked, make_release
from kg.validation.listing import findings_text

EPILOG = """\b
Examples:
  kg release 2026.1
  kg release 2026.2 --notes notes.md --archive

A release never changes: it gets a line in releases.tsv of the data folder, and a bag of RFC 8493
in the folder of releases. What was broken off is completed by the same command."""


@click.command(epilog=EPILOG)
@click.argument("version")
@click.option(
    "--date",
    type=click.DateTime(["%Y-%m-%d"]),
    metavar="DAY",
    help="The day of the release, as 2026-02-01; today unless you say otherwise.",
)
@options.data
@options.out
@options.releases
@options.base_iri
@click.option(
    "--notes",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A text of yours on the release, which goes into its bag.",
)
@click.option("--archive", is_flag=True, help="Write the bag as one file for a repository too.")
@options.wait
@click.option("--force", is_flag=True, help="Release even if nothing has changed.")
def release(
    version: str,
    date: dt.datetime | None,
    data: Path | None,
    out: Path,
    releases: Path,
    base: str,
    notes: Path | None,
    archive: bool,
    patience: float,
    force: bool,
) -> None:
    """Publish the graph under a VERSION, and keep it."""
    asked = Asked(
        version=version,
        date=dt.datetime.now(dt.UTC).date() if date is None else date.date(),
        base=base,
        data=data or resources.data(),
        out=out,
        releases=releases,
        notes=notes,
        force=force,
        archive=archive,
        patience=patience,
    )
    with Stages(Console(stderr=True)) as stages:
        made = make_release(asked, stages.show)
    if not made.report.conforms:
        click.echo(findings_text(made.report), nl=False)
        click.echo("kg: the data does not conform, so nothing was released", err=True)
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)
    open_kept(releases, out)
    make_dumps(build_in(out))
    click.echo(f"{version} is in {releases / version}, and {out} serves it")
    if archive:
        click.echo(f"for a repository: {archive_of(releases, version)}")
