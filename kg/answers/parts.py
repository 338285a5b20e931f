"""Questions of parts in sessions: by what is stated of them, over all years and year by year."""

from __future__ import annotations

from kg.answers.question import Question, question


def _parts_by(key: str, title: str, about: str, name: str, term: str) -> Question:
    return question(
        key,
        title,
        about,
        f"""
SELECT ?{name} (COUNT(DISTINCT ?part) AS ?parts) (COUNT(DISTINCT ?reported) AS ?tookPart)
  (COUNT(DISTINCT ?person) AS ?parties)
WHERE {{
  ?part a igf:Participation .
  OPTIONAL {{ ?part igf:participant ?person }}
  OPTIONAL {{ ?part {term}/skos:prefLabel ?label }}
  OPTIONAL {{
    ?part igf:status <https://w3id.org/igf-kg/voc/participation-status/took-part> .
    BIND(?part AS ?reported)
  }}
  BIND(COALESCE(?label, "not stated"@en) AS ?{name})
}}
GROUP BY ?{name}
ORDER BY DESC(?parts) ?{name}
""",
    )


PART = (
    "A part is one party in one session, as planned or as reported; it counts as taken where a"
    " report or transcript says so."
)
OF_PARTS = (
    _parts_by(
        "parts-by-stakeholder-group",
        "Parts by stakeholder group",
        f"The group that a document gives for a party in a session. {PART}",
        "group",
        "igf:stakeholderGroup",
    ),
    _parts_by(
        "parts-by-region",
        "Parts by region",
        f"The region that a document gives for a party in a session. {PART}",
        "region",
        "igf:statedRegion",
    ),
    _parts_by(
        "parts-by-un-group",
        "Parts by regional group of the United Nations",
        f"The regional group that a document gives for a party in a session. {PART}",
        "unGroup",
        "igf:statedUnGroup",
    ),
    _parts_by(
        "parts-by-status",
        "Parts by status",
        f"Whether a part was planned, taken or withdrawn. {PART}",
        "status",
        "igf:status",
    ),
)


def _parts_by_year(key: str, title: str, about: str, name: str, term: str) -> Question:
    return question(
        key,
        title,
        about,
        f"""
SELECT ?meeting ?name ?{name} (COUNT(DISTINCT ?part) AS ?parts)
  (COUNT(DISTINCT ?person) AS ?parties)
WHERE {{
  ?part a igf:Participation ; igf:inSession/schema:superEvent ?meeting .
  ?meeting a igf:Meeting ; schema:alternateName ?name ; schema:startDate ?start .
  OPTIONAL {{ ?part igf:participant ?person }}
  OPTIONAL {{ ?part {term}/skos:prefLabel ?label }}
  BIND(COALESCE(?label, "not stated"@en) AS ?{name})
}}
GROUP BY ?meeting ?name ?start ?{name}
ORDER BY ?start ?meeting DESC(?parts) ?{name}
""",
    )


PARTS_BY_YEAR = question(
    "parts-by-year",
    "Parts by year",
    f"How many parts of each annual meeting are here, and how many parties had them. {PART}",
    """
SELECT ?meeting ?name (COUNT(DISTINCT ?part) AS ?parts) (COUNT(DISTINCT ?reported) AS ?tookPart)
  (COUNT(DISTINCT ?person) AS ?parties)
WHERE {
  ?meeting a igf:Meeting ; schema:alternateName ?name ; schema:startDate ?start .
  OPTIONAL {
    ?part a igf:Participation ; igf:inSession/schema:superEvent ?meeting .
    OPTIONAL { ?part igf:participant ?person }
    OPTIONAL {
      ?part igf:status <https://w3id.org/igf-kg/voc/participation-status/took-part> .
      BIND(?part AS ?reported)
    }
  }
}
GROUP BY ?meeting ?name ?start
ORDER BY ?start ?meeting
""",
)
BY_STATUS = _parts_by_year(
    "parts-by-year-and-status",
    "Parts by year and status",
    f"Whether a part was planned, taken or withdrawn, meeting by meeting. {PART}",
    "status",
    "igf:status",
)
BY_ROLE = _parts_by_year(
    "parts-by-year-and-role",
    "Parts by year and role",
    f"What a party was in a session as, meeting by meeting; a part may have two roles. {PART}",
    "role",
    "igf:role",
)
BY_STAKEHOLDER_GROUP = _parts_by_year(
    "parts-by-year-and-stakeholder-group",
    "Stakeholder groups by year",
    f"The group that a document gives for a party in a session, meeting by meeting. {PART}",
    "group",
    "igf:stakeholderGroup",
)
BY_REGION = _parts_by_year(
    "parts-by-year-and-region",
    "Regions by year",
    f"The region that a document gives for a party in a session, meeting by meeting. {PART}",
    "region",
    "igf:statedRegion",
)
OF_PARTS_BY_YEAR = (PARTS_BY_YEAR, BY_STATUS, BY_ROLE, BY_STAKEHOLDER_GROUP, BY_REGION)
