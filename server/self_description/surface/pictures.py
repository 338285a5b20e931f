"""The pictures: what everybody asks, drawn, and the timelines."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.route import Parameter, Route

SVG, CSV = "image/svg+xml", "text/csv"
LIFE = Parameter(
    "path",
    "The path of a series or a person, which has a slash in it, such as"
    " `series/slot-opening-ceremony`; of an image, with `-narrow` at its end, for a phone.",
    "path",
    example="series/slot-opening-ceremony",
)
KEY = Parameter("key", "The key of a picture.", "path", example="sessions-by-year")
FILE = Parameter(
    "key",
    "The key of a picture; with `-narrow` at its end, for a phone.",
    "path",
    example="sessions-by-year-narrow",
)

PICTURES = (
    Route("/pictures", "pictures", "What is asked most often, drawn.", "dataset"),
    Route(
        "/pictures/{key}",
        "picture",
        "One picture, with its table.",
        "dataset",
        (HTML,),
        (404,),
        (KEY,),
    ),
    Route(
        "/pictures/{key}.svg", "pictureDrawn", "One picture.", "dataset", (SVG,), (404,), (FILE,)
    ),
    Route(
        "/pictures/{key}.csv",
        "pictureRows",
        "What a picture is drawn from.",
        "dataset",
        (CSV,),
        (404,),
        (KEY,),
    ),
    Route(
        "/pictures/timeline/{path}.svg",
        "timeline",
        "The sessions of a series or a person over the years, drawn.",
        "dataset",
        (SVG,),
        (301, 404, 410),
        (LIFE,),
    ),
    Route(
        "/pictures/timeline/{path}.csv",
        "timelineRows",
        "What a timeline is drawn from.",
        "dataset",
        (CSV,),
        (301, 404, 410),
        (LIFE,),
    ),
)
