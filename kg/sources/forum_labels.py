"""The labels that the forum's own forms and pages have had over the years, and what they introduce.

One table serves all generations, since no label changed its meaning: a form of 2014 is known by its
labels, as one of 2025 is. A label is compared without its numbering, remarks and stars.
"""

from __future__ import annotations

import re
from enum import StrEnum

from kg.labels.plain import BRACKETS, folded, plain


class Label(StrEnum):
    """What a labelled part of a page holds."""

    TITLE = "title"
    SHORT_TITLE = "short title"
    THEME = "theme"
    TAG = "tag"
    GOALS = "goals"
    FORMAT = "format"
    DURATION = "duration"
    WHEN = "when"
    DATE = "date"
    ROOM = "room"
    ORGANIZERS = "organizers"
    PROPOSER = "proposer"
    PAIR = "pair"
    CONTACT = "contact"
    CONTACT_FIELD = "contact field"
    SPEAKERS = "speakers"
    MODERATORS = "moderators"
    EARLIER = "earlier"
    REPORT = "report"
    LINK = "link"
    STATUS = "status"
    PERSONAL = "personal"
    TEXT = "text"


PEOPLE = frozenset({Label.ORGANIZERS, Label.SPEAKERS, Label.MODERATORS})
NUMBERED = PEOPLE | {Label.TAG}
LISTS = PEOPLE | {Label.THEME, Label.TAG, Label.GOALS, Label.EARLIER, Label.LINK}
"""Labels whose value may go on for several lines; that of the others is one line."""

