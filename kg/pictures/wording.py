"""Words of the graph as they can stand in a picture, and numbers as a sentence has them."""

from __future__ import annotations

import unicodedata

ELLIPSIS = "…"
JOINERS = ("\u200d", "\ufe0f")
ISOLATE, END = "\u2068", "\u2069"


def label(text: str, most: float) -> str:
    """A text in one line, cut where it is wider than so many letters of the Latin alphabet."""
    line = plain(text)
    if _width(line) > most:
        line = _cut(line, most - 1).rstrip() + ELLIPSIS
    # A name that runs the other way must not turn the words after it.
    runs_back = any(unicodedata.bidirectional(c) in ("R", "AL") for c in line)
    return f"{ISOLATE}{line}{END}" if runs_back else line


def plain(text: str) -> str:
    """A text in one line, of characters that can stand in XML."""
    return " ".join("".join(c if _shown(c) else " " for c in text).split())


def share(part: int, whole: int) -> str:
    """A share in per cent, never rounded to nothing or to all."""
    if whole == 0:
        return "none"
    found = 100 * part / whole
    if 0 < found < 1:
        return "under 1 %"
    if 99 < found < 100:
        return "over 99 %"
    return f"{found:.0f} %"


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its word."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def listed(words: list[str]) -> str:
    """Words in a row of a sentence."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _cut(text: str, most: float) -> str:
    room, end = most, 0
    for place, character in enumerate(text):
        room -= _width(character)
        if room < 0:
            break
        end = place + 1
    # Not between a letter and its accent, nor inside a picture that is joined of several.
    while 0 < end < len(text) and (_hangs_on(text[end]) or text[end - 1] in JOINERS):
        end -= 1
    return text[:end]


def _hangs_on(character: str) -> bool:
    return unicodedata.combining(character) > 0 or character in JOINERS


def _width(text: str) -> float:
    wide = sum(unicodedata.east_asian_width(c) in ("W", "F") for c in text)
    return len(text) + wide - sum(_hangs_on(c) for c in text)


def _shown(character: str) -> bool:
    return unicodedata.category(character) not in ("Cc", "Cs", "Zl", "Zp", "Co", "Cn")
