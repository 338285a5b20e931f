"""What became of a session, what it follows up, and where its report is, as its page says.

Only short notes that begin with the word count: running text tells of many mergers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.concepts import SessionStatus
from kg.records import Finding, LinkKind, LinkRecord, Origin, SessionRecord
from kg.sources.forum.fields import Field, Page
from kg.sources.forum.label import Label
from kg.sources.forum.labels import FATE
from kg.sources.lines import Line

FATES: dict[str, SessionStatus] = {
    "withdrawn": SessionStatus.WITHDRAWN,
    "cancelled": SessionStatus.CANCELLED,
    "canceled": SessionStatus.CANCELLED,
    "moved": SessionStatus.MOVED,
    "postponed": SessionStatus.MOVED,
}
CODE = re.compile(
    r"(?:WS|Workshop|Open Forum|OF|No\.)(?: ?proposal)? ?#?-? ?[0-9]{1,4}\b|#[0-9]{1,4}\b",
    re.IGNORECASE,
)
# "Merged with" tells that there was a merger, not which of the two goes on.
INTO = re.compile(r"\W{0,3}(?:in)?to\b", re.IGNORECASE)
FROM = re.compile(r"\W{0,3}(?:from|of)\b", re.IGNORECASE)
OPEN = "the page does not say which of the merged sessions goes on, so its status is left as it was"
SHORT_NOTE = 200
ADDRESS = re.compile(r"https?://[^\s<>\"|]{3,500}")
YES_OR_NO = re.compile(r"(?:yes|no)\b\W*", re.IGNORECASE)
KINDS: tuple[tuple[str, LinkKind], ...] = (
    ("transcript", LinkKind.TRANSCRIPT),
    ("report", LinkKind.REPORT),
    ("video", LinkKind.VIDEO),
    ("recording", LinkKind.VIDEO),
    ("paper", LinkKind.FILE),
    ("document", LinkKind.FILE),
)


def is_fate(text: str) -> bool:
    """Whether a line tells the fate of one session by another's code: `Merged into WS 64`."""
    return FATE.fullmatch(text) is not None and CODE.search(text) is not None


def with_fate(
    record: SessionRecord, texts: tuple[Line, ...]
) -> tuple[SessionRecord, tuple[Finding, ...]]:
    """The session with the status that notes beside it tell, and those it was merged with."""
    told: list[Finding] = []
    for line in texts:
        found = FATE.fullmatch(line.text) if len(line.text) < SHORT_NOTE else None
        if found is None:
            continue
        status = FATES.get(found["fate"].casefold())
        if status is not None:
            record = replace(record, status=status)
            continue
        record, known = _merged(record, found["rest"])
        if not known:
            told.append(Finding(Origin(record.origin.document, line.number), line.text, OPEN))
    return record, tuple(told)


def _merged(record: SessionRecord, rest: str) -> tuple[SessionRecord, bool]:
    codes = tuple(found.group() for found in CODE.finditer(rest))
    if INTO.match(rest) and len(codes) == 1:
        return replace(record, status=SessionStatus.MERGED, merged_into=codes[0]), True
    if FROM.match(rest) and codes:
        return replace(record, merged_from=codes), True
    return record, False


def fate_lines(page: Page, flags: tuple[str, ...], titled: int | None) -> tuple[Line, ...]:
    """The texts of a page in which a session's fate may stand; titled: the line of its title."""
    status = (line for field in page.of(Label.STATUS) for line in field.values)
    beside = (Line(titled or 1, flag) for flag in flags)
    return (*page.head, *status, *page.loose, *beside)


def linked(record: SessionRecord, page: Page) -> SessionRecord:
    """The session with its links, and what is said of the one it follows up."""
    links = tuple(dict.fromkeys(_links(page)))
    earlier = page.first(Label.EARLIER)
    return replace(record, links=(*record.links, *links), continues=_continues(earlier))


def _links(page: Page) -> Iterator[LinkRecord]:
    for field in page.of(Label.EARLIER, Label.REPORT, Label.LINK):
        for line in field.values:
            for found in ADDRESS.finditer(line.text):
                label = field.stated if field.label is not Label.EARLIER else None
                kind = _kind(field.stated if label else "report")
                yield LinkRecord(kind, found.group().rstrip(".,;)"), label)


def _kind(label: str) -> LinkKind:
    text = label.casefold()
    return next((kind for word, kind in KINDS if word in text), LinkKind.WEBSITE)


def _continues(earlier: Field | None) -> str | None:
    """The answer as printed, where it says more than yes or no and is no essay."""
    text = " ".join(line.text for line in earlier.values) if earlier else ""
    said = YES_OR_NO.sub("", ADDRESS.sub("", text.split("The link to the")[0]), count=1).strip()
    return said if 2 < len(said) <= SHORT_NOTE else None
