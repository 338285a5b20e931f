"""The fields of an export's row that lead elsewhere, and those that no record takes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from kg.records import LinkKind, LinkRecord, Skipped
from kg.sources.sched.export_rows import Row, words
from kg.sources.sched.parties import COLUMNS

LINKS = {
    "video_stream": LinkKind.VIDEO,
    "url": LinkKind.WEBSITE,
    "media_url": LinkKind.WEBSITE,
}
FILES = "files"
TEXTS = frozenset(
    [
        *("event_key", "active", "invite_only", "name", "event_start", "event_end"),
        *("event_type", "event_subtype", "seats", "venue", "address", "tags", "id", *LINKS),
    ]
)
# The parts of the two times once more, numbers of Sched's own, and what users have clicked.
REPEATED = frozenset(
    f"event_{end}_{part}"
    for end, part in product(
        ("start", "end"),
        ("year", "month", "month_short", "day", "weekday", "weekday_short", "time"),
    )
)
LEFT_OUT = REPEATED | frozenset(
    [
        *("start_date", "start_time", "start_time_ts", "end_date", "end_time", "end_time_ts"),
        *("event_type_sort", "venue_id", "fsq_venue_id", "pinned", "goers", "checkins", "map"),
        "description",
    ]
)
FILTERS = frozenset({"company", "audience", "subject", "geo_area", "host_org"})
FILTER = "a filter of the programme, whose meaning the export does not tell"
UNKNOWN = "no record has a place for this field"
NO_TEXT = "the field holds no text"
NO_ADDRESS = "it is no address on the web"


def links(row: Row) -> Iterator[LinkRecord]:
    """The addresses that the row gives, in the order of the table above, then its files."""
    for name, kind in LINKS.items():
        address = row.text(name)
        if address is not None and _is_address(address):
            yield LinkRecord(kind, address)
    for label, address in _files(row):
        if address is not None and _is_address(address):
            yield LinkRecord(LinkKind.FILE, address, label)


def leftovers(row: Row) -> Iterator[Skipped]:
    """Every field with something in it that no part of the record holds."""
    for name, value in row.fields.items():
        reason = _reason(name, value)
        text = words(value) or (str(value)[:200] if value else None)
        if reason is not None and text is not None:
            yield Skipped(row.place(name), text[:200], reason)
    for label, address in _files(row):
        if address is None or not _is_address(address):
            yield Skipped(row.place(FILES), label or address or FILES, NO_ADDRESS)


def _reason(name: str, value: object) -> str | None:
    if name in LEFT_OUT or name in COLUMNS or (name == FILES and isinstance(value, list)):
        return None
    if name in TEXTS:
        text = words(value)
        wrong = NO_ADDRESS if name in LINKS and text and not _is_address(text) else None
        return NO_TEXT if value and text is None else wrong
    return FILTER if name in FILTERS or name.startswith("custom") else UNKNOWN


def _files(row: Row) -> Iterator[tuple[str | None, str | None]]:
    """Label and address of each file."""
    files = row.fields.get(FILES)
    for one in files if isinstance(files, list) else ():
        told = one if isinstance(one, dict) else {}
        yield words(told.get("file_name")), words(told.get("file_path"))


def _is_address(text: str) -> bool:
    return text.startswith(("http://", "https://")) and " " not in text
