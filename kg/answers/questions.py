"""The questions of the home page, and the tables of the page of figures.

A row says "not stated" where the documents do not say: leaving it out would make the rest a whole.
"""

from __future__ import annotations

from kg.answers.head_counts import OF_COUNTS
from kg.answers.parties import OF_PARTIES
from kg.answers.parts import OF_PARTS, OF_PARTS_BY_YEAR
from kg.answers.question import question
from kg.answers.terms_in_use import OF_TERMS

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

SESSIONS_BY_YEAR = question(
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
)
SESSIONS_BY_TYPE = question(
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
)
SESSIONS_BY_YEAR_AND_TYPE = question(
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
)
OF_SESSIONS = (SESSIONS_BY_YEAR, SESSIONS_BY_TYPE, SESSIONS_BY_YEAR_AND_TYPE)

TABLES = (*OF_SESSIONS, *OF_PARTS, *OF_PARTS_BY_YEAR, *OF_PARTIES, *OF_COUNTS)
QUESTIONS = (TOTALS, YEARS, *TABLES, *OF_TERMS)
