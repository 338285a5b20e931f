"""Questions of people and organisations: who has most sessions, and who shares them."""

from __future__ import annotations

from kg.answers.question import question

PEOPLE_WITH_MOST = question(
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
)
ORGANIZATIONS_WITH_MOST = question(
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
)
CO_SPEAKERS = question(
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
)
TOGETHER = question(
    "organizations-together",
    "Which organisations were in the same sessions most often",
    "Pairs of bodies that were both in two sessions or more: somebody spoke for each, or it had a"
    " part itself, as planned or reported. The first 40.",
    """
SELECT ?organization ?name ?other ?otherName (COUNT(DISTINCT ?session) AS ?sessions) WHERE {
  ?one a igf:Participation ; igf:inSession ?session ;
    igf:affiliation|igf:participant ?organization .
  ?two igf:inSession ?session ; igf:affiliation|igf:participant ?other .
  FILTER(STR(?organization) < STR(?other))
  ?organization a schema:Organization ; schema:name ?name .
  ?other a schema:Organization ; schema:name ?otherName .
}
GROUP BY ?organization ?name ?other ?otherName
HAVING(COUNT(DISTINCT ?session) > 1)
ORDER BY DESC(?sessions) ?name ?otherName ?organization ?other
LIMIT 40
""",
)
OF_PARTIES = (PEOPLE_WITH_MOST, ORGANIZATIONS_WITH_MOST, CO_SPEAKERS, TOGETHER)
