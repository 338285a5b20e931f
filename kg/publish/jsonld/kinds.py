"""The kinds of values that a JSON-LD context tells apart."""

from __future__ import annotations

import re

import pyoxigraph as ox
from rdflib import RDF, XSD

Kind = str
"""PLAIN, REFERENCE, `@` and a language, or the IRI of a datatype."""

PLAIN = ""
REFERENCE = "@id"
INTEGER = re.compile(r"0|-?[1-9][0-9]{0,14}")
"""What a JSON number carries and gives back as it was."""


def kind_of(literal: ox.Literal) -> Kind:
    """The kind of a literal; numbers and truth values that JSON has are plain."""
    datatype = literal.datatype.value
    if datatype == str(RDF.langString):
        return f"@{literal.language}"
    if datatype == str(XSD.string) or _native(literal) is not None:
        return PLAIN
    return datatype


def plain_value(literal: ox.Literal) -> object:
    """The literal as it stands where its kind is known."""
    native = _native(literal)
    return literal.value if native is None else native


def definition(kind: Kind, datatype: str) -> dict[str, object]:
    """What the context says of a term with values of this kind. datatype: its short name."""
    if kind == PLAIN:
        return {}
    if kind == REFERENCE:
        return {"@type": REFERENCE}
    if kind.startswith("@"):
        return {"@language": kind[1:]}
    return {"@type": datatype}


def value_object(literal: ox.Literal, datatype: str) -> dict[str, object]:
    """The literal where another kind is expected. datatype: its short name."""
    kind = kind_of(literal)
    if kind == PLAIN:
        return {"@value": plain_value(literal)}
    if kind.startswith("@"):
        return {"@value": literal.value, "@language": kind[1:]}
    return {"@value": literal.value, "@type": datatype}


def _native(literal: ox.Literal) -> int | bool | None:
    if literal.datatype.value == str(XSD.integer) and INTEGER.fullmatch(literal.value):
        return int(literal.value)
    if literal.datatype.value == str(XSD.boolean) and literal.value in ("true", "false"):
        return literal.value == "true"
    return None
