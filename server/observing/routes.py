"""A path as the template of its route, so that figures by route stay few whatever is asked for."""

from __future__ import annotations

OTHER = "other"
EXACT = frozenset(
    {
        "/",
        "/.well-known/void",
        "/changes",
        "/changes.atom",
        "/documents",
        "/dump.nq",
        "/dumps/",
        "/examples",
        "/favicon.ico",
        "/figures",
        "/graph/",
        "/health",
        "/health/live",
        "/health/ready",
        "/meetings",
        "/metrics",
        "/oai",
        "/ontology",
        "/openapi.json",
        "/opensearch.xml",
        "/organizations",
        "/people",
        "/pictures",
        "/picked",
        "/programme",
        "/places",
        "/reconcile",
        "/releases",
        "/releases.json",
        "/review",
        "/robots.txt",
        "/search",
        "/search.json",
        "/series",
        "/sessions",
        "/shapes",
        "/sitemap.xml",
        "/sparql",
        "/suggest",
        "/terms.json",
        "/themes",
        "/voc/",
        "/void",
    }
)
UNDER = (
    "/calendar/",
    "/changes/",
    "/cite/",
    "/data/",
    "/doc/",
    "/dumps/",
    "/examples.",
    "/examples/",
    "/figures/",
    "/graph/",
    "/id/",
    "/linkset/",
    "/ontology.",
    "/ontology/",
    "/pictures/",
    "/picked.",
    "/programme/",
    "/reconcile/",
    "/release/",
    "/releases/",
    "/review/",
    "/shapes.",
    "/shapes/",
    "/sitemaps/",
    "/static/",
    "/timegate/",
    "/timemap/",
    "/voc/",
    "/void.",
    "/whole/",
    "/whole/",
)
TEMPLATES = frozenset({OTHER, *EXACT, *(f"{start}*" for start in UNDER)})


def template(path: str) -> str:
    """The template of a path below the application's root: `/sparql`, `/id/*`, or `other`."""
    if path in EXACT:
        return path
    return next((f"{start}*" for start in UNDER if path.startswith(start)), OTHER)
