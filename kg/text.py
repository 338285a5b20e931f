"""Bytes to text, and text without the traces of the page it stood on.

Nothing here changes what a document says: only encodings, odd spaces and mark-up go.
"""

from __future__ import annotations

import codecs
import html
import re
import unicodedata

from bs4 import BeautifulSoup
from charset_normalizer import from_bytes

from kg.errors import SourceError

LARGEST = 8 * 1024 * 1024
"""The most bytes that one document may have; real ones have a few hundred thousand at most."""

GUESSED_FROM = 65_536
"""Bytes that are enough to guess an encoding from."""

BYTE_ORDER_MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

# The zero-width joiner and non-joiner stay: Persian and Hindi are spelt with them.
INVISIBLE = dict.fromkeys(
    (0x00AD, 0x200B, 0x200E, 0x200F, 0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2060, 0xFEFF)
)
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
BLOCK_TAG = re.compile(r"</?(?:p|br|li|div|tr|ul|ol|h[1-6])\b[^<>]{0,1000}>", re.IGNORECASE)
LONE_ANGLE = re.compile(r"<(?!/?[A-Za-z][^<>]{0,1000}>)")
LONE_AMPERSAND = re.compile(
    r"&(?!(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});)"
)
DEAD_LINK = re.compile(r"\[([^\[\]]*)\]\(#[^()\s]*\)")


def decode(content: bytes, name: str, encoding: str | None = None) -> str:
    """The text of a document with plain newlines; SourceError for anything that is not text.

    encoding: as the document or the editor says; without it UTF-8, or what a byte order mark says.
    """
    if len(content) > LARGEST:
        raise SourceError(
            f"the document has {len(content)} bytes, more than the {LARGEST} that are read;"
            " give the one page or report, not a whole archive",
            document=name,
        )
    text = _decoded(content, name, encoding).replace("\r\n", "\n").replace("\r", "\n")
    if not text.strip():
        raise SourceError("the document is empty; save it again from its source", document=name)
    _refuse_binary(text, name)
    return text


def marked_encoding(content: bytes) -> str | None:
    """What a byte order mark at the start says."""
    return next((e for mark, e in BYTE_ORDER_MARKS.items() if content.startswith(mark)), None)


def _decoded(content: bytes, name: str, stated: str | None) -> str:
    encoding = marked_encoding(content) or stated or "utf-8"
    try:
        return content.decode(encoding)
    except LookupError as error:
        raise SourceError(
            f"there is no encoding named {encoding!r}; write one such as cp1252", document=name
        ) from error
    except UnicodeDecodeError as error:
        read = content[: error.start].decode(encoding, "ignore")
        raise SourceError(
            f"the bytes are not {encoding.removesuffix('-sig').upper()} text{_guess(content)};"
            " save the document in UTF-8, or name its encoding",
            document=name,
            line=read.count("\n") + 1,
        ) from error


def _guess(content: bytes) -> str:
    """What the bytes may be, as a hint for a person: a guess decides nothing."""
    likely = from_bytes(content[:GUESSED_FROM]).best()
    if likely is None or likely.encoding in {"utf_8", "ascii"}:
        return ""
    return f", and may be {likely.encoding}"


def _refuse_binary(text: str, name: str) -> None:
    control = CONTROL.search(text)
    if control is None:
        return
    raise SourceError(
        f"the document is binary, with the control character U+{ord(control.group()):04X};"
        " save it as plain text",
        document=name,
        line=text.count("\n", 0, control.start()) + 1,
    )


def clean(text: str) -> str:
    """One line in Unicode NFC, with single ordinary spaces and nothing invisible."""
    visible = unicodedata.normalize("NFC", text.translate(INVISIBLE))
    return " ".join(visible.split())


def printable(name: str) -> str:
    """The name of a file as clean text, whatever bytes and characters it is made of."""
    return clean(CONTROL.sub(" ", name.encode("utf-8", "replace").decode("utf-8")))


def plain(text: str) -> str:
    """The words of marked-up text, each block or line of it cleaned and on a line of its own."""
    words = DEAD_LINK.sub(r"\1", _without_tags(text))
    lines = (clean(line) for line in words.split("\n"))
    return "\n".join(line for line in lines if line)


def _without_tags(text: str) -> str:
    # An angle or ampersand that opens nothing is text: "a < b", "R&D". The parser would also need
    # quadratic time for angles that never close.
    safe = LONE_AMPERSAND.sub("&amp;", LONE_ANGLE.sub("&lt;", text))
    inline = BLOCK_TAG.sub("\n", safe)
    if "<" not in inline:
        return html.unescape(inline)
    return BeautifulSoup(inline, "html.parser").get_text()
