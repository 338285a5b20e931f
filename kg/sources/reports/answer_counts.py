"""The head counts in one answer of a report: of all, of women, online and at the venue.

"120 (35 women)" gives two counts, and "40 in the room and 12 online" gives two and no sum. A share
such as "about half" is no count: it is kept as the answer that it is, and nothing is worked out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import Enum, auto

from kg.concepts import Question, Role
from kg.counts import in_digits
from kg.estimates import BRACKETS, LONGEST, NO_ONLINE, WITH_ONLINE, parse_estimate
from kg.records import AnswerRecord, CountRecord, Estimate, Finding, Origin, Skipped
from kg.text import clean

Counted = CountRecord | AnswerRecord | Skipped | Finding
Counts = dict[Question, Estimate]


class Whom(Enum):
    """Whom a figure counts, by the words beside it; OTHERS: nobody that a template asks for."""

    ALL = auto()
    WOMEN = auto()
    ONLINE = auto()
    ONSITE = auto()
    MEN = auto()
    BOTH = auto()
    OTHERS = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of an answer."""

    whom: Whom
    estimate: Estimate


QUESTIONS = {
    Whom.WOMEN: Question.WOMEN_PRESENT,
    Whom.ONLINE: Question.ONLINE_PARTICIPANTS,
    Whom.ONSITE: Question.ONSITE_PARTICIPANTS,
}
OF_WOMEN = frozenset({Question.WOMEN_PRESENT, Question.WOMEN_AND_GENDER_VARIANT_PRESENT})

NOTHING = re.compile(
    r"(?:n\.?/?a\.?|not (?:applicable|available|known|counted|recorded)|unknown|tb[cd]|none|nil"
    r"|no (?:data|estimate|figures?|information)|\?+|[-\u2013\u2014.]+)\.?",
    re.IGNORECASE,
)
WOMEN = re.compile(r"\b(?:wom[ae]n|females?|ladies|girls|femmes|mujeres)\b")
MEN = re.compile(r"\b(?:m[ae]n|males?|boys|hommes|hombres)\b")
VARIANT = re.compile(r"\b(?:gender.(?:variant|fluid)|non.binary|transgender)\b")
ONLINE = re.compile(r"\b(?:online|on-line|remote(?:ly)?|virtual(?:ly)?)\b")
ONSITE = re.compile(
    r"\b(?:on-?site|on site|in[- ]person|in (?:the )?room|physical(?:ly)?|offline)\b"
)
SHARE = re.compile(
    r"[0-9] ?%|\bper ?cent\b|\b(?:half|halves|thirds?|quarters?|fifths?|tenths?|majority"
    r"|minority|most)\b|\b[0-9]{1,3} ?/ ?[0-9]{1,3}\b"
    r"|\b[0-9]{1,5} (?:out )?of (?:the |all )?[0-9]"
    r"|\b(?:more|fewer|less) (?:wom[ae]n|m[ae]n) than\b"
)
CLAUSE = re.compile(
    r"[,;]? (?:including|incl\.?|(?:out )?of wh(?:om|ich)|with|among them) (?P<rest>.+)$",
    re.IGNORECASE,
)
PARTS = re.compile(r"[;\n] ?|\.(?= )|(?:,|\b) ?(?:and|plus)\b ?| & |,(?= )")
MOST_PARTS = 8

NO_FIGURE = "the answer says that there is no figure"
UNREAD = "no head count that can be read for sure"
A_SHARE = "a share gives no head count, so the answer is kept as it is stated"


def answer_counts(origin: Origin, text: str, asked: Question) -> Iterator[Counted]:
    """The counts of the answer to a question that asks for one; or why there are none."""
    stated = clean(text)
    if NOTHING.fullmatch(stated):
        yield Skipped(origin, stated, NO_FIGURE)
        return
    found = counts_in(stated, asked)
    for question, estimate in found.items():
        yield CountRecord(origin, question, estimate, Role.RAPPORTEUR)
    if found:
        return
    if len(stated) <= LONGEST and SHARE.search(in_digits(stated.casefold())):
        yield AnswerRecord(origin, asked, stated)
        yield Finding(origin, stated, A_SHARE)
    else:
        yield Skipped(origin, stated, UNREAD)


