"""The terminals of SPARQL 1.1, told apart in one pass over the text and in linear time.

The text is read as its author wrote it: a word inside a string, a comment or an IRI is no word.
Where a `<` could open an IRI as well as mean "less than", and the two readings would put a comment
or a string in different places, the text is refused: a reader of ours and the engine might differ.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.errors import QueryError

LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
MORE = "0-9\u00b7\u0300-\u036f\u203f-\u2040"
CODEPOINT = r"\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8}"
IN_LOCAL = rf"[{LETTERS}{MORE}_:\-]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"
FIRST_IN_LOCAL = rf"[{LETTERS}0-9_:]|%[0-9A-Fa-f]{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"

TERMINALS = {
    "space": r"[ \t\r\n]+",
    "comment": r"#[^\r\n]*",
    "iri": rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]|{CODEPOINT})*>",
    "long_string": (r'"""(?:[^"\\]|\\[\s\S]|"(?!""))*"""' + r"|'''(?:[^'\\]|\\[\s\S]|'(?!''))*'''"),
    "open_string": r"\"\"\"|'''",
    "string": r'"(?:[^"\\\r\n]|\\[^\r\n])*"' + r"|'(?:[^'\\\r\n]|\\[^\r\n])*'",
    "variable": rf"[?$][{LETTERS}_0-9][{LETTERS}_{MORE}]*",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*",
    "blank": rf"_:[{LETTERS}_0-9](?:[{LETTERS}{MORE}_\-]|\.+(?=[{LETTERS}{MORE}_\-]))*",
    "prefixed": (
        rf"(?:[{LETTERS}](?:[{LETTERS}{MORE}_\-]|\.+(?=[{LETTERS}{MORE}_\-]))*)?:"
        rf"(?:(?:{FIRST_IN_LOCAL})(?:{IN_LOCAL}|\.+(?={IN_LOCAL}))*)?"
    ),
    "number": r"[0-9]+(?:\.[0-9]*)?[eE][+-]?[0-9]+|\.?[0-9]+[eE][+-]?[0-9]+|[0-9]*\.[0-9]+|[0-9]+",
    "word": r"[A-Za-z][A-Za-z0-9_]*",
    "mark": r"[{}()\[\].;,=|&!+\-*/^<>?]",
}
TERMINAL = re.compile("|".join(f"(?P<{name}>{form})" for name, form in TERMINALS.items()))
SILENT = frozenset({"space", "comment"})

ABSOLUTE = re.compile(r"<[A-Za-z][A-Za-z0-9+.\-]*://")
OPERANDS = frozenset(
    {"iri", "long_string", "string", "variable", "language", "blank", "prefixed", "number"}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A terminal of the grammar; start is the offset of its first character."""

    kind: str
    text: str
    start: int

    def is_word(self, *words: str) -> bool:
        """Whether this is one of the words, which SPARQL takes in either case."""
        return self.kind == "word" and self.text.upper() in words


def tokens(query: str) -> Iterator[Token]:
    """The terminals that mean something; raises QueryError where the text has none to offer."""
    before: Token | None = None
    earlier: Token | None = None
    place = 0
    while place < len(query):
        found = TERMINAL.match(query, place)
        if found is None or found.lastgroup is None:
            raise fault(query, place, f"{query[place]!r} means nothing here; take it out")
        token = Token(found.lastgroup, found.group(), place)
        place = found.end()
        if token.kind in SILENT:
            continue
        if token.kind == "open_string":
            raise fault(query, token.start, "this string has no end; close it")
        if token.kind == "iri":
            _refuse_two_readings(query, token, before, earlier)
        yield token
        earlier, before = before, token


def fault(query: str, place: int, what: str) -> QueryError:
    """A fault of the query, with its line and column."""
    line = query.count("\n", 0, place) + 1
    column = place - query.rfind("\n", 0, place)
    return QueryError(f"line {line}, column {column}: {what}", line=line)


def _refuse_two_readings(
    query: str, token: Token, before: Token | None, earlier: Token | None
) -> None:
    if "#" not in token.text and "'" not in token.text:
        return
    if before is None or ABSOLUTE.match(token.text):
        return
    if before.kind == "prefixed" and earlier is not None and earlier.is_word("PREFIX"):
        return
    if before.kind in OPERANDS or before.is_word("TRUE", "FALSE") or before.text in ")]}?":
        what = f"{token.text} may be an IRI, or start with a less-than sign"
        raise fault(query, token.start, f"{what}; put a space after <, or write a prefixed name")
