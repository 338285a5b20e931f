"""Short opaque keys, made from what they stand for: the same input always gets the same key.

Parts are joined with a separator that no text holds, so that ("ab", "c") and ("a", "bc") differ.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata

ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
SEPARATOR = "\x1f"


def digest(*parts: str) -> str:
    """The SHA-256, in hex, of the parts in order."""
    return hashlib.sha256(SEPARATOR.join(parts).encode()).hexdigest()


def opaque(prefix: str, *parts: str, length: int = 9) -> str:
    """A prefix letter, `length` characters of Crockford's base 32, and a check character."""
    number = int(digest(*parts), 16)
    body = ""
    for _ in range(length):
        number, remainder = divmod(number, len(ALPHABET))
        body += ALPHABET[remainder]
    return prefix + body + check_character(body)


def session_key(*parts: str) -> str:
    """The key of a session without a code, made from its source's own identifier."""
    return opaque("x", *parts, length=8)


def is_session_key(key: str) -> bool:
    """Whether the key is one of those that `session_key` makes."""
    made = re.fullmatch(rf"x[{ALPHABET}]{{9}}", key) is not None
    return made and key[-1] == check_character(key[1:-1])


def check_character(body: str) -> str:
    """A weighted sum over the body modulo 31, a prime: any one wrong or swapped character shows."""
    total = sum(weight * ALPHABET.index(char) for weight, char in enumerate(body, start=1))
    return ALPHABET[total % 31]


def document_key(sha256: str) -> str:
    """The key of a document whose bytes, or at least their digest, are known."""
    return sha256[:16]


def address_key(address: str) -> str:
    """The key of a document that is known by its address alone."""
    return digest("address", address)[:16]


def slug(text: str) -> str:
    """Lower-case ASCII letters and digits joined by hyphens, for the readable part of an IRI."""
    # Neither o with stroke nor the dotless i has a decomposition in Unicode.
    plain = unicodedata.normalize("NFKD", text.translate({0xF8: "o", 0x131: "i"}))
    ascii_only = plain.encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")
