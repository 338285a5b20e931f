"""The questions of the home page, and the tables of the page of figures.

A row says "not stated" where the documents do not say: leaving it out would make the rest a whole.
"""

from __future__ import annotations

from kg.answers.question import Question, question
from kg.namespaces import ONTOLOGY

TOTALS = question(
    "totals",
    "In figures",
    "How many there are of what a reader asks for first.",
    """
SELECT ?meetings ?sessions ?series ?people ?organizations ?documents ?statements WHERE {
  { SELECT (COUNT(DISTINCT ?x) AS ?meetings) WHERE { ?x a igf:Meeting } }
  { SELECT (COUNT(DISTINCT ?x) AS ?sessions) WHERE { ?x a igf:Session } }
  { SELECT (COUNT(DISTINCT ?x) AS ?series) WHERE { ?x a igf:SessionSeries } }
  { SELECT (COUNT(DISTINCT ?x) AS ?people) WHERE { ?x a schema:Person } }
  { SELECT (COUNT(DISTINCT ?x) AS ?organizations) WHERE { ?x a schema:Organization } }
  # Our own sheets that transcribe documents are none themselves.
  { SELECT (COUNT(DISTINCT ?x) AS ?documents) WHERE {
      GRAPH ?g { ?x a igf:SourceDocument FILTER NOT EXISTS { ?of igf:transcribedIn ?x } } } }
  { SELECT (COUNT(DISTINCT ?x) AS ?statements) WHERE {
      GRAPH ?g { ?x a igf:ParticipationStatement } } }
}
""",
)

YEARS = question(
    "meetings",
    "Year by year",
    "Each annual meeting, where it was, and how many of its sessions are here.",
    """
SELECT ?meeting ?name ?start ?place (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?meeting a igf:Meeting ; schema:alternateName ?name ; schema:startDate ?start .
  OPTIONAL { ?session a igf:Session ; schema:superEvent ?meeting }
  OPTIONAL { ?meeting schema:location/schema:address/schema:addressLocality ?city }
  OPTIONAL { ?meeting schema:eventAttendanceMode schema:OnlineEventAttendanceMode .
    BIND("online" AS ?online) }
  BIND(COALESCE(?city, ?online, "") AS ?place)
}
GROUP BY ?meeting ?name ?start ?place
ORDER BY ?start ?meeting ?place
""",
)

OF_SESSIONS = (
    question(
        "sessions-by-year",
        "Sessions by year",
        "How many sessions of each annual meeting are here; a year without any is shown as such.",
        """
SELECT ?meeting ?name (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?meeting a igf:Meeting ; schema:alternateName ?name ; schema:startDate ?start .
  OPTIONAL { ?session a igf:Session ; schema:superEvent ?meeting }
}
GROUP BY ?meeting ?name ?start
ORDER BY ?start ?meeting
""",
    ),
    question(
        "sessions-by-type",
        "Sessions by type",
        "What the programmes call each session, in the words of our list of types.",
        """
SELECT ?type (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?session a igf:Session .
  OPTIONAL { ?session igf:sessionType/skos:prefLabel ?label }
  BIND(COALESCE(?label, "not stated"@en) AS ?type)
}
GROUP BY ?type
ORDER BY DESC(?sessions) ?type
""",
    ),
    question(
        "sessions-by-year-and-type",
        "Sessions by year and type",
        "The same, meeting by meeting.",
        """
SELECT ?meeting ?name ?type (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?session a igf:Session ; schema:superEvent ?meeting .
  ?meeting a igf:Meeting ; schema:alternateName ?name ; schema:startDate ?start .
  OPTIONAL { ?session igf:sessionType/skos:prefLabel ?label }
  BIND(COALESCE(?label, "not stated"@en) AS ?type)
}
GROUP BY ?meeting ?name ?start ?type
ORDER BY ?start ?meeting DESC(?sessions) ?type
""",
    ),
)


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
OF_PEOPLE = (
    question(
        "people-with-most-sessions",
        "People with most sessions",
        "Sessions that a person had a part in, as planned or as reported, and those where a report"
        " or transcript says that it was taken. The first 25.",
        """
SELECT ?person ?name (COUNT(DISTINCT ?session) AS ?sessions) (COUNT(DISTINCT ?taken) AS ?tookPart)
WHERE {
  ?part a igf:Participation ; igf:participant ?person ; igf:inSession ?session .
  ?person a schema:Person ; schema:name ?name .
  OPTIONAL {
    ?part igf:status <https://w3id.org/igf-kg/voc/participation-status/took-part> ;
      igf:inSession ?taken .
  }
}
GROUP BY ?person ?name
ORDER BY DESC(?sessions) DESC(?tookPart) ?name ?person
LIMIT 25
""",
    ),
    question(
        "organizations-with-most-sessions",
        "Organisations with most sessions",
        "Sessions in which somebody spoke for a body, or the body itself had a part. The first 25.",
        """
SELECT ?organization ?name (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?part a igf:Participation ; igf:affiliation|igf:participant ?organization ;
    igf:inSession ?session .
  ?organization a schema:Organization ; schema:name ?name .
}
GROUP BY ?organization ?name
ORDER BY DESC(?sessions) ?name ?organization
LIMIT 25
""",
    ),
    question(
        "co-speakers",
        "Who was on the programme together most often",
        "Pairs of people who both had a part in two sessions or more, as planned or reported, and"
        " the sessions where a report or transcript says so of both. The first 25.",
        """
SELECT ?person ?name ?other ?otherName (COUNT(DISTINCT ?session) AS ?sessions)
  (COUNT(DISTINCT ?taken) AS ?tookPart)
WHERE {
  ?one a igf:Participation ; igf:inSession ?session ; igf:participant ?person .
  ?two igf:inSession ?session ; igf:participant ?other .
  FILTER(STR(?person) < STR(?other))
  ?person a schema:Person ; schema:name ?name .
  ?other a schema:Person ; schema:name ?otherName .
  OPTIONAL { ?session schema:performer ?person , ?other BIND(?session AS ?taken) }
}
GROUP BY ?person ?name ?other ?otherName
HAVING(COUNT(DISTINCT ?session) > 1)
ORDER BY DESC(?sessions) DESC(?tookPart) ?name ?otherName ?person ?other
LIMIT 25
""",
    ),
)

# By the terms that are ours first: to look through all statements takes ten times as long.
OURS = f"?term rdfs:isDefinedBy <{ONTOLOGY.rstrip('#')}> ."
CLASSES_IN_USE = question(
    "classes-in-use",
    "Classes in use",
    "How many things are of a class of ours, in whichever graph, and the first of them.",
    f"""
SELECT ?term (COUNT(DISTINCT ?thing) AS ?uses) (MIN(STR(?thing)) AS ?example) WHERE {{
  {OURS}
  GRAPH ?g {{ ?thing a ?term }}
}}
GROUP BY ?term
ORDER BY ?term
""",
)
PROPERTIES_IN_USE = question(
    "properties-in-use",
    "Properties in use",
    "How many things have a property of ours, in whichever graph, and the first of them.",
    f"""
SELECT ?term (COUNT(DISTINCT ?thing) AS ?uses) (MIN(STR(?thing)) AS ?example) WHERE {{
  {OURS}
  GRAPH ?g {{ ?thing ?term ?value }}
}}
GROUP BY ?term
ORDER BY ?term
""",
)

TABLES = (*OF_SESSIONS, *OF_PARTS, *OF_PEOPLE)
QUESTIONS = (TOTALS, YEARS, *TABLES, CLASSES_IN_USE, PROPERTIES_IN_USE)
