"""Videos and files that a Sched event gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.records import LinkKind, LinkRecord
from kg.sources.lines import Line

VIDEO = re.compile(
    r"https?://(?:[a-z0-9-]+\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be|vimeo\.com"
    r"|livestream\.com|dailymotion\.com|webtv\.un\.org|media\.un\.org)/[^\s<>\"')\]]{1,500}",
    re.IGNORECASE,
)


def videos_in(lines: Iterable[Line]) -> Iterator[LinkRecord]:
    """Addresses of videos that stand in the running text."""
    for line in lines:
        for found in VIDEO.finditer(line.text):
            yield LinkRecord(LinkKind.VIDEO, found.group().rstrip(".,;:"))


def video(address: str, label: str | None) -> LinkRecord | None:
    """The link of an element; None where it leads to no known place of videos.

    label: None too where it is the address again.
    """
    if VIDEO.match(address) is None:
        return None
    return LinkRecord(LinkKind.VIDEO, address, None if label == address else label or None)
