"""The closed lists of concepts that records and the graph speak in.

Each enumeration is one SKOS scheme in `ontology/`; a member's value is the last part of its IRI.
A test holds the two equal.
"""

from __future__ import annotations

from enum import StrEnum


class Concept(StrEnum):
    """A member of a closed concept scheme."""

    @classmethod
    def scheme(cls) -> str:
        """The last part of the scheme's IRI, such as `participation-status`."""
        return SCHEMES[cls]


class Role(Concept):
    """What a party did, or was to do, in a session."""

    SPEAKER = "speaker"
    KEYNOTE_SPEAKER = "keynote-speaker"
    PANELLIST = "panellist"
    PRESENTER = "presenter"
    DISCUSSANT = "discussant"
    MODERATOR = "moderator"
    ONSITE_MODERATOR = "onsite-moderator"
    ONLINE_MODERATOR = "online-moderator"
    CHAIR = "chair"
    FACILITATOR = "facilitator"
    RAPPORTEUR = "rapporteur"
    PROPOSER = "proposer"
    CO_PROPOSER = "co-proposer"
    ORGANIZER = "organizer"
    CO_ORGANIZER = "co-organizer"
    SPONSOR = "sponsor"
    AUDIENCE_CONTRIBUTOR = "audience-contributor"
    ONLINE_CONTRIBUTOR = "online-contributor"
    PARTICIPANT = "participant"
    UNSPECIFIED = "unspecified"


class Status(Concept):
    """How certain a source makes it that the party took part."""

    PLANNED = "planned"
    CONFIRMED = "confirmed"
    TOOK_PART = "took-part"
    WITHDRAWN = "withdrawn"
    NOT_LISTED_IN_REPORT = "not-listed-in-report"
    UNKNOWN = "unknown"


class SessionStatus(Concept):
    """How far a session is known to have got."""

    PROPOSED = "proposed"
    SCHEDULED = "scheduled"
    HELD = "held"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"
    MOVED = "moved"
    MERGED = "merged"
    GONE = "no-longer-listed"


class Stakeholder(Concept):
    """Stakeholder groups as IGF forms have offered them over the years."""

    GOVERNMENT = "government"
    PRIVATE_SECTOR = "private-sector"
    CIVIL_SOCIETY = "civil-society"
    TECHNICAL_COMMUNITY = "technical-community"
    ACADEMIA = "academia"
    INTERGOVERNMENTAL = "intergovernmental"
    MEDIA = "media"
    LEGISLATOR = "legislator"
    YOUTH = "youth"


class StatedRegion(Concept):
    """Regions as documents print them; never turned into a United Nations group."""

    AFRICA = "africa"
    ASIA = "asia"
    EUROPE = "europe"
    WESTERN_EUROPE = "western-europe"
    EASTERN_EUROPE = "eastern-europe"
    NORTH_AMERICA = "north-america"
    SOUTH_AMERICA = "south-america"
    LATIN_AMERICA = "latin-america"
    MIDDLE_EAST = "middle-east"
    OCEANIA = "oceania"
    EAST_AFRICA = "east-africa"


class UnGroup(Concept):
    """United Nations regional groups, where a document names one itself."""

    AFRICAN = "african"
    ASIA_PACIFIC = "asia-pacific"
    EASTERN_EUROPEAN = "eastern-european"
    GRULAC = "grulac"
    WEOG = "weog"
    INTERGOVERNMENTAL_ORGANIZATION = "intergovernmental-organization"


class SessionType(Concept):
    """The kinds of slot in an IGF programme."""

    MAIN = "main"
    WORKSHOP = "workshop"
    OPEN_FORUM = "open-forum"
    BEST_PRACTICE_FORUM = "best-practice-forum"
    DYNAMIC_COALITION = "dynamic-coalition"
    POLICY_NETWORK = "policy-network"
    NRI = "nri"
    LIGHTNING = "lightning"
    PRE_EVENT = "pre-event"
    CEREMONY = "ceremony"
    OPEN_MIC = "open-mic"
    NEWCOMERS = "newcomers"
    HIGH_LEVEL = "high-level"
    OTHER = "other"


class SeriesKind(Concept):
    """What the sessions of a series have in common."""

    DYNAMIC_COALITION = "dynamic-coalition"
    BEST_PRACTICE_FORUM = "best-practice-forum"
    POLICY_NETWORK = "policy-network"
    NRI = "nri"
    OPEN_FORUM = "open-forum"
    WORKSHOPS = "workshops"
    SLOT = "slot"


class SessionFormat(Concept):
    """How a session was set up."""

    PANEL = "panel"
    ROUND_TABLE = "round-table"
    DEBATE = "debate"
    BIRDS_OF_A_FEATHER = "birds-of-a-feather"
    BREAK_OUT = "break-out"
    FLASH = "flash"
    OTHER = "other"


