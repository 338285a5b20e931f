"""Numbers with the word that they count."""

from __future__ import annotations


def counted(number: int, one: str, more: str | None = None) -> str:
    """`1 session`, `12 sessions`."""
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"


def listed_in_words(words: tuple[str, ...], most: int = 3) -> str:
    """`A`, `A and B`, `A, B and 4 others`."""
    if len(words) > most:
        words = (*words[: most - 1], f"{len(words) - most + 1} others")
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"
