"""The bodies that the surface names: faults, rows, and what the server says of its health."""

from __future__ import annotations

Json = dict[str, object]

TEXT: Json = {"type": "string"}
NUMBER: Json = {"type": "integer", "minimum": 0}


def reference(name: str) -> Json:
    """A schema by its name among those below."""
    return {"$ref": f"#/components/schemas/{name}"}


PROBLEM: Json = {
    "description": "What is wrong, and what to do (RFC 9457).",
    "type": "object",
    "required": ["type", "title", "status", "detail"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": TEXT,
        "status": {"type": "integer", "minimum": 400, "maximum": 599},
        "detail": {"description": "What is wrong; then what to do.", **TEXT},
        "available": {
            "description": "The forms in which the thing could be had.",
            "type": "array",
            "items": {
                "type": "object",
                "required": ["type", "href"],
                "properties": {"type": TEXT, "href": {"type": "string", "format": "uri-reference"}},
            },
        },
    },
}
RESULTS: Json = {
    "description": "Rows, or a yes or no: SPARQL 1.1 Query Results JSON Format.",
    "type": "object",
    "required": ["head"],
    "properties": {
        "head": {"type": "object", "properties": {"vars": {"type": "array", "items": TEXT}}},
        "results": {
            "type": "object",
            "required": ["bindings"],
            "properties": {"bindings": {"type": "array", "items": {"type": "object"}}},
        },
        "boolean": {"type": "boolean"},
    },
    "oneOf": [{"required": ["results"]}, {"required": ["boolean"]}],
}
HEALTH: Json = {
    "description": "Whether the server is well, and the build that it serves.",
    "type": "object",
    "required": ["status"],
    "properties": {
        "status": {"enum": ["live", "ready", "unready"]},
        "detail": TEXT,
        "build": {"description": "The digest of the build.", **TEXT},
        "version": {"description": "The version of the data.", **TEXT},
        "base": {"type": "string", "format": "uri"},
        "quads": NUMBER,
        "since": {"type": "string", "format": "date-time"},
    },
}
LINKED: Json = {"description": "A JSON-LD document.", "type": ["array", "object"]}
REFERENCES: Json = {
    "description": "References in CSL-JSON (Citation Style Language 1.0.2).",
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title", "URL"],
        "properties": {"id": TEXT, "type": TEXT, "title": TEXT, "URL": TEXT},
    },
}
ANSWER: Json = {"description": "Results, or a JSON-LD document.", "type": ["array", "object"]}
TARGET: Json = {
    "type": "object",
    "required": ["href"],
    "properties": {
        "href": TEXT,
        "type": TEXT,
        "media": TEXT,
        "title": TEXT,
        "hreflang": {"type": "array", "items": TEXT},
    },
    "additionalProperties": {"type": "array", "minItems": 1, "items": TEXT},
}
CONTEXT: Json = {
    "type": "object",
    "required": ["anchor"],
    "properties": {"anchor": TEXT},
    "additionalProperties": {"type": "array", "minItems": 1, "items": TARGET},
}
LINKSET: Json = {
    "description": "RFC 9264, section 4.2: by anchor, then by relation. An attribute that the RFC"
    " does not know has a list of values.",
    "type": "object",
    "required": ["linkset"],
    "additionalProperties": False,
    "properties": {"linkset": {"type": "array", "minItems": 1, "items": CONTEXT}},
}
SUGGESTIONS: Json = {
    "description": "What was typed, names, a line on each, their addresses (OpenSearch); kinds.",
    "type": "array",
    "minItems": 5,
    "maxItems": 5,
}
SCHEMAS: Json = {
    "Answer": ANSWER,
    "Health": HEALTH,
    "Linked": LINKED,
    "Linkset": LINKSET,
    "Problem": PROBLEM,
    "References": REFERENCES,
    "Results": RESULTS,
    "Suggestions": SUGGESTIONS,
    # Another's document says what is in these: OpenAPI 3.1, and the Reconciliation API 0.2.
    "Object": {"type": "object"},
}