class Question(Concept):
    """What a report template asks; a concept per template year is made from it."""

    PARTICIPANTS_PRESENT = "participants-present"
    WOMEN_PRESENT = "women-present"
    WOMEN_AND_GENDER_VARIANT_PRESENT = "women-and-gender-variant-present"
    ONSITE_PARTICIPANTS = "onsite-participants"
    ONLINE_PARTICIPANTS = "online-participants"
    KEY_ISSUES = "key-issues"
    KEY_MESSAGES = "key-messages"
    PRESENTATIONS = "presentations"
    DISCUSSIONS = "discussions"
    AGREEMENT_AND_DIVERGENCE = "agreement-and-divergence"
    PARTICIPANT_SUGGESTIONS = "participant-suggestions"
    POLICY_QUESTIONS = "policy-questions"
    DISCUSSION_AREAS = "discussion-areas"
    POLICY_RECOMMENDATIONS = "policy-recommendations"
    OTHER_INITIATIVES = "other-initiatives"
    PROGRESS = "progress"
    KEY_TAKEAWAYS = "key-takeaways"
    CALL_TO_ACTION = "call-to-action"
    SESSION_REPORT = "session-report"
    SESSION_OUTPUTS = "session-outputs"
    GENDER_DISCUSSED_EXTENT = "gender-discussed-extent"
    GENDER_SUMMARY = "gender-summary"
    GENDER_ISSUES = "gender-issues"


class MeetingCount(Concept):
    """What is counted of a whole annual meeting."""

    PARTICIPANTS = "participants"
    ONSITE_PARTICIPANTS = "onsite-participants"
    ONLINE_PARTICIPANTS = "online-participants"
    COUNTRIES = "countries"
    SESSIONS = "sessions"


class Verdict(Concept):
    """What an identity judgement says of two mentions."""

    SAME = "same"
    DIFFERENT = "different"
    UNSURE = "unsure"


class Authority(Concept):
    """Registers elsewhere that people and bodies are linked to."""

    WIKIDATA = "wikidata"
    ROR = "ror"
    ISNI = "isni"
    ORCID = "orcid"


class Evidence(Concept):
    """Reasons for or against two mentions being one party."""

    SAME_NORMALISED_NAME = "same-normalised-name"
    SAME_DOCUMENT = "same-document"
    SAME_SESSION = "same-session"
    SAME_SINGLE_ROLE = "same-single-role"
    SAME_ORGANIZATION = "same-organization"
    SURNAME_EQUAL = "surname-equal"
    ACRONYM_IN_SAME_DOCUMENT = "acronym-in-same-document"
    LEGAL_FORM_ONLY = "legal-form-only"
    SPELLING_SLIP = "spelling-slip"
    SHORT_FORM = "short-form"
    SAME_PERSON_BOTH_NAMES = "same-person-both-names"
    MIDDLE_INITIAL_DIFFERS = "middle-initial-differs"
    WORDING_DIFFERS = "wording-differs"
    COUNTRY_QUALIFIER_DIFFERS = "country-qualifier-differs"
    CHANGE_EVENT_ON_RECORD = "change-event-on-record"
    SAME_WEBSITE = "same-website"
    IDENTIFIER_IN_DOCUMENT = "identifier-in-document"
    CROSS_REFERENCE = "cross-reference"
    SAME_BUT_FOR_MARKS = "same-but-for-marks"
    MIDDLE_NAME_LEFT_OUT = "middle-name-left-out"
    INITIAL_FOR_GIVEN_NAME = "initial-for-given-name"
    ONLY_FIT_IN_SESSION = "only-fit-in-session"
    NAME_ORDER_BY_CAPITALS = "name-order-by-capitals"
    RARE_NAME = "rare-name"
    AKIN_AFFILIATION = "akin-affiliation"
    SAME_SERIES = "same-series"
    SHARED_COMPANIONS = "shared-companions"
    SAME_COUNTRY = "same-country"
    GIVEN_NAME_AND_SURNAME_EQUAL = "given-name-and-surname-equal"
    SAME_WORDS = "same-words"
    ALIKE_NAME = "alike-name"
    NAME_ORDER_DIFFERS = "name-order-differs"
    GENERATION_DIFFERS = "generation-differs"
    GIVEN_NAME_DIFFERS = "given-name-differs"
    MIDDLE_NAME_DIFFERS = "middle-name-differs"
    SURNAME_DIFFERS = "surname-differs"
    COUNTRY_DIFFERS = "country-differs"
    AFFILIATION_DIFFERS = "affiliation-differs"
    BOTH_IN_ONE_DOCUMENT = "both-in-one-document"
    COMMON_NAME = "common-name"
    READ_SIDE_BY_SIDE = "read-side-by-side"
    NAME_ON_RECORD = "name-on-record"
    ACRONYM_ON_RECORD = "acronym-on-record"
    ACRONYM_IN_OTHER_DOCUMENT = "acronym-in-other-document"
    INITIALS_MATCH = "initials-match"
    BLANKS_ONLY = "blanks-only"
    SMALL_WORDS_ONLY = "small-words-only"
    SAME_STATED_COUNTRY = "same-stated-country"
    SAME_PERSON_AFFILIATED = "same-person-affiliated"
    RARE_WORDS_SHARED = "rare-words-shared"
    ALIKE_IN_LETTERS = "alike-in-letters"
    SUBSET_OF_WORDS = "subset-of-words"
    NUMBERS_DIFFER = "numbers-differ"
    PART_OF_A_BODY = "part-of-a-body"
    ONLY_GENERIC_WORDS_SHARED = "only-generic-words-shared"
    STATED_COUNTRIES_DIFFER = "stated-countries-differ"


