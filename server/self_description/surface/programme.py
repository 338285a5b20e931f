"""The programmes of the meetings, the lists that people make of them, and references."""

from __future__ import annotations

from kg.publish import bibtex, calendar, csl, ris, session_table
from server.forms import HTML, TRIPLES
from server.programme.facets import NOT_STATED
from server.self_description.parameters import WHERE
from server.self_description.route import Parameter, Route

REFERENCES = (bibtex.MEDIA_TYPE, ris.MEDIA_TYPE, csl.MEDIA_TYPE)
YEAR = Parameter("year", "The year of a meeting.", "path", example="2017")
LIST = Parameter(
    "s",
    "Sessions by year and key, such as `2017/ws15,of48`; a year counts until the next. Up to 200.",
    example="2017/ws15",
)
NARROWED = tuple(
    Parameter(name, f"{about}, or `{NOT_STATED}`; any of several.", example=example)
    for name, about, example in (
        ("day", "A day, such as `2017-12-21`", "2017-12-21"),
        ("type", "The end of a session type's address", "workshop"),
        ("theme", "The end of the address of a theme or tag", "cybersecurity"),
        ("org", "The key of an organisation that took part", NOT_STATED),
        ("room", "The end of a room's address", "room-xii-a"),
    )
)
ENDING = Parameter(
    "suffix",
    "The form of the list.",
    "path",
    {"enum": ["ics", "csv", "ttl", "bib", "ris", "json"]},
)
CITED = Parameter(
    "path",
    f"{WHERE[:-1]}, with an ending: `.bib`, `.ris` or `.json`.",
    "path",
    example="session/2017/ws15.bib",
)
DATED = Parameter(
    "path",
    "The path of a meeting, a series, a person or a session, with the ending `.ics`.",
    "path",
    example="meeting/2017.ics",
)
PROGRAMME = (
    Route("/programme", "programmes", "The meetings with their programmes.", "lists"),
    Route(
        "/programme/{year}",
        "programme",
        "The programme of a meeting by day, time and room.",
        "lists",
        (HTML,),
        (400, 404),
        (YEAR, *NARROWED, LIST),
    ),
    Route(
        "/picked",
        "picked",
        "A list of sessions that stands in its address; a longer address leads to the shortest.",
        "lists",
        (HTML,),
        (303, 400),
        (LIST,),
    ),
    Route(
        "/picked.{suffix}",
        "pickedAs",
        "The same list as a calendar, a table, linked data or references.",
        "lists",
        (calendar.MEDIA_TYPE, session_table.MEDIA_TYPE, TRIPLES["ttl"].media_type, *REFERENCES),
        (400, 404),
        (ENDING, LIST),
    ),
    Route(
        "/calendar/{path}",
        "calendar",
        "The sessions of a meeting, series or person, or one session, as a calendar.",
        "things",
        (calendar.MEDIA_TYPE,),
        (301, 404, 410),
        (DATED,),
    ),
    Route(
        "/cite/{path}",
        "cite",
        "The reference to a session, a meeting or a document.",
        "things",
        REFERENCES,
        (404,),
        (CITED,),
    ),
)
