"""Example queries, kept as files: title, description, keywords in the leading comments of each."""

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
    keywords: tuple[str, ...] = ()


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
    keywords = tuple(word.strip() for word in told.get("keywords", "").split(",") if word.strip())
    query = "\n".join(lines).strip() + "\n"
    return Example(key, told["title"], told["description"], query, keywords)
