"""The description of the tables for people, as a file beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.publish.edition import RIGHTS, TITLE
from kg.publish.tables.table import Column, Table

FILE = "README.md"
OPENING = f"""\
# {TITLE}: tables

For spreadsheets and statistics. The same statements, and more, are in the graph; the permanent
names in the first columns are its IRIs, so that both can be joined, and each leads to a page.

- The files are CSV by RFC 4180, in UTF-8 with a byte order mark, without which spreadsheets garble
  accents. In Python, open them with `encoding="utf-8-sig"`; R and pandas find the mark themselves.
- An empty cell says that nothing is known, not that there was nothing.
- Where a cell can hold several values, they stand in order with `; ` between them, and a `; `
  inside a value became `, `. A column of names has the order of the permanent names beside it.
- A text that begins with `=`, `+`, `-` or `@` has an apostrophe before it, so that no spreadsheet
  runs it as a formula. Line ends inside a text became spaces.
- A column that ends in `as_stated` or `as_printed` has the words of the documents.
- `csv-metadata.json` tells the same to programs, by the W3C's CSV on the Web.

{RIGHTS}
"""


def text(tables: Iterable[Table]) -> bytes:
    """What each column is."""
    return "".join((OPENING, *(part for table in tables for part in _table(table)))).encode()


def _table(table: Table) -> Iterator[str]:
    yield f"\n## {table.file}\n\n{table.about}\n\n| Column | What it is |\n|---|---|\n"
    for column in table.columns:
        yield f"| `{column.name}` | {_about(column)} |\n"


def _about(column: Column) -> str:
    several = " Can hold several." if column.several else ""
    link = f" A row of `{column.of}.csv`." if column.of else ""
    return f"{column.about}{several}{link}"
