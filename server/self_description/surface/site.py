"""What every site has. What is answered before the site is asked."""

from __future__ import annotations

from server.self_description.route import Parameter, Route
from server.self_description.surface.offers import JSON

SITE = (
    Route("/openapi.json", "openapi", "This description.", "server", (JSON,)),
    Route("/robots.txt", "robots", "What crawlers leave alone.", "server", ("text/plain",)),
    Route("/sitemap.xml", "sitemap", "The files of addresses.", "server", ("application/xml",)),
    Route(
        "/sitemaps/{name}.xml",
        "sitemapFile",
        "The addresses of pages of one kind, with the day of their last change.",
        "server",
        ("application/xml",),
        (404,),
        (Parameter("name", "The name of a file.", "path", example="sessions-1"),),
    ),
    Route(
        "/static/{path}",
        "static",
        "What the pages look like.",
        "server",
        ("text/css", "text/javascript", "image/svg+xml", "image/png", "text/plain"),
        (404,),
        (Parameter("path", "The name of a file.", "path", example="style.css"),),
    ),
    Route("/favicon.ico", "favicon", "Leads to the icon.", "server", (), (301,), redirects=True),
)
GATE = (
    Route("/health", "health", "Its health, for a person.", "server", (JSON,), gate=True),
    Route("/health/live", "live", "Whether the process answers.", "server", (JSON,), gate=True),
    Route(
        "/health/ready",
        "ready",
        "Whether queries are answered.",
        "server",
        (JSON,),
        (503,),
        gate=True,
    ),
    Route("/metrics", "metrics", "Figures for Prometheus.", "server", ("text/plain",), gate=True),
)
