"""What the engine says is wrong with a query, in words that help whoever wrote it.

Our own reading finds what breaks the grammar. The engine tells the rest, at the place up to which
it has read, and among hundreds of terminals that its parser tried there: only sentences are kept.
"""

from __future__ import annotations

import re

from kg.errors import KgError, QueryError, StoreError

PLACED = re.compile(r"error at (\d+):(\d+): expected (?:one of )?(.*)", re.DOTALL)
SENTENCE = re.compile(r"(?:^|, )([A-Z][A-Za-z ]*[a-z] [a-z][^\[\]\"']*?)(?=$|, [\[\"A-Z<])")
LONGEST = 300
PLAIN = {
    "IRI parsing failed": "this is no valid IRI",
    "language tag parsing failed": "this is no valid language tag",
    "Prefix not found": "the prefix is not declared",
    "SELECT * is not authorized with GROUP BY": "SELECT * cannot stand with GROUP BY",
}
UNSAID = (
    "the engine cannot take the query beyond here; look whether a variable is given a value twice,"
    " a blank node's label stands in two groups, a function has too many arguments or too few, or"
    " a row of VALUES is too long or too short"
)


def fault_of(error: Exception) -> KgError:
    """The engine's fault as ours: a QueryError where the query can be mended, else a StoreError."""
    if isinstance(error, SyntaxError):
        return _misread(str(error))
    return StoreError(f"{_cut(str(error))}; look at the disk of the store")


def _misread(told: str) -> QueryError:
    found = PLACED.match(told)
    if found is None:
        return QueryError(f"line 1, column 1: {_cut(told)}; mend the query", line=1)
    line, column, expected = int(found[1]), int(found[2]), found[3]
    plain = [said for words, said in PLAIN.items() if words in expected]
    sentences = plain or [said.strip() for said in SENTENCE.findall(expected)]
    what = f"{_cut(sentences[0])}; mend the query" if sentences else UNSAID
    return QueryError(f"line {line}, column {column}: {what}", line=line)


def _cut(said: str) -> str:
    return said if len(said) <= LONGEST else f"{said[:LONGEST]}…"
