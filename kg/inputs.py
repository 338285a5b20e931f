"""Reads what a build is made of: the sheets of `data/`, the judgements, the register, documents."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from kg import resources
from kg.errors import SourceError, StoreError
from kg.keys import digest
from kg.records import EditionRecord, Reading
from kg.resolve.judgements import Judgement, parse_judgements
from kg.resolve.register import Register, parse_register
from kg.sources import edition_sheet, organization_sheet, sheets
from kg.sources.catalogue import Listing, read_catalogue
from kg.sources.given import Given
from kg.sources.readers import read_document
from kg.sources.source import Source

LIMIT = 100_000_000
"""Bytes beyond which a document is not even opened."""


@dataclass(frozen=True, slots=True)
class Inputs:
    """Everything a build is made of."""

    readings: tuple[Reading, ...]
    judgements: tuple[Judgement, ...]
    register: Register


def read_inputs(sources: Sequence[Path] = ()) -> Inputs:
    """Reads the data folder and the given documents.

    Raises SourceError or IdentityError for the first file that does not hold, StoreError where
    the data folder itself can't be read.
    """
    data = resources.data()
    listings = read_catalogue(_content(data / "sources.toml"), "data/sources.toml")
    editions = tuple(_editions(data, listings))
    zones, given = zones_of(editions), Given(editions_of(editions))
    return Inputs(
        readings=(
            *editions,
            *_sessions(data, listings, zones),
            *_organizations(data, listings),
            *(read_file(source, given) for source in sources),
        ),
        judgements=tuple(_judgements(data)),
        register=_register(data),
    )


def known_editions() -> dict[int, EditionRecord]:
    """Every edition in the data folder, for reading a document by itself."""
    data = resources.data()
    listings = read_catalogue(_content(data / "sources.toml"), "data/sources.toml")
    return editions_of(_editions(data, listings))


def editions_of(readings: Iterable[Reading]) -> dict[int, EditionRecord]:
    """The editions by year."""
    records = (record for reading in readings for record in reading.records)
    return {record.year: record for record in records if isinstance(record, EditionRecord)}


def zones_of(readings: Iterable[Reading]) -> dict[int, str]:
    """Year to IANA zone."""
    return {year: edition.zone for year, edition in editions_of(readings).items()}


def read_file(path: Path, given: Given) -> Reading:
    """Reads one document; raises SourceError where it can't be opened or no reader knows it."""
    content = _content(path)
    sha256 = hashlib.sha256(content).hexdigest()
    return read_document(Source.of(path.name, content), given, sha256)


def digest_of_inputs(sources: Sequence[Path] = ()) -> str:
    """A SHA-256 over every byte that a build depends on, our own code included."""
    package = Path(__file__).parent
    files = [path for path in package.rglob("*.py") if "_bundled" not in path.parts]
    for folder in (resources.data(), resources.ontology(), resources.shapes()):
        files += [path for path in folder.rglob("*") if path.is_file()]
    names = (f"{path.parent.name}/{path.name}" for path in (*files, *sources))
    digests = (hashlib.sha256(_content(path)).hexdigest() for path in (*files, *sources))
    return digest(*sorted(map(":".join, zip(names, digests, strict=True))))


def _editions(data: Path, listings: Iterable[Listing]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == edition_sheet.NAME:
            yield edition_sheet.read_edition(_content(data / listing.file), f"data/{listing.file}")


def _sessions(data: Path, listings: Iterable[Listing], zones: dict[int, str]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == sheets.NAME:
            name = f"data/{listing.file}"
            yield from sheets.read_sheet(_content(data / listing.file), name, zones)


def _organizations(data: Path, listings: Iterable[Listing]) -> Iterable[Reading]:
    for listing in listings:
        if listing.reader == organization_sheet.NAME:
            name = f"data/{listing.file}"
            yield organization_sheet.read_organizations(_content(data / listing.file), name)


def _judgements(data: Path) -> Iterable[Judgement]:
    for path in sorted((data / "judgements").glob("*.jsonl")):
        yield from parse_judgements(_content(path), f"data/judgements/{path.name}")


def _register(data: Path) -> Register:
    path = data / "register" / "entities.tsv"
    return parse_register(_content(path), "data/register/entities.tsv")


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LIMIT:
            raise SourceError(
                f"larger than {LIMIT // 1_000_000} MB; give the document itself, not an archive",
                document=path.name,
            )
        return path.read_bytes()
    except IsADirectoryError as error:
        raise SourceError("a folder; name the files in it", document=str(path)) from error
    except FileNotFoundError as error:
        raise SourceError("there is no such file; check the path", document=str(path)) from error
    except PermissionError as error:
        raise SourceError("may not be read; change its permissions", document=str(path)) from error
    except OSError as error:
        raise StoreError(f"can't be read: {error.strerror}", document=str(path)) from error
