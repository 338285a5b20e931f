from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pyoxigraph as ox
import pytest
from flask.testing import FlaskClient

from kg.store import EmbeddedStore
from server.app import create_app
from server.security import SECURITY, security
from server.settings import Settings

TEMPLATES = Path(__file__).parent.parent.parent / "server" / "templates"
DATA = "application/ld+json"


class Inline(HTMLParser):
    """Whatever a strict policy would stop: scripts and styles in the text, handlers, `javascript:`.

    The standard's parser reads a template as it reads a page: what Jinja adds is text to it.
    """

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag == "style" or (tag == "script" and "src" not in named and named.get("type") != DATA):
            self.found.append(f"<{tag}>")
        self.found += [name for name in named if re.fullmatch("style|on[a-z]+", name)]
        self.found += [v for v in named.values() if v.strip().lower().startswith("javascript:")]


@pytest.mark.parametrize(
    "text",
    [
        "<script>go()</script>",
        "<style>p{}</style>",
        '<p style="x">',
        "<p ONCLICK=go()>",
        '<a href=" JavaScript:go()">',
    ],
)
def test_the_check_sees_what_a_policy_would_stop(text: str) -> None:
    assert len(Inline(text).found) == 1


@pytest.mark.parametrize("path", sorted(TEMPLATES.glob("*.html")), ids=lambda path: path.name)
def test_no_template_has_a_script_or_a_style_in_its_own_text(path: Path) -> None:
    assert Inline(path.read_text("utf-8")).found == []


def test_there_are_templates_to_look_at() -> None:
    assert len(list(TEMPLATES.glob("*.html"))) > 10


@pytest.mark.parametrize(
    "address",
    [
        "/",
        "/id/session/2017/ws15",
        "/sparql?query=SELECT%20*%20%7B%7D",
        "/data/session/2017/ws15.ttl",
        "/no/such/page",
        "/static/style.css",
    ],
)
def test_every_answer_carries_the_headers(client: FlaskClient, address: str) -> None:
    headers = client.get(address, buffered=True).headers
    assert {name: headers[name] for name in SECURITY} == dict(SECURITY)
    assert "Strict-Transport-Security" not in headers


def test_what_may_be_framed_is_not_forbidden_to_old_browsers() -> None:
    assert security("frame-ancestors *") == {
        **{name: value for name, value in SECURITY.items() if name != "X-Frame-Options"},
        "Content-Security-Policy": "frame-ancestors *",
    }


def test_a_policy_of_a_page_that_may_not_be_framed_keeps_the_old_header_too() -> None:
    policy = "default-src 'none'; frame-ancestors 'none'"
    assert security(policy) == {**SECURITY, "Content-Security-Policy": policy}


def test_a_site_named_under_https_is_asked_for_by_https_from_then_on() -> None:
    thing, graph = (ox.NamedNode(f"https://igf.example.org/{end}") for end in ("id/x/y", "graph/a"))
    nquads = ox.serialize([ox.Quad(thing, thing, thing, graph)], format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    store = EmbeddedStore.of(nquads, "https://igf.example.org/")
    headers = create_app(Settings(store=store)).test_client().get("/robots.txt").headers
    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_without_a_build_the_headers_are_there_too(tmp_path: Path) -> None:
    headers = create_app(Settings(out=tmp_path)).test_client().get("/").headers
    assert {name: headers[name] for name in SECURITY} == dict(SECURITY)


def test_data_in_a_page_is_no_script(client: FlaskClient) -> None:
    text = client.get("/doc/session/2017/ws15").text
    assert Inline(text).found == []
    inside = text.partition(f'<script type="{DATA}">')[2].partition("</script>")[0]
    assert json.loads(inside)
