"""The terminals of SPARQL 1.1, section 19.8, each found in one go and in linear time.

Only what every engine reads as one terminal is one. Ours takes a string with a wrong escape in it
apart into other strings, so that what was inside stands outside: here it is no string at all.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

LETTERS = (
    "A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
MORE = "0-9\u00b7\u0300-\u036f\u203f-\u2040"
HEX = "[0-9A-Fa-f]"
BELOW_SURROGATES = rf"(?:[0-9A-CE-Fa-ce-f]{HEX}{{3}}|[Dd][0-7]{HEX}{{2}})"
CODEPOINT = (
    rf"\\u{BELOW_SURROGATES}|\\U(?:0000{BELOW_SURROGATES}|000[1-9A-Fa-f]{HEX}{{4}}|0010{HEX}{{4}})"
)
ESCAPE = rf"\\[tbnrf\\\"']|{CODEPOINT}"
LOCAL = rf"%{HEX}{{2}}|\\[_~.\-!$&'()*+,;=/?#@%]"
IN_NAME = rf"(?:[{LETTERS}{MORE}_\-]++|\.++(?=[{LETTERS}{MORE}_\-]))*+"

TERMINALS = {
    "variable": rf"[?$][{LETTERS}_0-9][{LETTERS}_{MORE}]*+",
    "prefixed": (
        rf"(?:[{LETTERS}]{IN_NAME})?+:(?:(?:[{LETTERS}0-9_:]|{LOCAL})"
        rf"(?:[{LETTERS}{MORE}_:\-]++|{LOCAL}|\.++(?=[{LETTERS}{MORE}_:\-%\\]))*+)?+"
    ),
    "word": r"[A-Za-z][A-Za-z0-9_]*+",
    "iri": rf"<(?:[^<>\"{{}}|^`\\\x00-\x20]++|{CODEPOINT})*+>",
    "mark": (
        r"<<\(|\)>>|<<|>>|\{\||\|\}|\|\||&&|!=|[<>]=|\^\^|\.(?![0-9])|[{}()\[\];,=|!+\-*/^<>?~]"
    ),
    "text": rf'"""(?:[^"\\]++|{ESCAPE}|"(?!""))*+"""' + rf"|'''(?:[^'\\]++|{ESCAPE}|'(?!''))*+'''",
    "open": r"\"\"\"|'''",
    "string": rf'"(?:[^"\\\r\n]++|{ESCAPE})*+"' + rf"|'(?:[^'\\\r\n]++|{ESCAPE})*+'",
    "fraction": r"(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)[eE][+\-]?[0-9]+|[0-9]*\.[0-9]+",
    "integer": r"[0-9]+",
    "language": r"@[A-Za-z]+(?:-[A-Za-z0-9]+)*(?:--[A-Za-z]+)?",
    "blank": rf"_:[{LETTERS}_0-9]{IN_NAME}",
    "end": r"\Z",
    "strange": r"[\s\S]",
}
TERMINAL = re.compile(
    r"(?:[ \t\r\n]++|#[^\r\n]*+)*+(?:"
    + "|".join(f"(?P<{name}>{form})" for name, form in TERMINALS.items())
    + ")"
)

Token = tuple[str, str, int]
"""A keyword in capitals, a mark or the kind of any other terminal; its text; where it starts."""


def fault(text: str, place: int, what: str) -> QueryError:
    """A fault of the query, with its line and column."""
    line = text.count("\n", 0, place) + 1
    column = place - text.rfind("\n", 0, place)
    return QueryError(f"line {line}, column {column}: {what}", line=line)
