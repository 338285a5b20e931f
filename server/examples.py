"""Example queries, kept as files: title and description in the leading comments of each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kg.errors import ModelError

FOLDER = Path(__file__).parent / "queries"


@dataclass(frozen=True, slots=True)
class Example:
    """A query to try."""

    key: str
    title: str
    description: str
    query: str


@cache
def examples() -> tuple[Example, ...]:
    """The examples in the order of their file names."""
    return tuple(
        example(path.stem, path.read_text("utf-8")) for path in sorted(FOLDER.glob("*.rq"))
    )


def example(key: str, text: str) -> Example:
    """The example that a file holds; raises ModelError where it does not introduce itself."""
    told: dict[str, str] = {}
    lines = text.splitlines()
    while lines and lines[0].startswith("# "):
        name, _, words = lines.pop(0).removeprefix("# ").partition(": ")
        told[name] = words
    if not {"title", "description"} <= told.keys():
        raise ModelError(
            "an example starts with `# title: …` and `# description: …`; add them", document=key
        )
    return Example(key, told["title"], told["description"], "\n".join(lines).strip() + "\n")
