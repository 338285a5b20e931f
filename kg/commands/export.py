"""`kg export`: the graph as one file, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click

from kg.commands import options
from kg.commands.stored import build_in
from kg.described import DUMP, described
from kg.downloads import export_all
from kg.errors import StoreError
from kg.publish.dumps import FORMATS
from kg.publish.dumps import export as write_dump
from kg.store import EmbeddedStore

EPILOG = """\b
Examples:
  kg export --format nq --output igf.nq.zst
  kg export --format ttl --output curated.ttl
  kg export --all igf-dumps

N-Quads, TriG and JSON-LD hold every named graph, Turtle and N-Triples the curated one. With --all
come tables for spreadsheets too, and the sums of all files. The same graph gives the same bytes."""


@click.command(epilog=EPILOG)
@options.store
@click.option(
    "--format",
    "form",
    type=click.Choice(tuple(FORMATS)),
    help="The RDF format to write; needs --output.",
)
@click.option(
    "--output",
    type=options.PATH,
    metavar="FILE",
    help="Where to write; compressed if the name ends in .gz or .zst.",
)
@click.option(
    "--all",
    "folder",
    type=options.PATH,
    metavar="DIR",
    help="Write every form, the tables and SHA256SUMS into this new folder.",
)
def export(store: Path, form: str | None, output: Path | None, folder: Path | None) -> None:
    """Write the graph to a file, sorted; or everything there is of it to a folder."""
    if folder is not None:
        if form is not None or output is not None:
            raise click.UsageError("--all writes every form; leave out --format and --output")
        _write_all(store, folder)
    elif form is None or output is None:
        raise click.UsageError("name a form and a file by --format and --output, or use --all")
    else:
        _write_one(store, form, output)


def _write_one(store: Path, form: str, output: Path) -> None:
    build = build_in(store)
    # A file is replaced by a rename, which would put a plain file in the place of a device.
    if output.exists() and not output.is_file():
        raise StoreError("not a file; name a file to write", document=str(output))
    write_dump((build / DUMP).read_bytes(), form, output, EmbeddedStore.open(build).base)
    click.echo(f"{output}: {output.stat().st_size:,} bytes{_version(store)}")


def _write_all(store: Path, folder: Path) -> None:
    build = build_in(store)
    written = export_all(build, EmbeddedStore.open(build).base, folder)
    size = sum(dumped.size for dumped in written)
    click.echo(f"{folder}: {len(written)} files, {size:,} bytes{_version(store)}")


def _version(store: Path) -> str:
    told = described(store)
    return "" if told is None else f", version {told.version}"
