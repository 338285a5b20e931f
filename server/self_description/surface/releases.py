"""Releases, their sites and their files; and earlier states of an address by date (RFC 7089)."""

from __future__ import annotations

from server.changes.feed import MEDIA_TYPE as FEED
from server.forms import HTML, TRIPLES
from server.memento.links import LINK_FORMAT
from server.past.files import TYPES
from server.self_description.parameters import PAGE
from server.self_description.route import Parameter, Route
from server.self_description.surface.offers import ANY_GRAPH, JSON

VERSION = Parameter("version", "The version of a release.", "path", example="2026.1")
WITHIN = Parameter(
    "path",
    "The path of a page or of data, as it is without `/release/{version}/`.",
    "path",
    example="graph/curated",
)
FILE = Parameter(
    "path", "The path of a file in the package.", "path", example="data/dumps/igf.nq.gz"
)
URI = Parameter(
    "uri",
    "An address of this site, whole or from its path on, such as `doc/session/2017/ws15`.",
    "path",
    example="doc/session/2017/ws15",
)
FILES = tuple(dict.fromkeys((*sorted(TYPES.values()), "application/octet-stream")))

CHANGED = Parameter(
    "name",
    "The version of a release; with the ending `.ttl` for data, with `.atom` for its part of the"
    " feed.",
    "path",
    example="2026.1",
)
RELEASES = (
    Route(
        "/changes",
        "changes",
        "What each release changed.",
        "releases",
        (HTML,),
        (400, 404),
        (PAGE,),
    ),
    Route("/changes.atom", "changesFeed", "The same as a feed (Atom).", "releases", (FEED,)),
    Route(
        "/changes/{name}",
        "change",
        "What one release changed.",
        "releases",
        (HTML, TRIPLES["ttl"].media_type, FEED),
        (206, 400, 404, 416, 503),
        (CHANGED, PAGE),
    ),
    Route("/releases", "releases", "What was released, and how to cite it.", "releases"),
    Route("/releases.json", "releasesAsData", "The same for programs.", "releases", (JSON,)),
    Route(
        "/releases/{version}/",
        "releaseFiles",
        "The files of the package of a release, with their checksums.",
        "releases",
        (HTML,),
        (404, 503),
        (VERSION,),
    ),
    Route(
        "/releases/{version}/{path}",
        "releaseFile",
        "One file of the package of a release, whole or in ranges.",
        "releases",
        FILES,
        (206, 404, 416, 503),
        (VERSION, FILE),
    ),
    Route(
        "/release/{version}/",
        "releaseSite",
        "The site as it was in a release.",
        "releases",
        (HTML,),
        (404,),
        (VERSION,),
    ),
    Route(
        "/release/{version}/{path}",
        "releasePage",
        "A page or data as it was in a release: a memento, where it has that header.",
        "releases",
        (HTML, *ANY_GRAPH),
        (301, 303, 400, 404, 406, 410),
        (VERSION, WITHIN),
    ),
    Route(
        "/timegate/{uri}",
        "timegate",
        "Leads to the state of an address at the moment in Accept-Datetime (RFC 7089).",
        "releases",
        (),
        (302, 400, 404),
        (URI,),
        redirects=True,
    ),
    Route(
        "/timemap/link/{uri}",
        "timemap",
        "All states of an address, as links.",
        "releases",
        (LINK_FORMAT,),
        (404,),
        (URI,),
    ),
    Route(
        "/timemap/json/{uri}",
        "timemapAsJson",
        "All states of an address, as JSON.",
        "releases",
        (JSON,),
        (404,),
        (URI,),
    ),
)
