"""The table of readers, and the choice among them by what a document holds.

A new form is one module and one line here; file endings and names decide nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.addresses import canonical
from kg.concepts import DocumentKind
from kg.errors import SourceError
from kg.keys import document_key
from kg.records import About, Document, Finding, Item, Reading, SessionRecord, Skipped
from kg.sources import (
    calendar_feed,
    forum_list,
    forum_page,
    rdf_events,
    report_2017,
    sched_export,
    sched_page,
    sched_roles,
    table,
    transcript_list,
    transcript_page,
)
from kg.sources.given import Given
from kg.sources.mended_records import mended_items
from kg.sources.mending import mending_of
from kg.sources.reader import Reader
from kg.sources.source import Source

PROGRAMME = DocumentKind.PROGRAMME_PAGE

# The first that recognises a document reads it, so the pickiest stand first.
READERS: tuple[Reader, ...] = (
    Reader(calendar_feed, "an iCalendar feed", PROGRAMME, "text/calendar"),
    Reader(sched_export, "a Sched export of sessions", PROGRAMME, "text/csv"),
    Reader(sched_roles, "a Sched export of people", PROGRAMME, "text/csv"),
    Reader(
        transcript_list,
        "a list of transcripts' addresses",
        DocumentKind.OTHER_PAGE,
        "text/plain",
    ),
    Reader(transcript_page, "a transcript", DocumentKind.TRANSCRIPT, "text/plain"),
    Reader(
        report_2017,
        "an IGF workshop report on the template of 2017",
        DocumentKind.SESSION_REPORT,
        "text/plain",
    ),
    Reader(
        sched_page,
        "a page of a Sched programme, of one event or a list",
        PROGRAMME,
        "text/plain",
    ),
    Reader(
        forum_list,
        "a list of sessions on the forum's website",
        DocumentKind.OTHER_PAGE,
        "text/plain",
    ),
    Reader(
        forum_page,
        "a session's or proposal's page on the forum's website",
        DocumentKind.PROPOSAL,
        "text/plain",
    ),
    # After every page of a known form: such a page may have JSON-LD in it too.
    Reader(
        rdf_events,
        "schema.org Events in RDF, or as JSON-LD in a web page",
        DocumentKind.OTHER_PAGE,
        "text/turtle",
    ),
    # Any form may be a table too, so this stands last.
    Reader(
        table,
        "a table of sessions, with the mapping of its columns",
        DocumentKind.OTHER_PAGE,
        "text/csv",
    ),
)


NOTHING_GIVEN = Given()


def reader_of(source: Source, given: Given = NOTHING_GIVEN) -> Reader:
    """The reader that knows the form; SourceError where none does.

    What is a table is read with the mapping that the editor gives for it, whatever its columns are.
    """
    sample = source.sample()
    is_mapped = given.mapping is not None
    offered = (READERS[-1], *READERS) if is_mapped else READERS
    reader = next((reader for reader in offered if reader.recognises(sample)), None)
    if reader is None and is_mapped:
        reader = READERS[-1]
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
    reader = reader_of(mending.source, given)
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
