"""The labels of the 2017 workshop report template, found even where a page break cuts them."""

from __future__ import annotations

import re
from enum import StrEnum


class Label(StrEnum):
    """A label of the template, worded as it prints it."""

    TITLE = "Session Title"
    DATE = "Date"
    TIME = "Time"
    ORGANIZER = "Session Organizer"
    RAPPORTEUR = "Rapporteur/Notetaker"
    SPEAKERS = "List of Speakers and their institutional affiliations"
    PRESENTATIONS = (
        "If there were presentations during the session,"
        " please provide a 1-paragraph summary for each Presentation"
    )
    SUGGESTIONS = (
        "Please describe any Participant suggestions regarding the way forward/"
        "potential next steps/key takeaways"
    )
    GENDER_HEADING = "Gender Reporting Questions"
    PARTICIPANTS = "Estimate the overall number of the participants present at the session"
    WOMEN = "Estimate the overall number of women present at the session"
    GENDER_EXTENT = (
        "To what extent did the session discuss gender equality and/or women's empowerment"
    )
    GENDER_SUMMARY = (
        "If the session addressed issues related to gender equality and/or women's empowerment,"
        " please provide a brief summary of the discussion"
    )


SHORTEST_PART = 20
AFTER = r"(?!\w)[ :?]*(?:\([0-9]+ paragraphs?\))?[ :]*"


def _form(label: Label) -> re.Pattern[str]:
    words = re.escape(label).replace("'", "['\u2019]").replace("/", " ?/ ?")
    return re.compile(f"{words}{AFTER}(?P<value>.*)", re.IGNORECASE | re.DOTALL)


FORMS = {label: _form(label) for label in Label}


def label_and_value(text: str) -> tuple[Label, str] | None:
    """The label that a text opens with, and what follows it."""
    for label, form in FORMS.items():
        found = form.fullmatch(text)
        if found is not None:
            return label, found["value"]
    return None


def label_begun(text: str) -> Label | None:
    """The one label whose beginning the whole text is, cut off by a page break."""
    start = text.casefold().replace("\u2019", "'")
    if len(start) < SHORTEST_PART:
        return None
    begun = [label for label in Label if label.casefold().startswith(start)]
    return begun[0] if len(begun) == 1 else None
