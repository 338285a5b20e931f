"""What a page of the forum's website says of a session's subject and set-up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.labels import session_format_of
from kg.records import SessionRecord
from kg.sources.forum.fields import Page
from kg.sources.forum.label import Label
from kg.sources.forum.labels import NUMBERING, is_format
from kg.sources.forum.when import SUBTITLE
from kg.sources.lines import Line

MINUTES = re.compile(r"(?P<minutes>[0-9]{1,3}) ?(?:min\b|minutes)", re.IGNORECASE)
HOURS = re.compile(r"(?P<hours>[1-4])(?P<half>\.5)? ?(?:h\b|hours?)", re.IGNORECASE)
GOAL = re.compile(
    r"(?:(?:goal|sdg) ?)?(?P<goal>1[0-7]|[1-9])(?:[.:)]?\s+[A-Z].*|[.:]?)", re.IGNORECASE
)
HASH = re.compile(r"#(?P<tag>[^\s#,;]{2,80})")
LONGEST_THEME = 160
NOT_GIVEN = frozenset({"n/a", "none", "-", "no", "other"})


def described(record: SessionRecord, page: Page) -> SessionRecord:
    """The session with its themes, tags, goals, format and length."""
    stated = _format(page)
    return replace(
        record,
        themes=tuple(dict.fromkeys(_themes(page))),
        tags=tuple(dict.fromkeys(_tags(page))),
        sdgs=tuple(sorted({*_goals(page)})),
        format=stated,
        session_format=session_format_of(stated) if stated else None,
        duration=_duration(page, stated),
    )


def _themes(page: Page) -> Iterator[str]:
    for field in page.of(Label.THEME):
        for line in field.values:
            text = NUMBERING.sub("", line.text).strip()
            if len(text) < LONGEST_THEME and not is_format(text):
                yield text
    subtitles = (SUBTITLE.fullmatch(line.text) for line in page.head)
    yield from (found["theme"] for found in subtitles if found)


def _tags(page: Page) -> Iterator[str]:
    for field in page.of(Label.TAG):
        for line in field.values:
            hashed = [found["tag"] for found in HASH.finditer(line.text)]
            yield from hashed or ([line.text] if line.text.casefold() not in NOT_GIVEN else [])


def _goals(page: Page) -> Iterator[int]:
    for field in page.of(Label.GOALS):
        for line in field.values:
            found = GOAL.fullmatch(line.text.strip("- \u2022"))
            if found is not None:
                yield int(found["goal"])


def _format(page: Page) -> str | None:
    field = page.first(Label.FORMAT)
    if field is not None:
        return field.text
    lines: tuple[Line, ...] = (*page.loose, *page.head, *_values(page))
    alone = (line.text for line in lines if len(line.text) < 120)
    return next((text for text in alone if is_format(text)), None)


def _values(page: Page) -> Iterator[Line]:
    """Lines of themes, goals and tags, which an unlabelled format may follow."""
    for field in page.of(Label.THEME, Label.TAG, Label.GOALS):
        yield from field.values


def _duration(page: Page, set_up: str | None) -> int | None:
    field = page.first(Label.DURATION)
    minutes = field.text if field else None
    if minutes is not None and minutes.isascii() and minutes.isdigit() and len(minutes) < 4:
        return int(minutes)
    found = (MINUTES.search(text) for text in (minutes, set_up) if text)
    length = next((int(match["minutes"]) for match in found if match), None)
    hours = HOURS.search(minutes) if minutes else None
    if length is None and hours is not None:
        return int(hours["hours"]) * 60 + (30 if hours["half"] else 0)
    return length or None
