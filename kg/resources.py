"""Finds the folders that come with the code: ontology, shapes and data.

An installed wheel carries them inside the package; in a checkout they stand beside it.
"""

from __future__ import annotations

from pathlib import Path

from kg.errors import StoreError

PACKAGE = Path(__file__).resolve().parent
PLACES = (PACKAGE / "_bundled", PACKAGE.parent)


def ontology() -> Path:
    """The folder with the ontology, its concept schemes, examples and JSON-LD context."""
    return _folder("ontology")


def shapes() -> Path:
    """The folder with the SHACL shapes, one file a class."""
    return _folder("shapes")


def data() -> Path:
    """The folder with the facts, the judgements and the list of sources."""
    return _folder("data")


def jsonld_context() -> Path:
    """The JSON-LD context that our documents use."""
    return ontology() / "context.jsonld"


def changelog() -> Path | None:
    """What users of the software notice, version by version; None outside a checkout."""
    file = PACKAGE.parent / "CHANGELOG.md"
    return file if file.is_file() else None


def _folder(name: str) -> Path:
    for place in PLACES:
        if (place / name).is_dir():
            return place / name
    raise StoreError(
        f"the folder {name} is neither inside the installed package nor beside it;"
        " install the package again, or run from a complete checkout",
        document=str(PACKAGE.parent / name),
    )
