"""The headings of the reports on the forum's pages from 2019 on, by their number and key words.

Not every wording of 2019 is on record, so a numbered heading is known by a word of it. A numbered
line is a heading only where its number is the next one: a list in an answer begins anew with 1.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.concepts import Question

KEY_WORDS: tuple[tuple[re.Pattern[str], Question], ...] = tuple(
    (re.compile(words), question)
    for words, question in (
        (r"\bpolicy questions?\b", Question.POLICY_QUESTIONS),
        (r"\bdiscussion areas?\b", Question.DISCUSSION_AREAS),
        (r"\brecommendations?\b|\bway forward\b", Question.POLICY_RECOMMENDATIONS),
        (r"\bother initiatives?\b", Question.OTHER_INITIATIVES),
        (r"\bmaking progress\b", Question.PROGRESS),
        (r"\bparticipa(?:tion|nts)\b", Question.PARTICIPANTS_PRESENT),
        (r"\bgender\b", Question.GENDER_ISSUES),
        (r"\boutputs?\b", Question.SESSION_OUTPUTS),
        (r"\bkey takeaways?\b", Question.KEY_TAKEAWAYS),
        (r"\bcalls? to action\b", Question.CALL_TO_ACTION),
    )
)
WORDINGS: dict[str, Question] = {
    "key policy questions and expectations": Question.POLICY_QUESTIONS,
    "discussion areas": Question.DISCUSSION_AREAS,
    "policy recommendations or suggestions for the way forward": Question.POLICY_RECOMMENDATIONS,
    "estimated participation": Question.PARTICIPANTS_PRESENT,
    "reflection to gender issues": Question.GENDER_ISSUES,
    "key takeaway": Question.KEY_TAKEAWAYS,
    "key takeaways": Question.KEY_TAKEAWAYS,
    "call to action": Question.CALL_TO_ACTION,
    "calls to action": Question.CALL_TO_ACTION,
    "session report": Question.SESSION_REPORT,
}
"""What stands as a heading without a number too, where it is the whole line."""

NUMBERED = re.compile(r"(?P<number>[0-9]{1,2})[.)] ?(?P<words>\S.{2,110}?) ?:?")
ASIDE = re.compile(r" ?\((?:\*|deadline)[^()]{0,200}\)(?: ?[-\u2013] ?click on .{0,200})?")
TITLE_WORD = re.compile(r"[A-Z0-9(]")
LONGEST_SMALL = 3
"""Letters of a word that a heading may write small: and, for, the."""


@dataclass(frozen=True, slots=True)
class Heading:
    """question: None for a numbered heading that no template is known to have."""

    words: str
    question: Question | None
    number: int | None = None


def heading_of(text: str, last: int, in_list: bool) -> Heading | None:
    """The heading that a line is.

    last: the number of the last heading. in_list: a list has begun below it, so that only a known
    heading ends it.
    """
    alone = ASIDE.sub("", text).rstrip(" :")
    whole = WORDINGS.get(alone.casefold())
    if whole is not None:
        return Heading(alone, whole)
    found = NUMBERED.fullmatch(text)
    if found is None or int(found["number"]) <= last:
        return None
    number, words = int(found["number"]), found["words"]
    question = _by_key_word(words)
    if question is not None:
        return Heading(words, question, number)
    is_next = 1 < number == last + 1 and not in_list and _is_titled(words)
    return Heading(words, None, number) if is_next else None


def begins_list(text: str) -> bool:
    """Whether a line is the first of a numbered list."""
    found = NUMBERED.match(text)
    return found is not None and int(found["number"]) == 1


def _by_key_word(words: str) -> Question | None:
    if not _is_titled(words):
        return None
    folded = words.casefold()
    return next((question for form, question in KEY_WORDS if form.search(folded)), None)


def _is_titled(words: str) -> bool:
    """Whether all but small words have a capital, as no sentence has."""
    if words.endswith((".", ";", ",")):
        return False
    long = [word for word in words.split() if len(word) > LONGEST_SMALL]
    return bool(long) and all(TITLE_WORD.match(word) for word in long)
