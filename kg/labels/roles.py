"""What a printed role label stands for.

A whole label is looked up first, then its parts around a slash or an "and"; labels that name a post
rather than a part in the session ("2019 MAG Chair") are in no table.
"""

from __future__ import annotations

import re

from kg.concepts import Role
from kg.labels.plain import folded, plain

LABELS: dict[Role, tuple[str, ...]] = {
    Role.SPEAKER: (
        "speaker",
        "speakers",
        "confirmed speaker",
        "additional speaker",
        "additional speakers",
        "confirmed speakers",
        "first speaker",
        "host country speaker",
        "planned speaker",
        "speaker planned",
        "resource person",
        "resource persons",
        "scene setter",
    ),
    Role.KEYNOTE_SPEAKER: ("keynote", "keynote speaker"),
    Role.PANELLIST: ("panel", "panelist", "panelists", "panellist", "panellists"),
    Role.PRESENTER: ("presenter", "presenters"),
    Role.DISCUSSANT: ("discussant", "discussants", "respondent"),
    Role.MODERATOR: (
        "moderator",
        "moderators",
        "co-moderator",
        "floor and readout moderator",
        "lead moderator",
        "moderador",
        "moderadora",
        "moderation",
    ),
    Role.ONSITE_MODERATOR: ("onsite moderator", "on-site moderator", "in-person moderator"),
    Role.ONLINE_MODERATOR: (
        "online moderator",
        "on-line moderator",
        "remote moderator",
        "remote moderators",
    ),
    Role.CHAIR: (
        "chair",
        "chairman",
        "chairperson",
        "chairwoman",
        "co-chair",
        "assistant chair",
        "chair of panel",
        "host country chair",
        "host country co-chair",
        "session chair",
    ),
    Role.FACILITATOR: ("facilitator", "facilitators", "co-facilitator", "cofacilitator"),
    Role.RAPPORTEUR: ("rapporteur", "rapporteurs", "notetaker", "note taker", "note-taker"),
    Role.PROPOSER: ("proposer", "proposer's name", "primary contact"),
    Role.CO_PROPOSER: ("co-proposer", "co-proposer's name", "secondary contact"),
    Role.ORGANIZER: (
        "organizer",
        "organizers",
        "organiser",
        "organisers",
        "convener",
        "convenor",
        "organizing nri",
        "session organizer",
        "session organizers",
        "session organiser",
        "session organisers",
        "workshop organizer",
        "workshop organiser",
    ),
    Role.CO_ORGANIZER: (
        "co-organizer",
        "co-organizers",
        "co-organiser",
        "co-organisers",
        "collaborating",
        "collaboration",
        "institutional co-organizer",
        "institutional co-organizers",
        "mag co-organiser",
        "partner",
    ),
    Role.SPONSOR: ("sponsor", "cosponsor", "co-sponsor"),
    Role.AUDIENCE_CONTRIBUTOR: (
        "participating as audience",
        "participant from the floor",
        "audience",
    ),
    Role.ONLINE_CONTRIBUTOR: ("online participant", "remote participant"),
    Role.PARTICIPANT: ("participant", "participants", "attending"),
}
ROLES: dict[str, Role] = {label: role for role, labels in LABELS.items() for label in labels}
JOINTS = re.compile(r"\s*/\s*|\s+and\s+|\s*&\s*|\s*,\s*")

# Greeted, named or asked, but not said to have had a part.
NO_PARTICIPATION = frozenset(
    {
        "absent",
        "advisory group member invited",
        "announced, absent",
        "commemorated",
        "greeted",
        "invited",
        "mentioned",
        "present",
    }
)


def roles_of(label: str) -> tuple[Role, ...]:
    """The roles in the order printed; the unspecified role where no part of the label is known."""
    text = plain(label)
    if text in ROLES:
        return (ROLES[text],)
    known = (ROLES[part] for part in map(plain, JOINTS.split(text)) if part in ROLES)
    return tuple(dict.fromkeys(known)) or (Role.UNSPECIFIED,)


def is_participation(label: str) -> bool:
    """Whether the label says that the party had, or was to have, a part in the session."""
    return folded(label) not in NO_PARTICIPATION and plain(label) not in NO_PARTICIPATION