class Rule(Concept):
    """The printed rules by which the curated graph is made."""

    SESSION_CODE_AND_YEAR = "session-code-and-year"
    SESSION_EDITORIAL_KEY = "session-editorial-key"
    SAME_TITLE_AND_DAY = "same-title-and-day"
    SAME_NAME_IN_ONE_DOCUMENT = "same-name-in-one-document"
    SAME_NAME_IN_ONE_SESSION = "same-name-in-one-session"
    SURNAME_ROLE_AND_ORGANIZATION_IN_ONE_SESSION = "surname-role-and-organization-in-one-session"
    SAME_NAME_AND_ORGANIZATION = "same-name-and-organization"
    NAME_VARIANT_IN_ONE_SESSION = "name-variant-in-one-session"
    SHORT_NAME_IN_ONE_SESSION = "short-name-in-one-session"
    SPELLING_SLIP_IN_ONE_SESSION = "spelling-slip-in-one-session"
    ONLY_FIT_IN_ONE_SESSION = "only-fit-in-one-session"
    SAME_NAME_AND_CONTEXT = "same-name-and-context"
    SAME_RARE_NAME = "same-rare-name"
    RARE_NAME_MISSPELT = "rare-name-misspelt"
    SAME_NORMALISED_ORGANIZATION = "same-normalised-organization"
    ACRONYM_IN_ITS_DOCUMENT = "acronym-in-its-document"
    ACRONYM_SPELT_OUT_ELSEWHERE = "acronym-spelt-out-elsewhere"
    ORGANIZATION_ON_RECORD = "organization-on-record"
    SAME_ORGANIZATION_WORDS = "same-organization-words"
    SAME_ORGANIZATION_AND_COUNTRY = "same-organization-and-country"
    SAME_ORGANIZATION_AND_PERSON = "same-organization-and-person"
    PROGRAMME_FIRST = "programme-first"
    REPORT_FIRST = "report-first"
    TOOK_PART_OUTRANKS_PLAN = "took-part-outranks-plan"
    UNRESOLVED_SHOW_BOTH = "unresolved-show-both"
    BODY_IN_TITLE = "body-in-title"
    BODY_AMONG_ORGANIZERS = "body-among-organizers"
    OPEN_FORUM_OF_BODY = "open-forum-of-body"
    RECURRING_SLOT = "recurring-slot"
    LISTED_IN_SHEET = "listed-in-sheet"
    CONTINUES_AS_STATED = "continues-as-stated"
    SAME_BODY_NEXT_YEAR = "same-body-next-year"
    REVIEWED = "reviewed"


class WithdrawalReason(Concept):
    """Why an id stands for nothing any more."""

    TAKE_DOWN = "take-down"
    NO_ENTITY = "no-entity"
    NOT_PUBLIC_ROLE = "not-public-role"


class DocumentKind(Concept):
    """What kind of document a witness is."""

    PROGRAMME_PAGE = "programme-page"
    SESSION_PAGE = "session-page"
    SESSION_REPORT = "session-report"
    TRANSCRIPT = "transcript"
    PROPOSAL = "proposal"
    ARCHIVE_PAGE = "archive-page"
    OTHER_PAGE = "other-page"
    FACT_SHEET = "fact-sheet"


SCHEMES: dict[type[Concept], str] = {
    Role: "role",
    Status: "participation-status",
    SessionStatus: "session-status",
    Stakeholder: "stakeholder",
    StatedRegion: "stated-region",
    UnGroup: "un-group",
    SessionType: "session-type",
    SeriesKind: "series-kind",
    SessionFormat: "session-format",
    Question: "report-question",
    MeetingCount: "meeting-count",
    Verdict: "verdict",
    Authority: "authority",
    Evidence: "evidence",
    Rule: "rule",
    WithdrawalReason: "withdrawal-reason",
    DocumentKind: "document-kind",
}
