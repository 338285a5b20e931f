"""Reads what a build is made of: the sheets of `data/`, the judgements, the register, documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from kg import resources
from kg.decided import judgements_in, links_in, register_in
from kg.errors import SourceError
from kg.holding import reading
from kg.keys import digest, document_key
from kg.opening import content_if_there, content_of, opened
from kg.own_code import own_code, with_digests
from kg.records import EditionRecord, Reading
from kg.releases.register import Release, parse_releases
from kg.resolve.judgements import Decision
from kg.resolve.outward_links import OutwardLink
from kg.resolve.register import Register
from kg.sources.given import ColumnMapping, Given
from kg.sources.readers import read_document
from kg.sources.sheets import editions as edition_sheet
from kg.sources.sheets import organizations as organization_sheet
from kg.sources.sheets import series as series_sheet
from kg.sources.sheets import sessions as sheets
from kg.sources.sheets.catalogue import Listing, read_catalogue
from kg.sources.sheets.import_slip import Imported, read_slip
from kg.sources.source import Source
from kg.verification.sums import SUMS

IMPORTS = "imports"
"""Where `kg import` puts documents and slips, below the data folder."""

RELEASES = "releases.tsv"
"""Which releases were made, in the data folder."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build is made of."""

    readings: tuple[Reading, ...]
    judgements: tuple[Decision, ...]
    register: Register
    links: tuple[OutwardLink, ...] = ()


def read_inputs(sources: Sequence[Path] = (), data: Path | None = None) -> Inputs:
    """Reads the data folder, the one that comes with the code unless named, and the documents.

    Raises SourceError or IdentityError for the first file that does not hold, StoreError where
    the data folder itself can't be read.
    """
    data = data or resources.data()
    with reading(data):
        return _read(sources, data)


def _read(sources: Sequence[Path], data: Path) -> Inputs:
    listings = _catalogue(data)
    editions = tuple(_editions(data, listings))
    zones, given = zones_of(editions), Given(editions_of(editions))
    return Inputs(
        readings=(
            *editions,
            *_sessions(data, listings, zones),
            *_organizations(data, listings),
            *_series(data, listings),
            *(_imported(data, document, given) for document in imports_in(data)),
            *(read_file(source, given) for source in sources),
        ),
        judgements=judgements_in(data),
        register=register_in(data),
        links=links_in(data),
    )


def known_editions(data: Path | None = None) -> dict[int, EditionRecord]:
    """Every edition in the data folder, for reading a document by itself."""
    data = data or resources.data()
    return editions_of(_editions(data, _catalogue(data)))


def editions_of(readings: Iterable[Reading]) -> dict[int, EditionRecord]:
    """The editions by year."""
    records = (record for reading in readings for record in reading.records)
    return {record.year: record for record in records if isinstance(record, EditionRecord)}


def zones_of(readings: Iterable[Reading]) -> dict[int, str]:
    """Year to IANA zone."""
    return {year: edition.zone for year, edition in editions_of(readings).items()}


def read_file(path: Path, given: Given) -> Reading:
    """Reads one document; raises SourceError where it can't be opened or no reader knows it."""
    with opened(path) as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
        file.seek(0)
        return read_document(Source(path.name, file), given, sha256)


def imports_in(data: Path) -> tuple[Imported, ...]:
    """The documents that the slips in the data folder list, in the order of the slips' names."""
    slips = sorted((data / IMPORTS).glob("*.toml"))
    return tuple(
        document
        for slip in slips
        for document in read_slip(content_of(slip), f"data/{IMPORTS}/{slip.name}")
    )


def _imported(data: Path, document: Imported, given: Given) -> Reading:
    told = replace(
        given,
        year=document.edition,
        address=document.address,
        retrieved=document.retrieved,
        encoding=document.encoding,
        mapping=mapping_in(data / document.mapping) if document.mapping else None,
    )
    reading = read_file(data / document.file, told)
    if reading.document.sha256 != document.sha256:
        raise SourceError(
            "the bytes are not those that were imported; restore the file, or take its table out"
            f" of the slip in data/{IMPORTS} and import it again",
            document=f"data/{document.file}",
        )
    return named_as_imported(reading, document)


def named_as_imported(reading: Reading, document: Imported) -> Reading:
    """The reading under the name that the editor's file had, with when it came and what before.

    Where a name was taken out of our copy, it stays the document that it was.
    """
    told, original = reading.document, document.original
    if original is not None:
        told = replace(told, key=document_key(original), sha256=original)
    return replace(
        reading,
        document=replace(
            told,
            name=document.name,
            imported=document.imported,
            revision_of=document.revision_of,
        ),
    )


def mapping_in(path: Path) -> ColumnMapping:
    """A mapping file for a table."""
    return ColumnMapping(path.name, content_of(path))


def _catalogue(data: Path) -> tuple[Listing, ...]:
    return read_catalogue(content_of(data / "sources.toml"), "data/sources.toml")


def releases_in(data: Path | None = None) -> tuple[Release, ...]:
    """The releases that were made, oldest first; raises SourceError for a line that is wrong."""
    file = (data or resources.data()) / RELEASES
    return parse_releases(content_if_there(file), f"data/{RELEASES}")


def digest_of_inputs(sources: Sequence[Path] = (), data: Path | None = None) -> str:
    """A SHA-256 over every byte that the statements depend on, our own code included.

    The list of releases decides only what a build is called; sums, locks and leftovers say nothing.
    """
    data = data or resources.data()
    with reading(data):
        return _digest_of(sources, data)


def _digest_of(sources: Sequence[Path], data: Path) -> str:
    files: list[Path] = []
    for folder in (data, resources.ontology(), resources.shapes()):
        files += [path for path in folder.rglob("*") if path.is_file()]
    silent = (data / RELEASES, data / SUMS)
    files = [path for path in files if path not in silent and not path.name.startswith(".")]
    return digest(*sorted((*own_code(), *with_digests((*files, *sources)))))


def _editions(data: Path, listings: Iterable[Listing]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == edition_sheet.NAME:
            yield edition_sheet.read_edition(
                content_of(data / listing.file), f"data/{listing.file}"
            )


def _sessions(data: Path, listings: Iterable[Listing], zones: dict[int, str]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == sheets.NAME:
            name = f"data/{listing.file}"
            yield from sheets.read_sheet(content_of(data / listing.file), name, zones)


def _organizations(data: Path, listings: Iterable[Listing]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == organization_sheet.NAME:
            name = f"data/{listing.file}"
            yield organization_sheet.read_organizations(content_of(data / listing.file), name)


def _series(data: Path, listings: Iterable[Listing]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == series_sheet.NAME:
            name = f"data/{listing.file}"
            yield series_sheet.read_series(content_of(data / listing.file), name)
