"""`kg map`: drafts the mapping of a table from its header, for a person to correct."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.errors import StoreError
from kg.opening import opened
from kg.sources.given import Given
from kg.sources.source import Source
from kg.sources.tables.mapping_draft import draft

EPILOG = """\b
Examples:
  kg map sessions.xlsx --sheet Programme --out sessions-mapping.toml
  kg map sessions.csv
  kg read sessions.csv --mapping sessions-mapping.toml

Only the header and a few rows are looked at. The draft can be used at once, and every guess in it
is for you to correct; docs/spreadsheets.md explains it key by key."""


@click.command("map", epilog=EPILOG)
@click.argument("file", type=options.PATH, metavar="FILE")
@click.option("--sheet", metavar="NAME", help="The sheet of a workbook; else the first one shown.")
@click.option("--encoding", metavar="NAME", help="Of a text that is not UTF-8, such as cp1252.")
@click.option("--out", type=options.PATH, metavar="FILE", help="Where to write; else it is shown.")
def map_table(file: Path, sheet: str | None, encoding: str | None, out: Path | None) -> None:
    """Draft a mapping for the CSV, TSV or XLSX table FILE."""
    with opened(file) as document:
        text = draft(Source(file.name, document), Given(encoding=encoding), sheet)
    if out is None:
        click.echo(text, nl=False)
        return
    if out.exists():
        raise StoreError("exists already; name another file, or delete it", document=str(out))
    out.write_text(text, "utf-8")
    click.echo(f"{out}: correct it, then give it to kg read or kg import with --mapping")
