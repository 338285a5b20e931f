"""The table of readers, and the choice among them by what a document holds.

A new form is one module and one line here; file endings and names decide nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from kg.addresses import canonical
from kg.concepts import DocumentKind
from kg.errors import SourceError
from kg.keys import document_key
from kg.records import About, Document, Finding, Item, Reading, SessionRecord, Skipped
from kg.sources import report_2017, sched_page, transcript_list, transcript_page
from kg.sources.given import Given
from kg.sources.mended_records import mended_items
from kg.sources.mending import mending_of
from kg.sources.sample import Sample
from kg.sources.source import Source


@dataclass(frozen=True, slots=True)
class Reader:
    """One form of document.

    form: how a message calls it. kind, media_type: what such a document is, unless it says else.
    read: yields as it goes, and raises SourceError at the first thing that makes the rest untrue.
    """

    name: str
    version: int
    form: str
    kind: DocumentKind
    media_type: str
    recognises: Callable[[Sample], bool]
    read: Callable[[Source, Given], Iterator[Item]]

    @property
    def label(self) -> str:
        """Name and version, as documents record it."""
        return f"{self.name}/{self.version}"


# The first that recognises a document reads it, so the pickiest stand first.
READERS: tuple[Reader, ...] = (
    Reader(
        transcript_list.NAME,
        transcript_list.VERSION,
        "a list of transcripts' addresses",
        DocumentKind.OTHER_PAGE,
        "text/plain",
        transcript_list.recognises,
        transcript_list.read,
    ),
    Reader(
        transcript_page.NAME,
        transcript_page.VERSION,
        "a transcript",
        DocumentKind.TRANSCRIPT,
        "text/plain",
        transcript_page.recognises,
        transcript_page.read,
    ),
    Reader(
        report_2017.NAME,
        report_2017.VERSION,
        "an IGF workshop report on the template of 2017",
        DocumentKind.SESSION_REPORT,
        "text/plain",
        report_2017.recognises,
        report_2017.read,
    ),
    Reader(
        sched_page.NAME,
        sched_page.VERSION,
        "an event page of a Sched programme",
        DocumentKind.PROGRAMME_PAGE,
        "text/plain",
        sched_page.recognises,
        sched_page.read,
    ),
)


def reader_of(source: Source) -> Reader:
    """The reader that knows the form; SourceError where none does."""
    sample = source.sample()
    reader = next((reader for reader in READERS if reader.recognises(sample)), None)
    if reader is not None:
        return reader
    if not sample.is_zip:
        # An empty or binary file, or one in another encoding, is told so.
        source.text(Given())
    raise SourceError(
        "no reader knows this form of document; docs/formats.md lists the forms that are read,"
        " and a table needs a mapping (kg map)",
        document=source.name,
        line=1,
    )


def read_document(source: Source, given: Given, sha256: str) -> Reading:
    """The whole of a document, by the first reader that knows its form.

    sha256: hex digest of the bytes. Raises SourceError where the document cannot be trusted.
    """
    mending = mending_of(source, given)
    reader = reader_of(mending.source)
    items = mended_items(reader.read(mending.source, given))
    reading = reading_of(reader, items, source.name, given, sha256)
    return replace(reading, findings=(*mending.findings(), *reading.findings))


def reading_of(
    reader: Reader, items: Iterable[Item], name: str, given: Given, sha256: str
) -> Reading:
    """All that a reader yields, with the document that says it."""
    every = tuple(items)
    document = Document(
        key=document_key(sha256),
        name=name,
        kind=reader.kind,
        reader=reader.label,
        sha256=sha256,
        address=canonical(given.address) if given.address else None,
        retrieved=given.retrieved,
        media_type=reader.media_type,
    )
    for item in every:
        if isinstance(item, About):
            document = _told(document, item)
    return Reading(
        document,
        tuple(item for item in every if isinstance(item, SessionRecord)),
        tuple(item for item in every if isinstance(item, Skipped)),
        tuple(item for item in every if isinstance(item, Finding)),
    )


def _told(document: Document, about: About) -> Document:
    """The document with what it says of itself; where it was found is for the editor to say."""
    return replace(
        document,
        kind=about.kind or document.kind,
        address=document.address or (canonical(about.address) if about.address else None),
        feed=about.feed or document.feed,
        media_type=about.media_type or document.media_type,
    )
