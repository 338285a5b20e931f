"""The table of readers, and the choice among them by what a document holds.

A new form is one module and one line here; file endings and names decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.errors import SourceError
from kg.records import Reading
from kg.sources import report_2017, sched_page
from kg.text import decode


@dataclass(frozen=True, slots=True)
class Reader:
    """One form of document; form: how an error message calls it."""

    name: str
    version: int
    form: str
    recognises: Callable[[str], bool]
    read: Callable[[bytes, str, Mapping[int, str]], Reading]


READERS: tuple[Reader, ...] = (
    Reader(
        report_2017.NAME,
        report_2017.VERSION,
        "an IGF workshop report on the template of 2017",
        report_2017.recognises,
        report_2017.read,
    ),
    Reader(
        sched_page.NAME,
        sched_page.VERSION,
        "an event page of a Sched programme",
        sched_page.recognises,
        sched_page.read,
    ),
)


def read_document(content: bytes, name: str, zones: Mapping[int, str]) -> Reading:
    """Reads a document with the first reader that knows its form.

    zones: the IANA zone of each edition, for times printed without one.
    """
    text = decode(content, name)
    for reader in READERS:
        if reader.recognises(text):
            return reader.read(content, name, zones)
    forms = " or ".join(reader.form for reader in READERS)
    raise SourceError(
        f"no reader knows this form of document; give {forms}, saved as plain text",
        document=name,
        line=1,
    )
