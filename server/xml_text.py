"""XML as text: escaped, and without the characters that XML 1.0 has no place for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""All but the characters of XML 1.0, section 2.2."""
INSTEAD = "\ufffd"
ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;"}
ESCAPED = re.compile('[&<>"\r]')
NONE: Mapping[str, str] = {}


def clean(text: str) -> str:
    """With a mark in the place of each character that XML cannot hold."""
    return FORBIDDEN.sub(INSTEAD, text)


def escaped(text: str) -> str:
    """As the content of an element, or the value of an attribute."""
    return ESCAPED.sub(lambda found: ESCAPES[found[0]], clean(text))


def leaf(name: str, text: str, attributes: Mapping[str, str] = NONE) -> str:
    """An element with a text in it."""
    return f"<{name}{_told(attributes)}>{escaped(text)}</{name}>"


def tree(name: str, parts: Iterable[str], attributes: Mapping[str, str] = NONE) -> str:
    """An element with elements in it."""
    lines = (f"<{name}{_told(attributes)}>", *parts, f"</{name}>")
    return "\n".join(lines)


def _told(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{escaped(value)}"' for name, value in attributes.items())
