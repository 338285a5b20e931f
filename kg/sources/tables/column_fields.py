"""The fields that a column of a table may be mapped to, and the options that each one takes."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """What a column holds."""

    TITLE = "title"
    CODE = "code"
    UID = "uid"
    TYPE = "type"
    YEAR = "year"
    DATE = "date"
    START = "start"
    END = "end"
    TIME = "time"
    ZONE = "zone"
    DURATION = "duration"
    ROOM = "room"
    FORMAT = "format"
    STATUS = "status"
    LANGUAGE = "language"
    CAPACITY = "capacity"
    CONTINUES = "continues"
    MERGED_INTO = "merged_into"
    MERGED_FROM = "merged_from"
    ADDRESS = "address"
    THEMES = "themes"
    TAGS = "tags"
    SDGS = "sdgs"
    FLAGS = "flags"
    COUNT = "count"
    VIDEO = "video"
    FILE = "file"
    WEBSITE = "website"
    PROPOSAL = "proposal"
    REPORT = "report"
    TRANSCRIPT = "transcript"
    PARTY = "party"
    ORGANIZATION = "organization"
    GIVEN_NAME = "given_name"
    FAMILY_NAME = "family_name"
    AFFILIATION = "affiliation"
    POSITION = "position"
    STAKEHOLDER = "stakeholder"
    REGION = "region"
    COUNTRY = "country"
    ROLE = "role"
    ACCOUNT = "account"


NAMES = frozenset({Field.PARTY, Field.GIVEN_NAME, Field.FAMILY_NAME})
PERSON_PARTS = frozenset(
    {
        Field.AFFILIATION,
        Field.POSITION,
        Field.STAKEHOLDER,
        Field.REGION,
        Field.COUNTRY,
        Field.ROLE,
        Field.ACCOUNT,
    }
)
LINKS = frozenset(
    {
        Field.VIDEO,
        Field.FILE,
        Field.WEBSITE,
        Field.PROPOSAL,
        Field.REPORT,
        Field.TRANSCRIPT,
    }
)
LISTS = frozenset({Field.THEMES, Field.TAGS, Field.SDGS, Field.FLAGS, Field.MERGED_FROM})
REPEATED = LINKS | LISTS | {Field.COUNT, Field.PARTY, Field.ORGANIZATION}
"""Fields of which a table may have several columns; of parts of a person, one for each person."""

CONSTANT = frozenset(
    {
        Field.TYPE,
        Field.DATE,
        Field.ROOM,
        Field.FORMAT,
        Field.STATUS,
        Field.LANGUAGE,
        Field.THEMES,
        Field.TAGS,
    }
)

OPTIONS: dict[Field, frozenset[str]] = {
    **dict.fromkeys(Field, frozenset()),
    **dict.fromkeys(LINKS | LISTS, frozenset({"separator"})),
    **dict.fromkeys(PERSON_PARTS, frozenset({"person", "separator"})),
    Field.GIVEN_NAME: frozenset({"person", "role"}),
    Field.FAMILY_NAME: frozenset({"person", "role"}),
    Field.PARTY: frozenset({"person", "role", "separator", "parts"}),
    Field.ORGANIZATION: frozenset({"role", "separator"}),
    Field.COUNT: frozenset({"of", "by"}),
    Field.STATUS: frozenset({"words"}),
}
"""The options of a column in braces, by its field."""
