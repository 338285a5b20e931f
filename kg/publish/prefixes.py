"""Prefixes that make Turtle readable: those of the vocabularies, and one a folder of IRIs.

A prefix ends at the last slash, since a slash inside a prefixed name has to be escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.namespaces import PREFIXES, SHAPES, VOCABULARY

NAME = re.compile(r"[a-z][a-z0-9-]*")


def prefixes_for(iris: Iterable[str], base: str) -> dict[str, str]:
    """The prefixes that these IRIs can use, sorted."""
    heads = {_head(iri) for iri in set(iris)}
    known = {**PREFIXES, "shapes": SHAPES}
    found = {name: head for name, head in known.items() if head in heads}
    for folder, lead in ((f"{base}id/", ""), (f"{base}graph/", "graph"), (VOCABULARY, "voc")):
        for head in heads:
            if head.startswith(folder):
                parts = [lead, *head.removeprefix(folder).split("/")]
                name = "-".join(part for part in parts if part)
                # A vocabulary's own prefix, such as org:, is not taken from it.
                name = f"id-{name}" if name in PREFIXES else name
                if NAME.fullmatch(name):
                    found[name] = head
    return dict(sorted(found.items()))


def _head(iri: str) -> str:
    return iri[: max(iri.rfind("/"), iri.rfind("#")) + 1]
