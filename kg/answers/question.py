"""A question that everybody asks, as a query that stands by itself."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.namespaces import PREFIXES


@dataclass(frozen=True, slots=True)
class Question:
    """key: its address. query: SPARQL with the prefixes it needs; it names no base."""

    key: str
    title: str
    about: str
    query: str


def question(key: str, title: str, about: str, text: str) -> Question:
    """The question with the prefixes that its text uses put before it."""
    used = [name for name in PREFIXES if re.search(rf"(?<![\w?]){name}:", text)]
    prologue = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in used)
    return Question(key, title, about, f"{prologue}\n{text.strip()}\n")
