"""An account of what changed as lines for a terminal, and as Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.releases.account import Account, Group

MARKED = re.compile(r"([\\`*_\[\]<>#|~])")
MOST = 40
"""Things of a group that a terminal shows."""
MOST_WRITTEN = 1000


def text(account: Account, most: int = MOST) -> Iterator[str]:
    """Line by line, for a terminal."""
    yield account.title
    yield account.summary
    for section in account.sections:
        yield ""
        for group in section.groups:
            yield from _group(group, most)


def markdown(account: Account, most: int = MOST_WRITTEN) -> str:
    """A document, with its line end."""
    return "\n".join(_markdown(account, most)) + "\n"


def _markdown(account: Account, most: int) -> Iterator[str]:
    yield f"# {_plain(account.title)}"
    yield ""
    yield _plain(account.summary)
    for section in account.sections:
        yield ""
        yield f"## {section.title}"
        for group in section.groups:
            yield ""
            yield f"{_plain(group.lead)}{':' if group.items else '.'}"
            if group.items:
                yield ""
            for item in group.items[:most]:
                yield f"- {_plain(item.text)}"
                yield from (f"  - {_plain(detail)}" for detail in item.details)
            yield from (f"- {rest}" for rest in _rest(group, most))


def _group(group: Group, most: int) -> Iterator[str]:
    yield f"{group.lead}{':' if group.items else ''}"
    for item in group.items[:most]:
        yield f"  - {item.text}"
        yield from (f"      {detail}" for detail in item.details)
    yield from (f"  {rest}" for rest in _rest(group, most))


def _rest(group: Group, most: int) -> Iterator[str]:
    if len(group.items) > most:
        yield f"… and {len(group.items) - most:,} more, which the JSON form has"


def _plain(words: str) -> str:
    """A text in which nothing is taken for markup."""
    return MARKED.sub(r"\\\1", " ".join(words.split()))
