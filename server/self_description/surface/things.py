"""Things, their pages and their data."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import FILE, PAGE, PART, PATH
from server.self_description.route import Route
from server.self_description.surface.offers import RDF

THINGS = (
    Route(
        "/id/{path}",
        "thing",
        "A thing: see other, to its page or its data by Accept.",
        "things",
        (),
        (301, 303, 404, 406, 410),
        (PATH,),
        redirects=True,
    ),
    Route(
        "/doc/{path}", "page", "The page of a thing.", "things", (HTML,), (301, 404, 410), (PATH,)
    ),
    Route(
        "/data/{path}",
        "data",
        "The description of a thing.",
        "things",
        RDF,
        (301, 404, 410),
        (FILE,),
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
