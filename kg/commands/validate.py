"""`kg validate`: what of the data must or should be mended, for people or for programs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console

from kg import pipeline
from kg.commands import faults, options
from kg.commands.stages import Stages
from kg.iris import Iris
from kg.validation.findings import Report
from kg.validation.listing import findings_json, findings_text
from kg.validation.report_graph import report_graph

EPILOG = """\b
Examples:
  kg validate
  kg validate --source page.txt
  kg validate --format turtle > report.ttl

Exit code 1: something violates a shape, and no build would be published. Nothing is written."""


def _turtle(report: Report, base: str) -> str:
    return report_graph(report, Iris(base)).serialize(format="turtle")


FORMATS: dict[str, Callable[[Report, str], str]] = {
    "text": lambda report, _: findings_text(report),
    "turtle": _turtle,
    "json": lambda report, _: findings_json(report),
}


@click.command(epilog=EPILOG)
@options.data
@options.sources
@options.base_iri
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    default="text",
    show_default=True,
    help="Text for people, a SHACL report, or JSON.",
)
def validate(data: Path | None, sources: tuple[Path, ...], base: str, form: str) -> None:
    """Check the data against the shapes, and say what to mend."""
    with Stages(Console(stderr=True)) as stages:
        report = pipeline.examine(base, sources, data, stages.show).report
    click.echo(FORMATS[form](report, base), nl=False)
    if not report.conforms:
        raise click.exceptions.Exit(faults.DATA_DOES_NOT_CONFORM)
