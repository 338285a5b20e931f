"""Which field the words of a column's header point to, for the draft of a mapping.

A draft is for a person to correct, so a likely field is better here than none.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from kg.sources.tables.column import ABOUT_GENDER
from kg.sources.tables.column_fields import Field


@dataclass(frozen=True, slots=True)
class Proposal:
    """role: of a column of people or bodies. of: of a head count."""

    field: Field
    role: str | None = None
    of: str | None = None


# The first that fits counts, so the more telling forms stand first.
NEVER = re.compile(r"e-?mail|phone|password|internal|remark|comment|^notes?$|passport|address line")
WORDS: tuple[tuple[str, Proposal], ...] = (
    (r"(?:number|no\.?|count|#) of (?:women|female)", Proposal(Field.COUNT, of="women-present")),
    (
        r"(?:number|no\.?|count) of (?:online|remote)",
        Proposal(Field.COUNT, of="online-participants"),
    ),
    (
        r"(?:number|no\.?|count) of (?:participants|attendees|people)|attendance|head ?count",
        Proposal(Field.COUNT, of="participants-present"),
    ),
    (r"(?:event|session|unique)[ _]?(?:uid|guid)|^uid$|^guid$|^uuid$", Proposal(Field.UID)),
    (r"(?:first|given) ?names?", Proposal(Field.GIVEN_NAME)),
    (r"(?:last|family|sur) ?names?", Proposal(Field.FAMILY_NAME)),
    (
        r"affiliation|institution|company|employer|speaker organi[sz]ation",
        Proposal(Field.AFFILIATION),
    ),
    (r"job title|position|designation|title of speaker", Proposal(Field.POSITION)),
    (r"stakeholder", Proposal(Field.STAKEHOLDER)),
    (r"regional group|region", Proposal(Field.REGION)),
    (r"country|nationality", Proposal(Field.COUNTRY)),
    (r"^role|speaker role", Proposal(Field.ROLE)),
    (r"(?:online|remote) moderator", Proposal(Field.PARTY, "Online moderator")),
    (r"(?:on-?site|in-person) moderator", Proposal(Field.PARTY, "Onsite moderator")),
    (r"moderator", Proposal(Field.PARTY, "Moderator")),
    (r"rapporteur|note ?-?taker", Proposal(Field.PARTY, "Rapporteur")),
    (r"panell?ist", Proposal(Field.PARTY, "Panellist")),
    (r"co-?proposer", Proposal(Field.PARTY, "Co-Proposer")),
    (r"proposer", Proposal(Field.PARTY, "Proposer")),
    (r"\bchair", Proposal(Field.PARTY, "Chair")),
    (r"facilitator", Proposal(Field.PARTY, "Facilitator")),
    (r"discussant", Proposal(Field.PARTY, "Discussant")),
    (r"speaker|presenter|resource person", Proposal(Field.PARTY, "Speaker")),
    (r"co-?organi[sz]er", Proposal(Field.ORGANIZATION, "Co-Organizer")),
    (r"organi[sz]er|organi[sz]ing|convenor|^host$", Proposal(Field.ORGANIZATION, "Organizer")),
    (r"sponsor", Proposal(Field.ORGANIZATION, "Sponsor")),
    (r"video|recording|youtube|stream", Proposal(Field.VIDEO)),
    (r"transcript", Proposal(Field.TRANSCRIPT)),
    (r"report", Proposal(Field.REPORT)),
    (r"proposal (?:link|url)|^proposal$", Proposal(Field.PROPOSAL)),
    (r"slides|^files?$|document", Proposal(Field.FILE)),
    (r"^(?:url|link|web ?page|session (?:url|link|page))$", Proposal(Field.ADDRESS)),
    (r"web ?site", Proposal(Field.WEBSITE)),
    (r"(?:session|workshop|proposal|event)? ?(?:code|no\.?|number|id|#)$", Proposal(Field.CODE)),
    (r"time ?zone", Proposal(Field.ZONE)),
    (r"(?:start|begin|from)(?:s|ing)?\b", Proposal(Field.START)),
    (r"(?:end|finish|until)(?:s|ing)?\b|^to$", Proposal(Field.END)),
    (r"duration|length|minutes", Proposal(Field.DURATION)),
    (r"\bdate|\bday\b", Proposal(Field.DATE)),
    (r"\btimes?\b|\bslot", Proposal(Field.TIME)),
    (r"\broom|venue|location|\bhall\b", Proposal(Field.ROOM)),
    (r"capacity|seats", Proposal(Field.CAPACITY)),
    (r"format|set-?up|layout", Proposal(Field.FORMAT)),
    (r"status", Proposal(Field.STATUS)),
    (r"language", Proposal(Field.LANGUAGE)),
    (r"\bsdgs?\b|development goal", Proposal(Field.SDGS)),
    (r"theme|track|\btopic", Proposal(Field.THEMES)),
    (r"\btags?\b|keyword", Proposal(Field.TAGS)),
    (r"\btype|category|\bkind\b", Proposal(Field.TYPE)),
    (r"\byear\b|edition", Proposal(Field.YEAR)),
    (r"title|^(?:session|workshop|event|name|subject)(?: name)?$", Proposal(Field.TITLE)),
)
COMPILED = tuple((re.compile(words), proposal) for words, proposal in WORDS)


def proposal(name: str) -> Proposal | None:
    """What a folded header is likely to hold; None for what no table should be asked for."""
    words = name.replace("_", " ")
    if NEVER.search(words) or ABOUT_GENDER.search(words):
        return None
    return next((found for form, found in COMPILED if form.search(words)), None)
