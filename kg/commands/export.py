"""`kg export`: the graph as one file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.commands.stored import build_in
from kg.errors import StoreError
from kg.publish.dumps import FORMATS
from kg.publish.dumps import export as write_dump
from kg.store import EmbeddedStore
from kg.written import DUMP

EPILOG = """\b
Examples:
  kg export --format nq --output igf.nq.gz
  kg export --format ttl --output curated.ttl

N-Quads, TriG and JSON-LD hold every named graph, Turtle and N-Triples the curated one. The same
graph gives the same bytes."""


@click.command(epilog=EPILOG)
@options.store
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    required=True,
    help="The RDF format to write.",
)
@click.option(
    "--output",
    type=options.PATH,
    required=True,
    metavar="FILE",
    help="Where to write; compressed if the name ends in .gz.",
)
def export(store: Path, form: str, output: Path) -> None:
    """Write the graph to a file, sorted."""
    build = build_in(store)
    # A file is replaced by a rename, which would put a plain file in the place of a device.
    if output.exists() and not output.is_file():
        raise StoreError("not a file; name a file to write", document=str(output))
    write_dump((build / DUMP).read_bytes(), form, output, EmbeddedStore.open(build).base)
    click.echo(f"{output}: {output.stat().st_size:,} bytes")
