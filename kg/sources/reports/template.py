"""The labels of the report templates of 2015 to 2018, found even where a page break cuts them.

A label is known by the wordings that it has had. Each part of a record gives as its place the
template's own wording, whole and without what it asks in brackets.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from kg.concepts import Question


class Label(StrEnum):
    """What a label asks for, worded as the template of 2017 prints it, or the first that had it."""

    TITLE = "Session Title"
    SESSION_TYPE = "Session Type"
    DATE = "Date"
    TIME = "Time"
    DATE_AND_TIME = "Date & Time"
    ORGANIZER = "Session Organizer"
    CHAIR = "Chairperson/Moderator"
    RAPPORTEUR = "Rapporteur/Notetaker"
    SPEAKERS = "List of Speakers and their institutional affiliations"
    THEME = "Theme"
    SUBTHEME = "Subtheme"
    KEY_ISSUES = "Key Issues raised"
    PRESENTATIONS = (
        "If there were presentations during the session,"
        " please provide a 1-paragraph summary for each Presentation"
    )
    DISCUSSIONS = "Please describe the Discussions that took place during the workshop session"
    SUGGESTIONS = (
        "Please describe any Participant suggestions regarding the way forward/"
        "potential next steps/key takeaways"
    )
    KEY_MESSAGES = "Please state no more than three (3) key messages of the discussion"
    AGREEMENT = (
        "Please elaborate on the discussion held, specifically on areas of agreement and divergence"
    )
    RECOMMENDATIONS = (
        "Please describe any policy recommendations or suggestions regarding the way forward/"
        "potential next steps"
    )
    PROGRESS = (
        "What ideas surfaced in the discussion with respect to how the IGF ecosystem might make"
        " progress on this issue"
    )
    GENDER_HEADING = "Gender Reporting Questions"
    PARTICIPANTS = "Estimate the overall number of the participants present at the session"
    WOMEN = "Estimate the overall number of women present at the session"
    WOMEN_AND_GENDER_VARIANT = (
        "Please estimate the total number of women and gender-variant individuals present"
    )
    GENDER_EXTENT = (
        "To what extent did the session discuss gender equality and/or women's empowerment"
    )
    GENDER_SUMMARY = (
        "If the session addressed issues related to gender equality and/or women's empowerment,"
        " please provide a brief summary of the discussion"
    )
    GENDER_ISSUES = (
        "To what extent did the session discuss gender issues,"
        " and if to any extent, what was the discussion"
    )
    OUTPUTS = "Session outputs and other relevant links"


OTHER_WORDINGS: dict[Label, tuple[str, ...]] = {
    Label.TITLE: ("Title",),
    Label.DATE_AND_TIME: ("Date and Time",),
    Label.ORGANIZER: (
        *("Workshop Organiser", "Workshop Organizer", "Workshop Organisers", "Organizer"),
        *("Session Organisers", "Session Organizers", "Session Organiser", "Organizers"),
    ),
    Label.CHAIR: ("Chair/Moderator", "Chairperson", "Moderator"),
    Label.RAPPORTEUR: ("Rapporteur/Note Taker", "Rapporteur"),
    Label.PRESENTATIONS: (
        "If there are Presentations during the workshop session,"
        " please provide a 1-paragraph summary for each Presentation",
    ),
    Label.PARTICIPANTS: ("Please estimate the total number of participants",),
}

ANSWERED: dict[Label, Question] = {
    Label.KEY_ISSUES: Question.KEY_ISSUES,
    Label.PRESENTATIONS: Question.PRESENTATIONS,
    Label.DISCUSSIONS: Question.DISCUSSIONS,
    Label.SUGGESTIONS: Question.PARTICIPANT_SUGGESTIONS,
    Label.KEY_MESSAGES: Question.KEY_MESSAGES,
    Label.AGREEMENT: Question.AGREEMENT_AND_DIVERGENCE,
    Label.RECOMMENDATIONS: Question.POLICY_RECOMMENDATIONS,
    Label.PROGRESS: Question.PROGRESS,
    Label.GENDER_EXTENT: Question.GENDER_DISCUSSED_EXTENT,
    Label.GENDER_SUMMARY: Question.GENDER_SUMMARY,
    Label.GENDER_ISSUES: Question.GENDER_ISSUES,
    Label.OUTPUTS: Question.SESSION_OUTPUTS,
}
COUNTED: dict[Label, Question] = {
    Label.PARTICIPANTS: Question.PARTICIPANTS_PRESENT,
    Label.WOMEN: Question.WOMEN_PRESENT,
    Label.WOMEN_AND_GENDER_VARIANT: Question.WOMEN_AND_GENDER_VARIANT_PRESENT,
}

SHORTEST_PART = 20
LONGEST_SHORT = 24
"""A label of no more characters can begin a sentence, so a colon or nothing must follow it."""

ASIDE = r"(?: ?(?:\(s\)|[(\[][^()\[\]]{1,160}[)\]]))?"
AFTER = rf"(?!\w){ASIDE}[ :?.|]*{ASIDE}[ :.|]*"
AFTER_SHORT = rf"(?:\(s\))?{ASIDE} ?(?:[:|][ :|]*|$)"


@dataclass(frozen=True, slots=True)
class Opening:
    """A label that a text opens with, how the template words it, and what follows."""

    label: Label
    wording: str
    value: str


def _form(wording: str) -> re.Pattern[str]:
    words = re.escape(wording).replace("'", "['\u2019]").replace("/", " ?/ ?")
    after = AFTER_SHORT if len(wording) <= LONGEST_SHORT else AFTER
    return re.compile(f"{words}{after}(?P<value>.*)", re.IGNORECASE | re.DOTALL)


FORMS = tuple(
    (label, wording, _form(wording))
    for label in Label
    for wording in (label.value, *OTHER_WORDINGS.get(label, ()))
)

FIRST_WORDS = sorted({re.split(r"\W", wording)[0] for _, wording, _ in FORMS})
BEGINS = re.compile(rf"(?:{'|'.join(FIRST_WORDS)})\b", re.IGNORECASE)
"""What most lines do not begin with, so that few are compared with every label."""


def opening(text: str) -> Opening | None:
    """The label that a text opens with, and what follows it."""
    if BEGINS.match(text) is None:
        return None
    for label, wording, form in FORMS:
        found = form.fullmatch(text)
        if found is not None:
            return Opening(label, wording, found["value"])
    return None


def label_begun(text: str) -> Label | None:
    """The one label whose beginning the whole text is, cut off by a page break."""
    start = text.casefold().replace("\u2019", "'")
    if len(start) < SHORTEST_PART:
        return None
    begun = {label for label, wording, _ in FORMS if wording.casefold().startswith(start)}
    return begun.pop() if len(begun) == 1 else None
