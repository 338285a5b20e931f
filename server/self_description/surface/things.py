"""Things, their pages and their data."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import FILE, FORMAT, LINKED, PAGE, PART, PATH, PROFILE
from server.self_description.route import Route
from server.self_description.surface.offers import RDF
from server.signposting import LINKSET, LINKSET_JSON

THINGS = (
    Route(
        "/id/{path}",
        "thing",
        "A thing: see other, to its page or its data by Accept.",
        "things",
        (),
        (301, 303, 400, 404, 406, 410),
        (PATH, FORMAT),
        redirects=True,
    ),
    Route(
        "/doc/{path}",
        "page",
        "The page of a thing, or its data for whoever accepts that alone.",
        "things",
        (HTML, *RDF),
        (301, 400, 404, 406, 410),
        (PATH, FORMAT, PAGE),
    ),
    Route(
        "/data/{path}",
        "data",
        "The description of a thing.",
        "things",
        RDF,
        (301, 400, 404, 410),
        (FILE, PAGE, PROFILE),
    ),
    Route(
        "/linkset/{path}",
        "linkset",
        "The typed links of a page and of its data, as RFC 9264 has them.",
        "things",
        (LINKSET_JSON, LINKSET),
        (404, 406, 410),
        (LINKED,),
    ),
    Route(
        "/whole/{part}/{path}",
        "whole",
        "A long list of a thing, of which its page has the beginning.",
        "things",
        (HTML,),
        (301, 400, 404, 410),
        (PART, PATH, PAGE),
    ),
)
