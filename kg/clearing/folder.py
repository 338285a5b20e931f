"""Which files of a data folder hold a withheld name, and what they are to be instead."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path, PurePosixPath

from kg.clearing.texts import Clearing, leftovers
from kg.imports import place_of
from kg.inputs import IMPORTS
from kg.resolve.placeholders import PLACEHOLDER
from kg.sources.sheets.import_slip import Imported, read_slip, slip_text

SHEETS = ("*.toml", "editions/*.toml", "sessions/*.toml")
LINES = ("judgements/*.jsonl", "links/*.jsonl", "links/*.md", "README.md")


@dataclass(frozen=True, slots=True)
class Plan:
    """written: path below the folder to its new content. gone: paths that go.

    lost: documents that can't be rewritten, by the names that editors gave them, with the names
    struck out; they go with all that they say. left: places where a name stays, as `file:line`.
    """

    written: Mapping[str, bytes] = field(default_factory=dict)
    gone: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def planned(data: Path, clearing: Clearing) -> Plan:
    """What clearing the folder comes to; nothing is changed. Raises OSError, SourceError."""
    written: dict[str, bytes] = {}
    for name in _files(data, SHEETS):
        _note(data, name, clearing.sheet(_text(data / name)), written)
    for name in _files(data, LINES):
        _note(data, name, clearing.lines(_text(data / name)), written)
    gone, lost = _imports(data, clearing, written)
    return Plan(written, tuple(gone), tuple(lost), tuple(_left(data, written, gone, clearing)))


def _note(data: Path, name: str, text: str, written: dict[str, bytes]) -> None:
    content = text.encode()
    if content != (data / name).read_bytes():
        written[name] = content


def _files(data: Path, forms: Sequence[str]) -> list[str]:
    found = {path for form in forms for path in data.glob(form) if path.is_file()}
    return sorted(path.relative_to(data).as_posix() for path in found)


def _text(path: Path) -> str:
    return path.read_bytes().decode("utf-8")


def _imports(
    data: Path, clearing: Clearing, written: dict[str, bytes]
) -> tuple[list[str], list[str]]:
    gone: list[str] = []
    lost: list[str] = []
    for slip in _files(data, (f"{IMPORTS}/*.toml",)):
        listed = read_slip((data / slip).read_bytes(), f"data/{slip}")
        now = [_cleared(data, document, clearing, written) for document in listed]
        kept = [document for document in now if document is not None]
        lost += [
            clearing.strikers.elsewhere.struck(old.name, PLACEHOLDER)
            for old, new in zip(listed, now, strict=True)
            if new is None
        ]
        if tuple(kept) == listed:
            continue
        used = {document.file for document in kept} | {document.mapping for document in kept}
        before = {document.file for document in listed} | {d.mapping for d in listed}
        gone += [name for name in before - used if name is not None]
        if kept:
            written[slip] = slip_text(kept).encode()
        else:
            gone.append(slip)
    return sorted(gone), lost


def _cleared(
    data: Path, listed: Imported, clearing: Clearing, written: dict[str, bytes]
) -> Imported | None:
    """The entry of the slip as it is to be; None where the document can't be rewritten."""
    strikers = clearing.strikers
    key = (listed.original or listed.sha256)[:16]
    near = {who for who, one in strikers.sought.items() if any(p[0] == key for p in one.places)}
    content = (data / listed.file).read_bytes()
    striker = strikers.of_text(listed.name, near)
    told = replace(
        listed,
        name=striker.struck(listed.name, PLACEHOLDER),
        address=listed.address and striker.struck(listed.address),
    )
    try:
        text = content.decode(listed.encoding or "utf-8")
    except (UnicodeDecodeError, LookupError):
        text = None
    if text is None or "\x00" in text:
        return None if near or told != listed else listed
    cleared = clearing.document(text, near).encode(listed.encoding or "utf-8")
    if cleared == content and told == listed:
        return listed
    digest = sha256(cleared).hexdigest()
    file = place_of(digest, told.name)
    written[file] = cleared
    return replace(told, file=file, sha256=digest, original=listed.original or listed.sha256)


def _left(
    data: Path, written: Mapping[str, bytes], gone: Sequence[str], clearing: Clearing
) -> Iterator[str]:
    names = {name for name in _files(data, ("**/*",)) if PurePosixPath(name).name[0] != "."}
    for name in sorted((names - {*gone}) | written.keys()):
        try:
            text = (written.get(name) or (data / name).read_bytes()).decode("utf-8")
        except UnicodeDecodeError:
            continue
        yield from (f"{name}:{line}" for line in leftovers(text, clearing.strikers))
