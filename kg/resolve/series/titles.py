"""What a session's title says of the body that holds it, or of the slot that it is.

A body is named where the title says so in full, "Dynamic Coalition on X" or "DC on X". Words that
may be a topic as well, "BPF X" or "X Coalition", are taken for a body only where X is known as one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from kg.concepts import SeriesKind, SessionType

# What the three kinds of body call themselves, and the head of the keys made from their names.
WORDS = {
    SeriesKind.DYNAMIC_COALITION: r"dynamic coalition|dc",
    SeriesKind.BEST_PRACTICE_FORUM: r"best practices? forum|bpf",
    SeriesKind.POLICY_NETWORK: r"policy network|pn",
}
PREFIXES = {
    SeriesKind.DYNAMIC_COALITION: "dc",
    SeriesKind.BEST_PRACTICE_FORUM: "bpf",
    SeriesKind.POLICY_NETWORK: "pn",
    SeriesKind.OPEN_FORUM: "of",
    SeriesKind.SLOT: "slot",
}
BODIES = {
    SessionType.DYNAMIC_COALITION: SeriesKind.DYNAMIC_COALITION,
    SessionType.BEST_PRACTICE_FORUM: SeriesKind.BEST_PRACTICE_FORUM,
    SessionType.POLICY_NETWORK: SeriesKind.POLICY_NETWORK,
    SessionType.NRI: SeriesKind.NRI,
}
LEAD = re.compile(
    r"^(?:finished|raw|igf|20\d\d(?:[ -]\d\d?[ -]\d\d?)?"
    r"|(?:the |\d+(?:st|nd|rd|th) |annual |open )*(?:meeting|session|workshop) of(?: the)?"
    r"|the|main session(?: on)?|[:-])\s+",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"\s+(?:workshop|meeting|session|annual|track|finished|raw|room \d+|(?:igf )?20\d\d|[:-])$",
    re.IGNORECASE,
)
# A comma may stand within the name of a body, and so cuts nothing.
CUT = re.compile(
    r"\s-+\s|[:;\"(]|\s'|\s/\s|\s+at (?:the )?(?:\d|(?:un )?(?:igf|internet governance))",
    re.IGNORECASE,
)
BRACKETED = re.compile(r"\(([A-Z][A-Za-z0-9&-]{1,14})\)")
OPEN_FORUM_AFTER = re.compile(r"^(?:the\s+)?(?P<body>.+?)\s+open forum(?=$|\W)", re.IGNORECASE)
OPEN_FORUM_BEFORE = re.compile(
    r"^(?:open forum|of ?#?\d+)\s*[:-]?\s+(?!on\b|for\b|about\b)(?P<body>.+)$", re.IGNORECASE
)
# Typographic dashes and quotation marks, of which each document has its own.
FOLDED = {0x2013: "-", 0x2014: "-", 0x2018: "'", 0x2019: "'", 0x201C: '"', 0x201D: '"'}
CODE = re.compile(r"^(?:ws|of|dc|bpf|pn|nri) ?#?\d+\s*[:.-]\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A name found in a title. key: the name for comparison. words: as printed, dashes folded.

    sure: the words say by themselves that it is a body's; otherwise it must be known as one.
    """

    key: str
    words: str
    sure: bool = False


def folded(title: str) -> str:
    """The title with plain dashes and quotation marks."""
    return title.translate(FOLDED).strip()


def name_key(name: str) -> str:
    """A body's name for comparison: case, accents, punctuation, "the" and "&" put aside."""
    plain = unicodedata.normalize("NFKD", folded(name).replace("&", " and "))
    letters = "".join(char for char in plain if not unicodedata.combining(char)).casefold()
    words = re.sub(r"[^\w]+", " ", letters.replace("'", "")).split()
    return " ".join(word for word in words if word != "the")


def acronym_key(word: str) -> str:
    """An acronym for comparison: "DC-IoT" and "DCIoT" are one."""
    return re.sub(r"[^A-Za-z0-9]", "", word).upper()


def body_name(title: str, kind: SeriesKind) -> str | None:
    """The X of "Dynamic Coalition on X"; None where the title has no such words."""
    words = WORDS.get(kind)
    if words is None:
        return None
    head = rf"^(?:{words})s?(?:\s*\([A-Za-z0-9&-]+\))?\s+(?:on|for)\s+(?:the\s+)?(?P<body>\S.*)$"
    found = re.match(head, bare(title), re.IGNORECASE)
    return None if found is None else trimmed(found["body"]) or None


def names_of_body(title: str, kind: SeriesKind) -> Iterator[Named]:
    """Every way to read a body's name in a title of its kind, the surest first."""
    sure = body_name(title, kind)
    if sure is not None:
        yield Named(name_key(sure), sure, sure=True)
        return
    head = trimmed(bare(title))
    yield Named(name_key(head), head)
    words = WORDS.get(kind)
    loose = words and re.match(
        rf"^(?:{words})\d*(?:\s*\([A-Za-z0-9&-]+\))?[\s:-]+(?P<body>\S.*)$",
        bare(title),
        re.IGNORECASE,
    )
    if loose:
        name = trimmed(loose["body"])
        yield Named(name_key(name), name)
    if kind is SeriesKind.DYNAMIC_COALITION and head.casefold().endswith(" coalition"):
        name = head[: -len(" coalition")]
        yield Named(name_key(name), name)


def acronyms_at_head(title: str) -> tuple[str, ...]:
    """What may be a body's acronym: the first word of a title, or the first two run together."""
    words = re.findall(r"[A-Za-z0-9&-]+", folded(title))[:2]
    if not words or sum(map(str.isupper, words[0])) < 2:
        return ()
    short = any(re.fullmatch(names, words[0], re.IGNORECASE) for names in WORDS.values())
    return tuple(map(acronym_key, (words[0], "".join(words)) if short else words[:1]))


def acronym_beside(title: str) -> str | None:
    """The acronym that a title has in brackets, unless it is that of all bodies of a kind."""
    found = (acronym_key(match[1]) for match in BRACKETED.finditer(title))
    return next((acronym for acronym in found if acronym not in {"DC", "BPF", "PN", "IGF"}), None)


def names_of_open_forum(title: str) -> Iterator[Named]:
    """The body whose open forum it is; the whole title may be its name."""
    head = CODE.sub("", folded(title))
    after = OPEN_FORUM_AFTER.match(head)
    if after:
        yield Named(name_key(after["body"]), after["body"], sure=True)
        return
    before = OPEN_FORUM_BEFORE.match(head)
    name = trimmed(before["body"] if before else head)
    yield Named(name_key(name), name)


def names_of_slot(title: str) -> Iterator[Named]:
    """The whole title, and its head before a subtitle."""
    whole = _without_tail(bare(title))
    yield Named(name_key(whole), whole, sure=True)
    head = trimmed(re.split(r"\s+on\s+|/", bare(title), maxsplit=1, flags=re.IGNORECASE)[0])
    yield Named(name_key(head), head)


def bare(title: str) -> str:
    """The title without what stenographers and forms put before it."""
    text, before = folded(title).strip(" '\""), ""
    while text != before:
        before, text = text, LEAD.sub("", text, count=1)
    return text


def trimmed(text: str) -> str:
    """The text up to its subtitle, without the words that only say that it is a session."""
    return _without_tail(CUT.split(folded(text), maxsplit=1)[0])


def _without_tail(text: str) -> str:
    text, before = text.strip(" ,.-"), ""
    while text != before:
        before, text = text, TAIL.sub("", text).strip(" ,.-")
    return text
