"""`kg query`: asks the build on disk, and shows the answer as a table or in any result format."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import click
import pyoxigraph as ox

from kg.commands import options
from kg.commands.answer_table import table
from kg.commands.screen import screen
from kg.commands.stored import store_in
from kg.errors import QueryError, SourceError
from kg.namespaces import PREFIXES
from kg.sparql.engine import Answer

ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
STATEMENTS = {
    "ttl": ox.RdfFormat.TURTLE,
    "nt": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
EPILOG = """\b
Examples:
  kg query 'ASK { ?session <https://schema.org/identifier> "WS15" }'
  kg query --file sessions.rq --format csv | head
  echo 'DESCRIBE <http://127.0.0.1:8000/id/meeting/2017>' | kg query --format ttl

A query without GRAPH asks the curated graph with the vocabulary."""


@click.command(epilog=EPILOG)
@click.argument("query", required=False)
@click.option("--file", type=options.PATH, metavar="FILE", help="A file with the query.")
@options.store
@click.option(
    "--format",
    "form",
    type=click.Choice(("table", *ROWS, *STATEMENTS)),
    default="table",
    show_default=True,
    help="How to show the answer.",
)
def query(query: str | None, file: Path | None, store: Path, form: str) -> None:
    """Ask the graph on disk; QUERY may also come from a file or on standard input."""
    text = _text(query, file)
    answer = store_in(store).query(text)
    if form == "table":
        _print_table(answer)
    elif isinstance(answer, ox.QueryTriples):
        _print_statements(answer, form)
    else:
        _print_rows(answer, form)


def _text(query: str | None, file: Path | None) -> str:
    if query is not None and file is not None:
        raise click.UsageError("give the query once: as an argument or as --file")
    if query is not None and query != "-":
        return query
    if file is None and sys.stdin.isatty():
        raise click.UsageError("there is no query; give one as an argument, by --file, or piped in")
    content = sys.stdin.buffer.read() if file is None else file.read_bytes()
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        where = file.name if file else "standard input"
        raise SourceError("not UTF-8; save it as UTF-8", document=where, line=line) from error


def _print_table(answer: Answer) -> None:
    if isinstance(answer, ox.QueryBoolean):
        click.echo("yes" if answer else "no")
        return
    screen().print(table(answer))


def _print_rows(answer: ox.QuerySolutions | ox.QueryBoolean, form: str) -> None:
    if form not in ROWS:
        raise QueryError(f"{form} is for statements, and this query gives rows; use {_or(ROWS)}")
    click.echo(answer.serialize(format=ROWS[form]) or b"", nl=False)


def _print_statements(answer: ox.QueryTriples, form: str) -> None:
    if form not in STATEMENTS:
        raise QueryError(
            f"{form} is for rows, and this query gives statements; use {_or(STATEMENTS)}"
        )
    prefixes = PREFIXES if form == "ttl" else None
    content = ox.serialize(sorted(answer, key=str), format=STATEMENTS[form], prefixes=prefixes)
    click.echo(content or b"", nl=False)


def _or(forms: Iterable[str]) -> str:
    *most, last = forms
    return f"{', '.join(most)} or {last}"
