"""What the addresses of the site may be asked with."""

from __future__ import annotations

from server.forms import GRAPHS, TRIPLES
from server.self_description.route import Parameter

COUNT = {"type": "integer", "minimum": 0}
WHERE = "Its path, which may have slashes in it, such as `session/2017/ws15`."
PATH = Parameter("path", WHERE, "path", example="session/2017/ws15")
FILE = Parameter(
    "path",
    f"{WHERE[:-1]}, with an ending, such as `.ttl`.",
    "path",
    example="session/2017/ws15.ttl",
)
PROFILE = Parameter(
    "profile",
    "Of JSON-LD: `full` for all that is told, `lean` for what search engines read.",
    schema={"type": "string", "enum": ["full", "lean"]},
    example="lean",
)
ENDING = Parameter("suffix", "The form of the data.", "path", {"enum": list(TRIPLES)})
WORDS = Parameter("q", "Words that a name has in it.", example="access")
PAGE = Parameter("page", "The page of a list.", schema={"type": "integer", "minimum": 1}, example=1)
YEAR = Parameter(
    "year",
    "The year of a meeting.",
    schema={"type": "string", "pattern": r"^\d{4}$"},
    example="2017",
)
FORMAT = Parameter(
    "format",
    "The form, by its ending or as `html`; it outranks Accept.",
    schema={"enum": ["html", *TRIPLES]},
)
GRAPH_FORMAT = Parameter(
    "format",
    "The form, by its ending or as `html`; it outranks Accept.",
    schema={"enum": ["html", *GRAPHS]},
)
LISTED = (WORDS, YEAR, PAGE)
NAMED = (WORDS, PAGE)
PART = Parameter("part", "Which list of the thing.", "path", example="participants")
PREFIX = Parameter("prefix", "The beginning of a name.")
CURSOR = Parameter("cursor", "How many suggestions to pass over.", schema=COUNT)
LIMIT = Parameter("limit", "How many suggestions at most.", schema=COUNT)
TYPE = Parameter("type", "The key of a type.")
ASKED = (
    Parameter("queries", "A batch of queries, as JSON."),
    Parameter("query", "One query, as in version 0.1 of the API."),
    Parameter("extend", "A data extension, as JSON."),
)
LOOSE = (TYPE, Parameter("type_strict", "As in version 0.1."), LIMIT)
TABLE = Parameter("key", "The key of a table.", "path", example="sessions-by-year")
GRAPH = Parameter(
    "name", "The last part of the graph's IRI, and an ending for data.", "path", example="curated"
)
TERM = Parameter("name", "The name of a term, and an ending for data.", "path", example="Session")
RULE = Parameter(
    "name", "The name of a rule, and an ending for data.", "path", example="SessionShape"
)
LINKED = Parameter(
    "path",
    "The path of a page, such as `doc/session/2017/ws15`; with the ending `.json` for JSON.",
    "path",
    example="doc/session/2017/ws15",
)
CONCEPT = Parameter(
    "path", "A scheme, or a scheme and a concept; with an ending for data.", "path", example="role"
)
EXAMPLE = Parameter(
    "key",
    "The key of an example; with an ending, `.rq` too, for data.",
    "path",
    example="01-speakers",
)
