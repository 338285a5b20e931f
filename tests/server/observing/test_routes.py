from __future__ import annotations

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from server.observing.routes import OTHER, TEMPLATES, template


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/", "/"),
        ("/sparql", "/sparql"),
        ("/id/session/2017/ws15", "/id/*"),
        ("/graph/", "/graph/"),
        ("/graph/curated", "/graph/*"),
        ("/ontology.ttl", "/ontology.*"),
        ("/reconcile/preview", "/reconcile/*"),
        ("/health/ready", "/health/ready"),
        ("/wp-login.php", OTHER),
        ("", OTHER),
    ],
)
def test_a_path_has_the_template_of_its_route(path: str, expected: str) -> None:
    assert template(path) == expected


def test_every_route_of_the_application_has_a_template(app: Flask) -> None:
    rules = {rule.rule.replace("<", "").replace(">", "") for rule in app.url_map.iter_rules()}
    assert len(rules) > 20
    assert {rule for rule in rules if template(rule) == OTHER} == set()


@given(st.text())
def test_there_are_no_other_templates_than_the_listed(path: str) -> None:
    assert template(path) in TEMPLATES
    assert template(f"/id/{path}") == "/id/*"
