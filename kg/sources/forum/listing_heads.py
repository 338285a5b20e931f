"""What in a list of sessions is a heading, and what it says of the entries below it."""

from __future__ import annotations

import re

from kg.concepts import SessionStatus

# A whole page of its own in one line: `IGF 2019 Pre-Event #2 Title`.
FULL = re.compile(
    r"^\W{0,4}IGF 20[0-9]{2}\W{1,4}(?P<code>[A-Za-z][\w /-]{1,30}?#? ?[0-9]{1,4})\b", re.MULTILINE
)
CODED = re.compile(
    r"^\W{0,4}(?P<code>(?:WS|Workshop|OF|Open Forum|Pre-Event|Day 0 Event"
    r"|Lightning (?:Talk|Session)|Town Hall|Networking(?: Session)?|Launch ?/ ?Award(?: Event)?"
    r"|No\.) ?#?-? ?[0-9]{1,4})\b",
    re.MULTILINE | re.IGNORECASE,
)
NUMBERED = re.compile(
    r"^\W{0,4}(?P<code>#?[0-9]{1,3})(?:[:.)]|\t| [-\u2013])?[ \t]+(?P<title>\S.{4,240})$",
    re.MULTILINE,
)
FATE_WORD = re.compile(
    r"\b(?:Approved|Accepted|Selected|Conditional\w*|Merged|Withdrawn|Rejected|Declined|Pending"
    r"|Cancell?ed|Feeder|Other|Received|Proposed|IGF 20[0-9]{2})\b",
    re.IGNORECASE,
)
KIND_WORD = re.compile(
    r"\b(?:Workshops?|Open Forums?|Proposals|Sessions|Events|Town Halls|Lightning Talks)\b",
    re.IGNORECASE,
)
LONGEST_HEADING = 80

# "Accepted" puts a session in the programme; that it was held is for others to say. Rejected
# proposals, and those that wait, are proposals still.
STATUSES: tuple[tuple[str, SessionStatus], ...] = (
    ("not approved", SessionStatus.PROPOSED),
    ("not accepted", SessionStatus.PROPOSED),
    ("not selected", SessionStatus.PROPOSED),
    ("rejected", SessionStatus.PROPOSED),
    ("declined", SessionStatus.PROPOSED),
    ("withdrawn", SessionStatus.WITHDRAWN),
    ("cancel", SessionStatus.CANCELLED),
    ("merge", SessionStatus.MERGED),
    ("condition", SessionStatus.PROPOSED),
    ("pending", SessionStatus.PROPOSED),
    ("received", SessionStatus.PROPOSED),
    ("approved", SessionStatus.SCHEDULED),
    ("accepted", SessionStatus.SCHEDULED),
    ("selected", SessionStatus.SCHEDULED),
    ("propos", SessionStatus.PROPOSED),
)
# The colouring schemes of 2011 and 2012.
COLOURS: dict[str, SessionStatus] = {
    "green": SessionStatus.SCHEDULED,
    "yellow": SessionStatus.PROPOSED,
    "orange": SessionStatus.PROPOSED,
    "red": SessionStatus.PROPOSED,
    "blue": SessionStatus.MERGED,
}


def is_heading(text: str) -> bool:
    """Whether a line stands above a list of sessions of one kind or fate."""
    if not 0 < len(text) <= LONGEST_HEADING or text.endswith((".", ",", ";")):
        return False
    fate = FATE_WORD.search(text)
    return fate is not None and KIND_WORD.search(text, fate.end()) is not None


def status_in(text: str) -> SessionStatus | None:
    """The status that a heading or a cell tells, in words or by the name of a colour."""
    folded = text.casefold()
    by_colour = COLOURS.get(folded.strip(" ()[]"))
    return by_colour or next((status for word, status in STATUSES if word in folded), None)
