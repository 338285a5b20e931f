"""What this service offers, and where, for a client that knows its address alone."""

from __future__ import annotations

from urllib.parse import urlsplit

from kg.namespaces import ONTOLOGY
from server.reconciliation.kinds import KINDS
from server.reconciliation.queries import MOST_QUERIES
from server.reconciliation.results import Json, type_of

PATH = "/reconcile"
WIDTH, HEIGHT = 420, 300
LIMIT = {
    "name": "limit",
    "label": "Limit",
    "type": "number",
    "default": 0,
    "help_text": "How many values to fetch at most for each row; 0 fetches all.",
}


def manifest(here: str, base: str) -> Json:
    """here: the address that the application stands at, without a slash at the end."""
    service = f"{here}{PATH}"
    return {
        "versions": ["0.1", "0.2"],
        "name": "IGF knowledge graph",
        "identifierSpace": f"{base}id/",
        "schemaSpace": ONTOLOGY,
        "defaultTypes": [type_of(kind) for kind in KINDS.values()],
        "view": {"url": f"{here}/id/{{{{id}}}}"},
        "preview": {
            "url": f"{service}/preview?id={{{{id}}}}",
            "width": WIDTH,
            "height": HEIGHT,
        },
        "suggest": {
            what: {"service_url": service, "service_path": f"/suggest/{what}"}
            for what in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": service, "service_path": "/properties"},
            "property_settings": [LIMIT],
        },
        "batchSize": MOST_QUERIES,
    }


def address(url_root: str, host: str, base: str) -> str:
    """Where clients reach the application; the scheme is the base's, for a proxy may do TLS."""
    known = urlsplit(base)
    here = urlsplit(url_root)
    scheme = known.scheme if known.netloc == host else here.scheme
    return here._replace(scheme=scheme).geturl().rstrip("/")