LABELS: dict[Label, tuple[str, ...]] = {
    Label.TITLE: (
        "title",
        "session title",
        "title of session",
        "title of proposed workshop",  # 2013, 2015
        "title of the proposed workshop",
        "workshop title",
        "full title",
    ),
    Label.SHORT_TITLE: ("short title",),  # 2017
    Label.THEME: (
        "which of the broad igf themes does your workshop fall under?",  # 2013
        "igf theme",
        "igf 2014 sub theme that this workshop fall under",
        "which of the igf 2015 subtheme(s) does your proposed workshop fall under?",
        "igf 2015 subtheme(s)",
        "theme",
        "themes",
        "subtheme",  # from 2018
        "subthemes",
        "sub-theme",
        "sub-themes",
        "main theme",
        "issue area",  # 2021
        "focus area(s)",
        "topic(s)",
    ),
    Label.TAG: ("tag", "tags", "subject matter #tags that describe the workshop"),
    Label.GOALS: (
        "sdgs",  # from 2019
        "sdg",
        "sustainable development goals",
        "link with sdgs",
        "relevant sdgs",
    ),
    Label.FORMAT: (
        "type of the session",  # 2013
        "type of session",  # 2014
        "workshop format",  # 2015
        "session format",  # 2017
        "format",
        "room set-up",
    ),
    Label.DURATION: (
        "duration",
        "duration (minutes)",  # from 2024
        "duration of proposed session",  # 2014
        "duration of proposed workshop",  # 2015
        "session duration",
    ),
    Label.WHEN: ("time", "date and time", "date/time", "event calendar date", "session time"),
    Label.DATE: ("date", "day"),
    Label.ROOM: ("room", "venue", "location", "session room", "workshop room"),
    Label.ORGANIZERS: (
        "organizer",
        "organizers",
        "organiser",
        "organisers",
        "session organizers",
        "session organisers",
        "workshop organiser",
        "workshop organizer",
        "co-organizer",
        "co-organizers",
        "co-organisers",
        "institutional co-organizers",
        "provide the name of the institutional co-organiser(s) of the workshop and their"
        " affiliation to various stakeholder groups",  # 2013
        "name(s) and stakeholder and organizational affiliation(s) of institutional"
        " co-organizer(s)",  # 2014
        "name, stakeholder group, and organizational affiliation of workshop proposal"
        " co-organizer(s)",  # 2015
        "listed co-organizers",
    ),
    Label.PROPOSER: (
        "proposer's name",  # 2017
        "proposer's organization",
        "proposer's organisation",
        "co-proposer's name",
        "co-proposer's organization",
        "co-proposer's organisation",
    ),
    Label.PAIR: ("country", "stakeholder group"),  # 2017, and in a contact's block
    Label.CONTACT: (
        "primary contact information",  # 2015
        "secondary contact information",
    ),
    Label.CONTACT_FIELD: (
        "ms. / mr.",
        "ms./mr.",
        "mr./ms.",
        "first name",
        "given name",
        "family name",
        "family name / surname",
        "surname",
        "last name",
        "name",
        "organization",
        "organisation",
        "organizational affiliation",
        "country of organization",
        "country where organization is based",
        "regional group",
        "region",
    ),
    Label.SPEAKERS: (
        "speaker",
        "speakers",
        "additional speakers",
        "confirmed speakers",
        "speakers/panelists",
        "panellists",
        "panelists",
        "panelist",
        "discussants",
        "resource persons",
        "presenters",
        "presenter",
        "names and affiliations (stakeholder group, organization) of speakers the proposer is"
        " planning to invite",  # 2014
        "list of speakers",
    ),
    Label.MODERATORS: (
        "moderator",
        "moderators",
        "name of moderator(s)",  # 2014
        "name of remote moderator(s)",
        "remote moderator",
        "remote moderators",
        "onsite moderator",
        "on-site moderator",
        "in-person moderator",
        "online moderator",
        "rapporteur",
        "rapporteurs",
        "chair",
        "co-chair",
        "session chair",
        "facilitator",
    ),
    Label.EARLIER: (
        "have you organised a workshop with a similar subject during past igf meetings?",  # 2013
        "have you, or any of your co-organisers, organised an igf workshop before?",
        "has the proposer, or any of the co-organizers, organized an igf workshop before?",  # 2014
        "previous workshop",
        "previous workshop(s)",
        "organized before",
    ),
    Label.REPORT: (
        "the link to the workshop report",  # 2014
        "link to the workshop report",
        "link to report",
        "report",
        "report link",
    ),
    Label.LINK: ("background paper", "video", "recording", "transcript", "reference document"),
    Label.STATUS: ("status", "session status", "workshop status"),
    Label.PERSONAL: (
        "city",  # 2015
        "country of residence",
        "nationality",
        "email",
        "e-mail",
        "email address",
        "phone",
        "telephone",
        "mobile",
        "gender",
        "sex",
        "age",
        "date of birth",
    ),
    Label.TEXT: (
        "description",
        "concise description of proposed workshop",
        "please provide a concise description of the proposed workshop",
        "description of how the proposer plan to facilitate discussion amongst speakers, audience"
        " members and remote participants",
        "agenda",
        "session agenda",
        "content of the session",
        "internet governance issue",
        "issue(s)",
        "interventions",
        "diversity",
        "discussion facilitation",
        "expected outcomes",
        "expected outcome",
        "relevance of the session",
        "relevance of the issue",
        "relevance to theme",
        "relevance to internet governance",
        "policy question(s)",
        "policy questions",
        "speaker profile",
        "speakers profile",
        "speaker profiles",
        "online participation",
        "proposed additional tools",
        "format description",
        "hybrid format",
        "using official tool",
        "participation and interaction",
        "targets",
        "background",
        "conducted an igf session before?",
        "what will participants gain from attending this session?",
        "session report",
        "how will you facilitate interaction between onsite and online speakers and attendees?",
        "please explain how your organization will run the session",
        "additional reference document",
    ),
}
BY_TEXT = {text: label for label, texts in LABELS.items() for text in texts}
RUN_ON = sorted((text for text in BY_TEXT if len(text) > 20), key=len, reverse=True)
"""Labels that the saved forms of 2014 run together with their value, the longest first."""
RUN_ON_SHORT = ("type of session", "name of moderator(s)", "duration of proposed session")
LONGEST = 200
FATE = re.compile(
    r"\W{0,3}(?:note:? )?(?:(?:this|the) (?:workshop|session|proposal|event|open forum)"
    r" (?:has been|have been|was|is|will be) )?(?P<fate>withdrawn|cancell?ed|moved|postponed|merged"
    r"|merger)\b(?P<rest>.{0,160})",
    re.IGNORECASE,
)
"""A short note of what became of a session, which no field holds."""

NUMBERING = re.compile(r"^(?:[-\u2022\u25cf*]\s+|\(?(?:[0-9]{1,2}|[a-j])[.)]\s+)+", re.IGNORECASE)
REMARK_AT_END = re.compile(r"\s*\((?:max|min|tip|tick|\*|[0-9]+ )[^()]*\)\s*$", re.IGNORECASE)


def label_of(text: str) -> Label | None:
    """What a printed label introduces: `Speaker 3 (TBC)` the speakers, and None for no label."""
    if not 0 < len(text) <= LONGEST:
        return None
    bare = REMARK_AT_END.sub("", NUMBERING.sub("", text.strip(), count=1))
    whole = folded(bare)
    known = BY_TEXT.get(whole) or BY_TEXT.get(folded(BRACKETS.sub(" ", whole)))
    # "Room 4" is a room, and "Speaker 4" a label.
    numbered = BY_TEXT.get(plain(whole))
    return known or (numbered if numbered in NUMBERED else None)


def run_on(text: str) -> tuple[str, str] | None:
    """A label at the start of the line and the value that follows it without any sign."""
    start = text[:LONGEST].casefold()
    found = next((label for label in (*RUN_ON, *RUN_ON_SHORT) if start.startswith(label)), None)
    if found is None or text[len(found) : len(found) + 1] not in {" ", "\t"}:
        return None
    return text[: len(found)], text[len(found) :].strip()
