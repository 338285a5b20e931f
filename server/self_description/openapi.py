"""The whole HTTP surface as an OpenAPI 3.1 document.

https://spec.openapis.org/oas/v3.1.1.html
"""

from __future__ import annotations

from collections import defaultdict

from kg.iris import CC0
from server.isolation.limits import Limits
from server.self_description import protocol
from server.self_description.responses import fleeting, given, otherwise, several
from server.self_description.route import Route
from server.self_description.schemas import SCHEMAS, TEXT, Json
from server.self_description.surface import ROUTES
from server.sparql.asking import ENCODED

ABOUT = (
    "Who met at the Internet Governance Forum, as linked data. Every address answers GET, HEAD and"
    " OPTIONS, and everything may be read from any page by CORS. Data has an ETag, and names in"
    " Vary what it depends on; Dataset-Version says which version of the data it is of."
    " A fault is a problem document, or a page where Accept asks for one."
)
TAGS = {
    "endpoint": "Queries in SPARQL 1.1, and examples of them.",
    "things": "What has a name of its own: sessions, meetings, people, bodies, places, documents.",
    "lists": "Where a reader begins.",
    "search": "Everything that has a name, by words.",
    "dataset": "Graphs, the dump of all of them, and their figures.",
    "harvest": "Sessions and documents for libraries and archives, by OAI-PMH 2.0.",
    "vocabulary": "The ontology, the rules and the concepts.",
    "reconciliation": "The Reconciliation Service API 0.2.",
    "releases": "What was published under a version, and earlier states by date.",
    "server": "The server itself.",
}


def document(version: str, dataset: str, address: str, limits: Limits) -> Json:
    """The description.

    version: that of the surface. dataset: that of the data. address: the path that the application
    stands under, or a whole address.
    """
    paths: dict[str, Json] = defaultdict(dict)
    paths["/sparql"] = protocol.operations(limits)
    for route in ROUTES:
        paths[route.path][route.method] = _operation(route)
    return {
        "openapi": "3.1.1",
        "info": {
            "title": "IGF knowledge graph",
            "version": version,
            "x-dataset-version": dataset,
            "description": ABOUT,
            "license": {"name": "CC0 1.0, for our own statements", "url": str(CC0)},
        },
        "servers": [{"url": address}],
        "tags": [{"name": name, "description": about} for name, about in TAGS.items()],
        "paths": dict(sorted(paths.items())),
        "components": {"schemas": SCHEMAS},
    }


def _operation(route: Route) -> Json:
    told: Json = {
        "operationId": route.name,
        "tags": [route.tag],
        "summary": route.summary,
        "responses": _responses(route),
    }
    if route.form:
        fields = {field.name: field.schema or TEXT for field in route.form}
        form = {"schema": {"type": "object", "properties": fields}}
        told["requestBody"] = {"required": True, "content": {ENCODED: form}}
    elif route.parameters:
        told["parameters"] = [parameter.told() for parameter in route.parameters]
    return told


def _responses(route: Route) -> Json:
    if route.gate:
        return {"200": fleeting(route.offers), **several(route.others)}
    usual = (405, 500, 503) if route.redirects or route.method == "post" else (304, 405, 500, 503)
    well: Json = {} if route.redirects else {"200": given(route.offers)}
    return {**well, **several(sorted({*usual, *route.others})), "default": otherwise()}
