"""The ontology, the shapes and the concept schemes."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import CONCEPT, ENDING
from server.self_description.route import Route
from server.self_description.surface.offers import RDF

VOCABULARY = (
    Route("/ontology", "ontology", "The ontology.", "vocabulary", (HTML, *RDF), (406,)),
    Route(
        "/ontology.{suffix}",
        "ontologyAs",
        "The same in one form.",
        "vocabulary",
        RDF,
        (404,),
        (ENDING,),
    ),
    Route("/shapes", "shapes", "The rules.", "vocabulary", (HTML, *RDF), (406,)),
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
        (404, 406),
        (CONCEPT,),
    ),
)
