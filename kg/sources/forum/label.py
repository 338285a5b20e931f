"""What a labelled part of the forum's pages holds, whatever words its year had for it."""

from __future__ import annotations

from enum import StrEnum


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
