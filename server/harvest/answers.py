"""What the six verbs give (section 4), as XML."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType

from kg.harvest.reader import Reader
from kg.publish.edition import TITLE
from kg.store import Store
from server.harvest import moments
from server.harvest.asked import Asked
from server.harvest.envelope import OAI
from server.harvest.faults import RefusedError, refused
from server.harvest.formats import FORMATS, XSI, Format
from server.harvest.lists import Part, format_of, part
from server.harvest.repository import Header, Repository
from server.harvest.sets import set_name
from server.xml_text import leaf, tree

IDENTIFIER = f"{OAI}oai-identifier"
DOMAIN = re.compile(r"[a-zA-Z][a-zA-Z0-9\-]*(\.[a-zA-Z][a-zA-Z0-9\-]*)+")
DELETED = "transient"
GRANULARITY = "YYYY-MM-DDThh:mm:ssZ"


@dataclass(frozen=True)
class Archive:
    """What is asked. address: where; contact: of whoever answers for it."""

    store: Store
    repository: Repository
    address: str
    contact: str

    @cached_property
    def reader(self) -> Reader:
        """Reads the store for one answer."""
        return Reader(self.store)


def identify(archive: Archive, _: Asked) -> str:
    """Who this is, and what can be relied on (section 4.2)."""
    repository = archive.repository
    parts = [
        leaf("repositoryName", TITLE),
        leaf("baseURL", archive.address),
        leaf("protocolVersion", "2.0"),
        leaf("adminEmail", archive.contact),
        leaf("earliestDatestamp", moments.written(repository.earliest)),
        leaf("deletedRecord", DELETED),
        leaf("granularity", GRANULARITY),
    ]
    # Names of machines that are no domains have no place in that form of identifiers.
    if DOMAIN.fullmatch(repository.host) and repository.headers:
        parts.append(tree("description", (_identifiers(repository),)))
    return tree("Identify", parts)


def list_formats(archive: Archive, request: Asked) -> str:
    """The forms, of everything or of one record: each record has them all (section 4.4)."""
    identifier = request.values.get("identifier")
    if identifier is not None and _header(archive, identifier).deleted:
        raise refused("noMetadataFormats", "this record is deleted, and has no form any more")
    forms = (
        tree(
            "metadataFormat",
            (
                leaf("metadataPrefix", form.prefix),
                leaf("schema", form.schema),
                leaf("metadataNamespace", form.namespace),
            ),
        )
        for form in FORMATS.values()
    )
    return tree("ListMetadataFormats", forms)


def list_sets(archive: Archive, request: Asked) -> str:
    """All sets at once, so that no token is ever given (section 4.6)."""
    if request.token is not None:
        raise refused("badResumptionToken", "the sets come at once; leave the token out")
    named = (
        tree("set", (leaf("setSpec", spec), leaf("setName", set_name(archive.reader, spec))))
        for spec in archive.repository.sets
    )
    return tree("ListSets", named)


def list_identifiers(archive: Archive, request: Asked) -> str:
    """A part of a list, without metadata (section 4.3)."""
    found = part(archive.repository, request)
    headers = (_head(archive, header) for header in found.headers)
    return tree("ListIdentifiers", (*headers, *_token(found)))


def list_records(archive: Archive, request: Asked) -> str:
    """A part of a list, with metadata (section 4.5)."""
    found = part(archive.repository, request)
    records = (_record(archive, header, found.form) for header in found.headers)
    return tree("ListRecords", (*records, *_token(found)))


def get_record(archive: Archive, request: Asked) -> str:
    """One record (section 4.1)."""
    header = _header(archive, request.values["identifier"])
    return tree(
        "GetRecord", (_record(archive, header, format_of(request.values["metadataPrefix"])),)
    )


ANSWERS: Mapping[str, Callable[[Archive, Asked], str]] = MappingProxyType(
    {
        "GetRecord": get_record,
        "Identify": identify,
        "ListIdentifiers": list_identifiers,
        "ListMetadataFormats": list_formats,
        "ListRecords": list_records,
        "ListSets": list_sets,
    }
)


def _header(archive: Archive, identifier: str) -> Header:
    found = archive.repository.header(identifier)
    if found is None:
        raise _unknown(archive)
    return found


def _unknown(archive: Archive) -> RefusedError:
    shape = f"oai:{archive.repository.host}:session/2017/ws15"
    told = f"no record has this identifier; they are like {shape}, and ListIdentifiers lists them"
    return refused("idDoesNotExist", told)


def _record(archive: Archive, header: Header, form: Format) -> str:
    parts = [_head(archive, header)]
    if not header.deleted:
        names = {"xmlns:xsi": XSI, "xsi:schemaLocation": f"{form.namespace} {form.schema}"}
        written = form.written(archive.reader, header.path)
        parts.append(tree("metadata", (written,), names if form.located else {}))
    return tree("record", parts)


def _head(archive: Archive, header: Header) -> str:
    parts = (
        leaf("identifier", archive.repository.identifier(header)),
        leaf("datestamp", moments.written(header.stamp)),
        *(leaf("setSpec", name) for name in header.sets),
    )
    return tree("header", parts, {"status": "deleted"} if header.deleted else {})


def _token(found: Part) -> tuple[str, ...]:
    if found.token is None:
        return ()
    told = {"completeListSize": str(found.total), "cursor": str(found.first)}
    return (leaf("resumptionToken", found.token, told),)


def _identifiers(repository: Repository) -> str:
    names = {
        "xmlns": IDENTIFIER,
        "xmlns:xsi": XSI,
        "xsi:schemaLocation": f"{IDENTIFIER} {IDENTIFIER}.xsd",
    }
    parts = (
        leaf("scheme", "oai"),
        leaf("repositoryIdentifier", repository.host),
        leaf("delimiter", ":"),
        leaf("sampleIdentifier", repository.identifier(repository.headers[0])),
    )
    return tree("oai-identifier", parts, names)
