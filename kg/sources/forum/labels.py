"""Which label of the forum's forms a line begins with.

A label is compared without its numbering, remarks and stars.
"""

from __future__ import annotations

import re

from kg.concepts import Role
from kg.labels import roles_of
from kg.labels.plain import BRACKETS, folded, plain
from kg.sources.forum.label import NUMBERED, Label
from kg.sources.forum.label_texts import LABELS

BY_TEXT = {text: label for label, texts in LABELS.items() for text in texts}
RUN_ON = sorted((text for text in BY_TEXT if len(text) >= 20), key=len, reverse=True)
"""Labels that the saved forms of 2014 run together with their value, the longest first."""
RUN_ON_SHORT = ("description", "type of session")
# The set-up stands without a label in many saved texts.
FORMAT_LINE = re.compile(
    r"(?:Panel|Round.?table|Debate|Birds.of.a.Feather|Break.?out Group Discussions|Flash Session"
    r"|Tutorial|Other)(?: - \S.{1,39}?){0,2} - [0-9]{2,3} Min(?:utes)?",
    re.IGNORECASE,
)
SET_UPS = frozenset({"roundtable", "round table", "classroom", "theater", "theatre"})
LONGEST = 200
LONGEST_ROLE = 40
ROLE = re.compile(
    r"\b(?:speaker|moderator|panell?ist|discussant|rapporteur|chair|facilitator|organi[sz]er"
    r"|presenter|respondent)s?(?: ?\d+)?$"
)
FATE = re.compile(
    r"\W{0,3}(?:note:? )?(?:(?:this|the) (?:workshop|session|proposal|event|open forum)"
    r" (?:has been|have been|was|is|will be) )?(?P<fate>withdrawn|cancell?ed|moved|postponed|merged"
    r"|merger)\b(?P<rest>.{0,160})",
    re.IGNORECASE,
)
"""A short note of what became of a session, which no field holds."""

NUMBERING = re.compile(r"^(?:[-\u2022\u25cf*]\s+|\(?(?:[0-9]{1,2}|[a-j])[.)]\s+)+", re.IGNORECASE)
HINT = re.compile(r"\((?:max|min|tip|tick|\*|[0-9]+ )[^()]*\)", re.IGNORECASE)
HINT_AT_END = re.compile(rf"\s*{HINT.pattern}\s*$", re.IGNORECASE)


def label_of(text: str) -> Label | None:
    """What a printed label introduces: `Speaker 3 (TBC)` the speakers, and None for no label."""
    if not 0 < len(text) <= LONGEST:
        return None
    bare = HINT_AT_END.sub("", NUMBERING.sub("", text.strip(), count=1))
    whole = folded(bare)
    known = BY_TEXT.get(whole) or BY_TEXT.get(folded(BRACKETS.sub(" ", whole)))
    # "Room 4" is a room, and "Speaker 4" a label.
    numbered = BY_TEXT.get(plain(whole))
    return known or (numbered if numbered in NUMBERED else _role_label(whole))


def _role_label(folded_text: str) -> Label | None:
    """The people's label for roles that no form has, and organisers write: `Keynote Speaker`."""
    if len(folded_text) > LONGEST_ROLE or not ROLE.search(folded_text):
        return None
    return Label.SPEAKERS if roles_of(folded_text) != (Role.UNSPECIFIED,) else None


def run_on(text: str) -> tuple[str, str] | None:
    """A label at the start of the line and the value that follows it without any sign."""
    start = text[:LONGEST].casefold()
    found = next((label for label in (*RUN_ON, *RUN_ON_SHORT) if start.startswith(label)), None)
    if found is None or text[len(found) : len(found) + 1] not in {" ", "\t"}:
        return None
    return text[: len(found)], text[len(found) :].strip()


def is_format(text: str) -> bool:
    """Whether a line is a session's format or the set-up of its room, whatever stands above it."""
    return FORMAT_LINE.fullmatch(text) is not None or text.casefold() in SET_UPS
