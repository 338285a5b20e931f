"""What a build came to, as a small table."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from kg.pipeline import BuildSummary
from kg.validation.listing import NOUNS


def table(summary: BuildSummary, seconds: float) -> Table:
    """A row a figure: what was made, what was found wrong, and how long it took."""
    found = {NOUNS[severity][1]: count for severity, count in summary.report.counts.items()}
    shown = Table("The build", "", title_justify="left")
    shown.columns[1].justify = "right"
    for name, figure in (summary.counts | found).items():
        shown.add_row(name.capitalize(), f"{figure:,}")
    for name, told in _redone(summary):
        shown.add_row(name, told)
    shown.add_row("Seconds", f"{seconds:.1f}")
    return shown


def _redone(summary: BuildSummary) -> Iterator[tuple[str, str]]:
    """What was made again though there is a build before."""
    redone = summary.redone
    if redone is None:
        return
    yield "Parts made anew", f"{redone.made:,} of {redone.parts:,}"
    if redone.validated is not None:
        yield "Things validated again", f"{redone.validated:,}"
