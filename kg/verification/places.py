"""Where in a file of the data folder something is wrong, as far as its form shows it."""

from __future__ import annotations

from collections.abc import Callable

from kg.errors import KgError
from kg.releases.register import parse_releases
from kg.resolve.judgements import parse_judgements
from kg.resolve.memberships import parse_memberships
from kg.resolve.outward_links import parse_links
from kg.resolve.register import parse_register
from kg.sources.sheets.table import sheet_table

READERS: tuple[tuple[str, str, Callable[[bytes, str], object]], ...] = (
    ("", ".toml", sheet_table),
    ("judgements/", ".jsonl", parse_judgements),
    ("links/", ".jsonl", parse_links),
    ("register/", "entities.tsv", parse_register),
    ("register/", "mentions.tsv", parse_memberships),
    ("", "releases.tsv", parse_releases),
)


def place_of_fault(name: str, content: bytes) -> tuple[int | None, str] | None:
    """The line that can't be read and why; None where all can, or nobody knows the form."""
    for head, end, read in READERS:
        if name.startswith(head) and name.endswith(end):
            try:
                read(content, name)
            except KgError as error:
                return error.line, error.what.partition("; ")[0]
    return None
