"""References as BibTeX, in UTF-8: `@misc`, which every style knows, with the fields of biblatex.

A title stands in a second pair of braces, so that no style changes its capitals. Who organised a
session stands in its note, for whatever program reads an editor takes it for one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kg.publish.citation import Citation

MEDIA_TYPE = "application/x-bibtex"
# In text braces must balance even where they are escaped, so they get commands of their own.
SPECIAL = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{char: f"\\{char}" for char in "#$%&_"},
}
LANGUAGES = {"en": "english", "fr": "french", "es": "spanish", "pt": "portuguese", "de": "german"}


def bibtex(citations: Iterable[Citation]) -> bytes:
    """A file of references."""
    return "\n".join(_entry(citation) for citation in citations).encode()


def escaped(text: str) -> str:
    """A text that TeX prints as it is, in one line."""
    return "".join(SPECIAL.get(char, char) for char in " ".join(text.split()))


def _entry(citation: Citation) -> str:
    fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(citation))
    return f"@misc{{{citation.key},\n{fields}}}\n"


def _fields(citation: Citation) -> Iterator[tuple[str, str]]:
    yield "title", f"{{{escaped(citation.title)}}}"
    if citation.day is not None:
        until = f"/{citation.end.isoformat()}" if citation.end else ""
        yield "date", f"{citation.day.isoformat()}{until}"
    texts = {
        # Beside the date, for BibTeX proper and its older styles.
        "year": None if citation.year is None else str(citation.year),
        "howpublished": citation.described,
        "location": citation.place,
        "keywords": ", ".join(citation.keywords),
        "note": ". ".join(citation.notes),
    }
    yield from ((name, escaped(text)) for name, text in texts.items() if text)
    if citation.language in LANGUAGES:
        yield "langid", LANGUAGES[citation.language]
    # Verbatim in biblatex, so it is not escaped.
    yield "url", citation.url
    if citation.accessed is not None:
        yield "urldate", citation.accessed