def counts_in(text: str, asked: Question) -> Counts:
    """Every count of which the text says plainly whom it counts; empty where any is in doubt."""
    if len(text) > LONGEST:
        return {}
    figures = _with_parts(text) or _side_by_side(text)
    return _by_question(figures, asked)


def _with_parts(text: str) -> list[Figure]:
    """One figure, and those of its parts: `120 (35 women)`, `50, of whom 20 were women`."""
    notes = [first or second for first, second in BRACKETS.findall(text)]
    main = clean(BRACKETS.sub(" ", text))
    clause = CLAUSE.search(main)
    whole = parse_estimate(text)
    if clause is not None and parse_estimate(clause["rest"]) is not None:
        main, notes = main[: clause.start()], [*notes, clause["rest"]]
        found = parse_estimate(main)
        whole = whole or (replace(found, as_stated=text) if found else None)
    if whole is None:
        return []
    parts = [figure for note in notes if (figure := _figure(note)) is not None]
    remarks = " ".join(note for note in notes if not re.search("[0-9]", in_digits(note.casefold())))
    return [Figure(whom(f"{main} {remarks}"), whole), *parts]


def _figure(text: str) -> Figure | None:
    estimate = parse_estimate(text)
    return Figure(whom(text), estimate) if estimate is not None else None


def _side_by_side(text: str) -> list[Figure]:
    """`40 in the room and 12 online`: every part must be a figure, each of others."""
    parts = [part for part in map(str.strip, PARTS.split(text)) if part]
    figures = [_figure(part) for part in parts[: MOST_PARTS + 1]]
    sure = [figure for figure in figures if figure is not None]
    if not 1 < len(parts) <= MOST_PARTS or len(sure) < len(parts):
        return []
    return sure if len({figure.whom for figure in sure}) == len(sure) else []


def _by_question(figures: list[Figure], asked: Question) -> Counts:
    found: Counts = {}
    every = {figure.whom for figure in figures}
    for figure in figures:
        question = _question(figure.whom, every, asked)
        if question is not None:
            found.setdefault(question, figure.estimate)
    return found


def _question(counted: Whom, every: set[Whom], asked: Question) -> Question | None:
    """The question that a figure answers, with the others that stand beside it."""
    if asked in OF_WOMEN:
        if counted is Whom.WOMEN:
            return Question.WOMEN_PRESENT
        # "50, of whom 20 women" says first how many were there.
        others = Question.PARTICIPANTS_PRESENT if Whom.WOMEN in every else asked
        return others if counted is Whom.ALL else None
    if counted in {Whom.ALL, Whom.BOTH} or (counted is Whom.ONSITE and Whom.ONLINE not in every):
        return asked
    return QUESTIONS.get(counted)


def whom(text: str) -> Whom:
    """Whom a figure counts; OTHERS also where it is a part of a part, such as women online."""
    words = text.casefold()
    women, men = bool(WOMEN.search(words)), bool(MEN.search(words))
    place = _place(words)
    if VARIANT.search(words) and not women:
        return Whom.OTHERS
    if women and men:
        return Whom.BOTH
    if not women and not men:
        return place
    if place is not Whom.ALL:
        return Whom.OTHERS
    return Whom.WOMEN if women else Whom.MEN


def _place(words: str) -> Whom:
    online, onsite = bool(ONLINE.search(words)), bool(ONSITE.search(words))
    if online == onsite or NO_ONLINE.search(words) or WITH_ONLINE.search(words):
        return Whom.ALL
    return Whom.ONLINE if online else Whom.ONSITE
