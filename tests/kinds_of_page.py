"""One page of each kind, out of the project's own data: for the browser tests and screenshots."""

from __future__ import annotations

KINDS = {
    "home": "/",
    "meeting": "/doc/meeting/2017",
    "session": "/doc/session/2017/ws15",
    "person": "/doc/person/p5a5fhg0047",
    "organisation": "/doc/org/omkpetr4ytt",
    "series": "/doc/series/dc-internet-rights-and-principles",
    "place": "/doc/place/2019/estrel",
    "document": "/doc/source/0ce82cd57c2af8ce",
    "statement": "/doc/statement/sacvp4td35c",
    "list": "/sessions?year=2017",
    "programmes": "/programme",
    "programme": "/programme/2017",
    "picked": "/picked?s=2017/ws15,ws301,of48",
    "search": "/search?q=cybersecurity",
    "pictures": "/pictures",
    "picture": "/pictures/sessions-by-year",
    "concept": "/voc/session-type/workshop",
    "term": "/ontology/Participation",
    "ontology": "/ontology",
    "figures": "/figures",
    "query": "/sparql?query=SELECT%20%3Fs%20%3Fp%20%7B%20%3Fs%20%3Fp%20true%20%7D",
    "dataset": "/void",
    "releases": "/releases",
    "downloads": "/dumps/",
    "changes": "/changes",
    "problem": "/no/such/page",
}
LATER = frozenset(
    {
        *(
            "ontology",
            "figures",
            "dataset",
            "downloads",
            "changes",
            "statement",
            "list",
            "pictures",
        ),
        *("concept", "programmes", "series"),
    }
)
"""Kinds that look like another, or have very many lines: `make site` looks at them too."""
