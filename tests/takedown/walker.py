"""Looks into every byte of a folder for words, whatever packs or escapes them.

An artefact of a kind that is not in KINDS is a failure, so that no new output goes unread. It knows
nothing of the code that strikes names out: it undoes the escapes and looks for letters.
"""

from __future__ import annotations

import bz2
import gzip
import html
import io
import lzma
import re
import sqlite3
import tarfile
import unicodedata
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote

import pyoxigraph as ox
import zstandard

Found = Iterator[tuple[str, bytes]]
STORE_FILES = re.compile(
    r"(CURRENT|IDENTITY|LOCK|LOG(\.old\.\d+)?|MANIFEST-\d+|OPTIONS-\d+|\d+\.(sst|log|blob))"
)
TEXTS = (
    *("txt", "md", "tsv", "csv", "json", "jsonl", "jsonld", "ttl", "trig", "nt", "nq", "xml"),
    *("html", "svg", "ics", "atom", "toml", "yaml", "rdf", "log", "bib", "ris", "css", "js"),
)
NAMED = (
    *(".lock", "current", "withheld", "bagit.txt", "bag-info.txt", "SHA256SUMS"),
    *("README", "LICENSE"),
)


class UnknownKindError(AssertionError):
    """A file that nobody has said how to look into."""


def places(root: Path, words: frozenset[str]) -> list[str]:
    """Where any of the words stands below the folder, in a name or in what a file holds."""
    found = set()
    for path in sorted(root.rglob("*")):
        name = str(path.relative_to(root))
        found |= {f"{name} (its name): {word}" for word in _in(name.encode(), words)}
        if path.is_dir() and (path / "CURRENT").is_file() and not path.is_symlink():
            found |= {f"{name} (quads): {word}" for word in _in(_quads(path), words)}
        if path.is_file() and not path.is_symlink():
            for inner, content in contents(path.name, path.read_bytes()):
                found |= {f"{name}{inner}: {word}" for word in _in(content, words)}
    return sorted(found)


def contents(name: str, raw: bytes) -> Found:
    """The bytes as they are, and what is packed in them; raises UnknownKindError."""
    yield "", raw
    for suffix, opened in PACKED.items():
        if name.endswith(suffix):
            for inner, content in opened(name.removesuffix(suffix), raw):
                yield from ((f"!{inner}{more}", one) for more, one in contents(inner, content))
            return
    if name.endswith((".sqlite", ".sqlite3", ".db")):
        yield "!rows", _rows(raw)
        return
    known = name in NAMED or STORE_FILES.fullmatch(name) or name.rpartition(".")[2] in TEXTS
    if not known:
        raise UnknownKindError(f"{name} is of a kind that tests/takedown/walker.py can't look into")


def _zip(_name: str, raw: bytes) -> Found:
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.namelist():
            if not member.endswith("/"):
                yield member, archive.read(member)


def _tar(_name: str, raw: bytes) -> Found:
    with tarfile.open(fileobj=io.BytesIO(raw)) as archive:
        for member in archive.getmembers():
            file = archive.extractfile(member)
            yield member.name, b"" if file is None else file.read()


def _one(unpacked: Callable[[bytes], bytes]) -> Callable[[str, bytes], Found]:
    def opened(name: str, raw: bytes) -> Found:
        yield name, unpacked(raw)

    return opened


def _zst(raw: bytes) -> bytes:
    with zstandard.ZstdDecompressor().stream_reader(io.BytesIO(raw)) as stream:
        return stream.read()


PACKED: dict[str, Callable[[str, bytes], Found]] = {
    ".tar": _tar,
    ".tar.gz": _tar,
    ".tgz": _tar,
    ".zip": _zip,
    ".xlsx": _zip,
    ".docx": _zip,
    ".ods": _zip,
    ".gz": _one(gzip.decompress),
    ".bz2": _one(bz2.decompress),
    ".xz": _one(lzma.decompress),
    ".zst": _one(_zst),
}


def _rows(raw: bytes) -> bytes:
    """Every value of every table, the shadow tables of a full-text index among them."""
    connection = sqlite3.connect(":memory:")
    try:
        connection.deserialize(raw)
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        values = []
        for (table,) in tables.fetchall():
            for row in connection.execute(f'SELECT * FROM "{table}"'):  # noqa: S608
                values += [v if isinstance(v, bytes) else str(v).encode() for v in row]
        return b"\n".join(values)
    finally:
        connection.close()


def _quads(folder: Path) -> bytes:
    """All that a store of the graph holds, by its own reading of it."""
    store = ox.Store.read_only(str(folder))
    return store.dump(format=ox.RdfFormat.N_QUADS) or b""


def _in(content: bytes, words: frozenset[str]) -> set[str]:
    plain = folded(content)
    return {word for word in words if word in plain}


def folded(content: bytes) -> str:
    """Letters in one case without accents, with no escape that a format of ours knows left."""
    texts = [content.decode("utf-8", "replace")]
    if b"\x00" in content[:4000]:
        texts += [content.decode(code, "replace") for code in ("utf-16-le", "utf-16-be")]
    return "\n".join(map(_letters, texts))


def _letters(text: str) -> str:
    text = re.sub(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\x([0-9A-Fa-f]{2})", _character, text)
    text = unquote(html.unescape(unquote(text, errors="replace")), errors="replace")
    text = re.sub("\n[ \t]", "", text.replace("\r\n", "\n"))
    decomposed = unicodedata.normalize("NFKD", text).casefold()
    return "".join(c for c in decomposed if unicodedata.category(c) not in {"Mn", "Cf"})


def _character(match: re.Match[str]) -> str:
    number = int(match[1] or match[2] or match[3], 16)
    return chr(number) if number <= 0x10FFFF else ""
