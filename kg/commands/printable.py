"""Text of documents on a terminal."""

from __future__ import annotations


def printable(text: str) -> str:
    """Without the control characters by which a text could steer a terminal."""
    return "".join(
        char if char.isprintable() or char == "\n" else "\N{REPLACEMENT CHARACTER}" for char in text
    )
