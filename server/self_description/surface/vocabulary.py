"""The ontology, the shapes and the concept schemes."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import CONCEPT, ENDING, FORMAT, PAGE, RULE, TERM
from server.self_description.route import Route
from server.self_description.surface.offers import RDF

VOCABULARY = (
    Route(
        "/ontology", "ontology", "The ontology.", "vocabulary", (HTML, *RDF), (400, 406), (FORMAT,)
    ),
    Route(
        "/ontology.{suffix}",
        "ontologyAs",
        "The same in one form.",
        "vocabulary",
        RDF,
        (404,),
        (ENDING,),
    ),
    Route("/shapes", "shapes", "The rules.", "vocabulary", (HTML, *RDF), (400, 406), (FORMAT,)),
    Route(
        "/ontology/{name}",
        "term",
        "A term of the ontology.",
        "vocabulary",
        (HTML, *RDF),
        (400, 404, 406),
        (TERM, FORMAT),
    ),
    Route(
        "/shapes/{name}",
        "rule",
        "One of the rules.",
        "vocabulary",
        (HTML, *RDF),
        (400, 404, 406),
        (RULE, FORMAT, PAGE),
    ),
    Route(
        "/shapes.{suffix}",
        "shapesAs",
        "The same in one form.",
        "vocabulary",
        RDF,
        (404,),
        (ENDING,),
    ),
    Route("/voc/", "schemes", "The concept schemes.", "vocabulary"),
    Route(
        "/voc/{path}",
        "concept",
        "A concept or scheme.",
        "vocabulary",
        (HTML, *RDF),
        (400, 404, 406),
        (CONCEPT, FORMAT, PAGE),
    ),
)
