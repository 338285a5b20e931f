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
from kg.sources.calendars import feed as calendar_feed
from kg.sources.endings import ending_finding
from kg.sources.forum import listing as forum_list
from kg.sources.forum import page as forum_page
from kg.sources.given import Given
from kg.sources.mended_records import mended_items
from kg.sources.mending import mending_of
from kg.sources.rdf import events as rdf_events
from kg.sources.reader import Reader
from kg.sources.reports import form as report_form
from kg.sources.reports import page as report_page
from kg.sources.sched import export as sched_export
from kg.sources.sched import page as sched_page
from kg.sources.sched import roles as sched_roles
from kg.sources.source import Source
from kg.sources.tables import table
from kg.sources.transcripts import listing as transcript_list
from kg.sources.transcripts import page as transcript_page

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
        report_form,
        "an IGF workshop report on a template of 2015 to 2018",
        DocumentKind.SESSION_REPORT,
        "text/plain",
    ),
    Reader(
        report_page,
        "a page of reports of 2019 or later",
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
    remark = ending_finding(source.name, reading.document.media_type or "", reader.form)
    told = (*((remark,) if remark else ()), *mending.findings(), *reading.findings)
    return replace(reading, findings=told)


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
        feed=canonical(about.feed) if about.feed else document.feed,
        media_type=about.media_type or document.media_type,
    )
