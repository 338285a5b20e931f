"""A table of links, as CSV with a header: which entity is what elsewhere, a row a link."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.concepts import Authority, Evidence, Verdict
from kg.errors import SourceError
from kg.identifiers import canonical
from kg.iris import web_address
from kg.resolve.outward_links import PROPOSED, verdict_of

REQUIRED = ("entity", "authority", "identifier")
OPTIONAL = ("verdict", "evidence", "counter", "source", "note", "supersedes")
COLUMNS = (*REQUIRED, *OPTIONAL)


@dataclass(frozen=True, slots=True)
class Row:
    """One link as the table gives it; entity: the id of a person, a body or a mention."""

    line: int
    entity: str
    authority: Authority
    identifier: str
    verdict: Verdict | None
    evidence: tuple[Evidence, ...]
    counter: tuple[Evidence, ...]
    source: str | None
    note: str | None
    supersedes: str | None


def read_rows(content: bytes, name: str, usual: Verdict | None) -> Iterator[Row | SourceError]:
    """Each row, or what is wrong with it; raises SourceError where the table as a whole is wrong.

    usual: the verdict of a row that gives none.
    """
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SourceError("not UTF-8; save the table as CSV in UTF-8", document=name) from error
    table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
    try:
        _check_header([column.strip() for column in table.fieldnames or ()], name)
        for cells in table:
            if any(isinstance(cell, str) and cell.strip() for cell in cells.values()):
                yield _row(cells, name, table.line_num, usual)
    except csv.Error as error:
        raise SourceError(
            f"no CSV: {error}; save the table again", document=name, line=table.line_num
        ) from error


def _check_header(header: list[str], name: str) -> None:
    missing = [column for column in REQUIRED if column not in header]
    unknown = [column for column in header if column not in COLUMNS]
    if missing or unknown or len(set(header)) < len(header):
        wrong = [f"no column {column}" for column in missing]
        wrong += [f"an unknown column {column!r}" for column in unknown]
        raise SourceError(
            f"{', '.join(wrong) or 'a column twice'}; the columns are {', '.join(COLUMNS)}",
            document=name,
            line=1,
        )


def _row(
    cells: Mapping[str | None, str | list[str] | None], name: str, line: int, usual: Verdict | None
) -> Row | SourceError:
    if None in cells or None in cells.values():
        return SourceError("more or fewer cells than the header", document=name, line=line)
    given = {str(key).strip(): str(cell).strip() for key, cell in cells.items()}
    try:
        return _link(given, line, usual)
    except ValueError as error:
        return SourceError(str(error), document=name, line=line)


def _link(given: Mapping[str, str], line: int, usual: Verdict | None) -> Row:
    authority = _authority(given["authority"])
    verdict = _verdict(given.get("verdict", ""), usual)
    evidence = _reasons(given.get("evidence", ""))
    if verdict is not None and not evidence:
        raise ValueError(
            f"the verdict {verdict} has no evidence; name at least one reason, such as"
            f" {Evidence.SAME_WEBSITE}"
        )
    source = given.get("source") or None
    if source is not None and web_address(source) is None:
        raise ValueError(f"the source {source!r} is no web address; give one, or leave it empty")
    return Row(
        line=line,
        entity=given["entity"].rstrip("/").rpartition("/")[2],
        authority=authority,
        identifier=canonical(authority, given["identifier"]),
        verdict=verdict,
        evidence=evidence,
        counter=_reasons(given.get("counter", "")),
        source=source,
        note=given.get("note") or None,
        supersedes=given.get("supersedes") or None,
    )


def _authority(word: str) -> Authority:
    try:
        return Authority(word.casefold())
    except ValueError as error:
        raise ValueError(f"no authority {word!r}; there are {', '.join(Authority)}") from error


def _verdict(word: str, usual: Verdict | None) -> Verdict | None:
    try:
        return verdict_of(word.casefold()) if word else usual
    except ValueError as error:
        words = ", ".join((PROPOSED, *Verdict))
        raise ValueError(f"no verdict {word!r}; there are {words}") from error


def _reasons(cell: str) -> tuple[Evidence, ...]:
    """The reasons in a cell, separated by semicolons."""
    words = [word.strip().casefold() for word in cell.split(";") if word.strip()]
    unknown = [word for word in words if word not in set(Evidence)]
    if unknown:
        raise ValueError(f"no evidence {unknown[0]!r}; the list is ontology/schemes/evidence.ttl")
    return tuple(dict.fromkeys(map(Evidence, words)))
