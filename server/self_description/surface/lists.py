"""The first page, and lists of what there is."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import LISTED, NAMED, TABLE
from server.self_description.route import Route

LISTS = (
    Route("/", "home", "What is in the graph.", "lists"),
    Route("/meetings", "meetings", "The annual meetings.", "lists"),
    Route("/sessions", "sessions", "The sessions by day.", "lists", (HTML,), (400,), LISTED),
    Route("/series", "series", "The series of sessions.", "lists", (HTML,), (400,), LISTED),
    Route("/people", "people", "The people by name.", "lists", (HTML,), (400,), LISTED),
    Route("/organizations", "organizations", "The bodies.", "lists", (HTML,), (400,), LISTED),
    Route("/places", "places", "Where the meetings were.", "lists", (HTML,), (400,), NAMED),
    Route("/themes", "themes", "The themes and tags.", "lists", (HTML,), (400,), NAMED),
    Route("/documents", "documents", "The documents read.", "lists", (HTML,), (400,), NAMED),
    Route("/figures", "figures", "What is asked most often, as tables.", "lists"),
    Route(
        "/figures/{key}.csv",
        "figure",
        "One of the tables.",
        "lists",
        ("text/csv",),
        (404,),
        (TABLE,),
    ),
)
