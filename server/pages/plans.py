"""Which parts the page of each kind of thing has: what a reader comes for stands first.

A part is the name of a template in `templates/entity`; one with nothing to tell leaves no trace.
"""

from __future__ import annotations

END = ("elsewhere", "documents", "history", "cite")
SHORT_END = ("documents", "history", "cite")

PLANS: dict[str, tuple[str, ...]] = {
    "Session": (
        *("actions", "facts", "participants", "counts", "answers", "differences", "pictures"),
        *("reasons", "sayings", "judgements", *END),
    ),
    "Annual meeting": (
        *("facts", "slots", "calendar", "counts", "pictures", "differences", "sayings", *END),
    ),
    "Person": (
        *("parts", "calendar", "pictures", "companions", "facts", "differences", "identity", *END),
    ),
    "Organisation": ("facts", "parts", "pictures", "companions", "differences", "identity", *END),
    "Series of sessions": (
        *("facts", "slots", "calendar", "pictures", "differences", "reasons", *END),
    ),
    "Series of meetings": ("facts", "slots", "pictures", "differences", *END),
    "Room": ("slots", "facts", "differences", *SHORT_END),
    "Place": ("hosted", "rooms", "slots", "facts", "differences", *SHORT_END),
    "Theme": ("slots", "facts", "history", "cite"),
    "Tag": ("slots", "facts", "history", "cite"),
    "Type of session": ("facts", "slots", "cite"),
    "Format of session": ("facts", "slots", "cite"),
    "Concept scheme": ("subjects", "facts", "history", "cite"),
    "Document": ("source", "facts", "history", "cite"),
    "Participation": ("facts", "statements", *SHORT_END),
    "Difference between documents": ("difference", "facts", "history", "cite"),
    "Judgement on identity": ("judgement", "facts", "history", "cite"),
}
# Of anything else all that is known, and what speaks of it.
OTHERS = (
    *("facts", "statements", "counts", "answers", "differences", "judgements"),
    *("sayings", "elsewhere", "documents", "mentioned", "history", "cite"),
)


def plan(kind: str) -> tuple[str, ...]:
    """The parts of the page of a kind, in order."""
    return PLANS.get(kind, OTHERS)
