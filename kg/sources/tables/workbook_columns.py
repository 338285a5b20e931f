"""The letters of a column, as spreadsheet programs show them."""

from __future__ import annotations


def letters(at: int) -> str:
    """`A` for the first column, `AA` for the 27th."""
    found = ""
    number = at + 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = chr(ord("A") + rest) + found
    return found
