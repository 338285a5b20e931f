"""Questions of the ontology: how often each of its terms is used, and by what first."""

from __future__ import annotations

from kg.answers.question import question
from kg.namespaces import ONTOLOGY

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
OF_TERMS = (CLASSES_IN_USE, PROPERTIES_IN_USE)
