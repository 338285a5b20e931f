"""Questions of how many were there: numbers as documents state them, never added up."""

from __future__ import annotations

from kg.answers.question import Question, question


def _counts(key: str, title: str, about: str, thing: str, pattern: str) -> Question:
    return question(
        key,
        title,
        about,
        f"""
SELECT ?{thing} ?name ?year ?counted ?stated ?number ?atLeast ?approximate WHERE {{
  ?count a igf:CountEstimate ; igf:asStated ?stated ; igf:countOf/skos:prefLabel ?counted .
  {pattern}
  OPTIONAL {{ ?count schema:value ?number }}
  OPTIONAL {{ ?count schema:minValue ?atLeast }}
  OPTIONAL {{ ?count igf:isApproximate ?approximate }}
  BIND(SUBSTR(STR(?start), 1, 4) AS ?year)
}}
ORDER BY ?start ?{thing} ?counted ?stated ?number ?atLeast
""",
    )


OF_MEETINGS = _counts(
    "participants-of-meetings",
    "Participants of each meeting, as stated",
    "What documents say of how many took part in a meeting, in their words. They count in"
    " different ways, and no two numbers are added up.",
    "meeting",
    """?count igf:ofMeeting ?meeting ; igf:countOf ?what .
  FILTER(STRENDS(STR(?what), "participants"))
  ?meeting schema:alternateName ?name ; schema:startDate ?start .""",
)
OF_SESSIONS = _counts(
    "head-counts-of-sessions",
    "Head counts of sessions, as stated",
    "What documents say of how many were in a session, and how many of them women, in their"
    " words. A lower bound says nothing of a share.",
    "session",
    """?count igf:inSession ?session .
  ?session schema:name ?name ; schema:superEvent/schema:startDate ?start .""",
)
OF_COUNTS = (OF_MEETINGS, OF_SESSIONS)
