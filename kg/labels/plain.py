"""A printed label without what never changes its meaning: case, spacing, numbering, brackets."""

from __future__ import annotations

import re

BRACKETS = re.compile(r"\([^)]*\)|\[[^\]]*\]")
NUMBERING = re.compile(r"[\s#]*\d+\s*$")
TYPOGRAPHIC = str.maketrans({0x2019: "'", 0x2018: "'", 0x2011: "-", 0x2013: "-"})


def folded(label: str) -> str:
    """Lower case, single blanks, plain hyphens and apostrophes, no colon or asterisk at the end."""
    text = " ".join(label.translate(TYPOGRAPHIC).casefold().split())
    return text.rstrip(" :*").lstrip(" -")


def plain(label: str) -> str:
    """Folded, and without remarks in brackets and a number at the end: `Speaker 3 (TBC)`."""
    text = NUMBERING.sub("", BRACKETS.sub(" ", folded(label)))
    return " ".join(text.split()).rstrip(" :*")
