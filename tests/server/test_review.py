"""The review page: only when asked for, only for this machine, and a form nobody else can send."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import partial
from pathlib import Path

import click
import pytest
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient
from on_loopback import another_site as elsewhere_serving
from on_loopback import serving
from pairs import a_folder_of_look_alikes, identities, look_alikes, person, with_pairs
from playwright.sync_api import Browser, expect

from kg.concepts import Verdict
from kg.graph.judgements import RULESET
from kg.judging import append
from kg.review.sitting import Sitting
from kg.store import EmbeddedStore
from kg.wordings import evidence_words
from server.app import create_app
from server.command import review_desk
from server.loopback import is_loopback
from server.replies import DESK
from server.review_desk import ReviewDesk, open_desk
from server.settings import Settings

__all__ = ["look_alikes"]

EVERYWHERE = "0.0.0.0"  # noqa: S104
CORS = {"Access-Control-Allow-Origin", "Access-Control-Allow-Methods"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return a_folder_of_look_alikes(tmp_path / "data")


@pytest.fixture
def reviewing(folder: Path, store: EmbeddedStore) -> Flask:
    sitting = Sitting(with_pairs(identities(folder)), "r2", partial(append, folder))
    return create_app(Settings(store=store, review=ReviewDesk(sitting, evidence_words())))


@pytest.fixture
def reviewer(reviewing: Flask) -> FlaskClient:
    return reviewing.test_client()


def lines(folder: Path) -> list[dict[str, object]]:
    path = folder / "judgements/r2.jsonl"
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def shown(client: FlaskClient) -> BeautifulSoup:
    response = client.get("/review")
    assert response.status_code == 200
    return BeautifulSoup(response.text, "html.parser")


def filled_in(client: FlaskClient, **fields: str) -> dict[str, str]:
    """The form as the page gives it, with these fields filled in."""
    form = shown(client).select_one("form.review")
    assert form is not None
    assert (form["method"], form["action"]) == ("post", "/review")
    given = {str(i["name"]): str(i.get("value", "")) for i in form.select("input")}
    return {**given, **fields}


def press(client: FlaskClient, action: str, **fields: str) -> BeautifulSoup:
    """Presses a button of the page and follows to the next one."""
    response = client.post("/review", data=filled_in(client, action=action, **fields))
    assert (response.status_code, response.headers["Location"]) == (303, "/review")
    return shown(client)


def heading(page: BeautifulSoup) -> str:
    assert page.h1 is not None
    return page.h1.get_text(strip=True)


def names(page: BeautifulSoup) -> list[str]:
    return [h.get_text(strip=True) for h in page.select(".pair h2")]


def test_without_being_asked_for_there_is_no_such_page(client: FlaskClient) -> None:
    assert client.get("/review").status_code == 404
    assert client.post("/review").status_code == 404
    assert '"/review"' not in client.get("/").text


def test_where_it_is_asked_for_every_page_leads_to_it(reviewer: FlaskClient) -> None:
    assert '<a href="/review">Review</a>' in reviewer.get("/").text


def test_a_pair_is_shown_with_documents_sessions_and_reasons(reviewer: FlaskClient) -> None:
    page = shown(reviewer)
    text = " ".join(page.main.get_text(" ", strip=True).split()) if page.main else ""
    assert heading(page) == "One person, or two?"
    assert sorted(names(page)) == ["Ada Mare", "Adele Mare"]
    for told in (
        "Reviewer r2: 0 judged in this sitting, 0 skipped, 3 open.",
        "Affiliation Harbour Office",
        "Session 2017/ws1 On the sea, part 1",
        "Document http://example.org/2 other page, data/sessions/2017.toml:",
        "For one same surname",
        "Against wording differs",
        "Score 0.50. If the same: 2 mentions would be of one party.",
    ):
        assert told in text
    keys = {button["data-key"]: button["accesskey"] for button in page.select("main button")}
    assert keys == {key: [key] for key in "sdukz"}
    assert [label["for"] for label in page.select("main label")] == ["note"]


def test_same_is_written_and_the_next_pair_is_shown(reviewer: FlaskClient, folder: Path) -> None:
    before = identities(folder)
    left, right = sorted((person(before, "Ada Mare"), person(before, "Adele Mare")))
    page = press(reviewer, "same", note=" One  woman. ")
    (line,) = lines(folder)
    assert line == {
        "id": line["id"],
        "left": left,
        "right": right,
        "verdict": "same",
        "evidence": ["surname-equal"],
        "counter": ["wording-differs"],
        "reviewer": "r2",
        "date": line["date"],
        "ruleset": RULESET,
        "note": "One woman.",
    }
    assert heading(page) == "One organisation, or two?"
    said = page.select_one("[role=status]")
    assert said is not None
    assert f"written as {line['id']}." in said.get_text()
    after = identities(folder)
    assert after.people.by_mention[left] == after.people.by_mention[right]


def test_undo_takes_back_what_was_written(reviewer: FlaskClient, folder: Path) -> None:
    first = names(shown(reviewer))
    press(reviewer, "different")
    page = press(reviewer, "undo")
    assert names(page) == first
    made, back = lines(folder)
    assert (made["verdict"], back["retracts"]) == ("different", made["id"])
    page = press(reviewer, "undo")
    assert "There is nothing to undo" in str(page.select_one("[role=alert]"))
    assert len(lines(folder)) == 2


def test_skipped_pairs_come_again_when_asked_for(reviewer: FlaskClient, folder: Path) -> None:
    for _ in range(3):
        page = press(reviewer, "skip")
    assert heading(page) == "Nothing waits"
    assert heading(press(reviewer, "unskip")) == "One person, or two?"
    assert lines(folder) == []


def test_a_form_that_is_sent_twice_writes_once(reviewer: FlaskClient, folder: Path) -> None:
    form = filled_in(reviewer, action="unsure")
    for _ in range(2):
        assert reviewer.post("/review", data=form).status_code == 303
    assert [line["verdict"] for line in lines(folder)] == ["unsure"]
    assert "waits no more" in str(shown(reviewer).select_one("[role=alert]"))


def test_what_contradicts_is_refused_with_its_chain(reviewer: FlaskClient, folder: Path) -> None:
    form = filled_in(reviewer, action="same")
    left, right = form["pair"].split("-")
    line = {
        "id": "j1",
        "left": left,
        "right": right,
        "verdict": "different",
        "evidence": ["wording-differs"],
        "reviewer": "r1",
        "date": "2026-11-24",
        "ruleset": "1",
    }
    (folder / "judgements/r1.jsonl").write_text(json.dumps(line) + "\n")
    assert reviewer.post("/review", data=form).status_code == 303
    assert lines(folder) == []
    told = str(shown(reviewer).select_one("[role=alert]"))
    assert "Nothing was written: judgement " in told
    assert "j1 (data/judgements/r1.jsonl:1) says different" in told


def test_a_disk_that_fails_is_told_on_the_page(
    reviewer: FlaskClient, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_draft: Path, _target: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    page = press(reviewer, "same")
    assert "Nothing was written: [Errno 28] No space left" in str(page.select_one("[role=alert]"))
    assert (lines(folder), heading(page)) == ([], "One person, or two?")


@pytest.mark.parametrize(
    ("fields", "headers"),
    [
        ({"token": ""}, {}),
        ({"token": "x" * 43}, {}),
        ({"token": "\u00e9"}, {}),
        ({}, {"Origin": "https://evil.example"}),
        ({}, {"Origin": "null"}),
        ({}, {"Origin": "http://localhost:81"}),
        ({}, {"Sec-Fetch-Site": "cross-site"}),
        ({}, {"Sec-Fetch-Site": "same-site"}),
        ({}, {"Host": "evil.example"}),
        (
            {},
            {"Host": "127.0.0.1.evil.example:8000", "Origin": "http://127.0.0.1.evil.example:8000"},
        ),
        ({}, {"Host": "192.168.0.7:8000"}),
    ],
)
def test_a_form_that_others_send_is_refused(
    reviewer: FlaskClient, folder: Path, fields: dict[str, str], headers: dict[str, str]
) -> None:
    form = filled_in(reviewer, action="same", **fields)
    response = reviewer.post("/review", data=form, headers=headers)
    assert response.status_code == 403
    assert lines(folder) == []
    assert not CORS & set(response.headers.keys())


def test_a_form_without_a_token_is_refused(reviewer: FlaskClient, folder: Path) -> None:
    form = filled_in(reviewer, action="same")
    del form["token"]
    assert reviewer.post("/review", data=form).status_code == 403
    assert lines(folder) == []


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://localhost"},
        {"Sec-Fetch-Site": "same-origin"},
        {"Host": "127.0.0.1:8000", "Origin": "http://127.0.0.1:8000"},
        {"Host": "[::1]:8000", "Origin": "http://[::1]:8000"},
    ],
)
def test_a_form_of_this_page_is_taken(
    reviewer: FlaskClient, folder: Path, headers: dict[str, str]
) -> None:
    form = filled_in(reviewer, action="same")
    assert reviewer.post("/review", data=form, headers=headers).status_code == 303
    assert len(lines(folder)) == 1


def test_the_page_itself_is_not_for_other_names_either(reviewer: FlaskClient) -> None:
    response = reviewer.get("/review", headers={"Host": "evil.example"})
    assert response.status_code == 403
    assert "token" not in response.text


@pytest.mark.parametrize("method", ["GET", "HEAD", "OPTIONS", "PUT"])
def test_other_sites_may_not_read_it_and_nobody_keeps_it(
    reviewer: FlaskClient, method: str
) -> None:
    response = reviewer.open("/review", method=method, headers={"Origin": "https://evil.example"})
    assert not CORS & set(response.headers.keys())
    assert response.headers["Cache-Control"] == "no-store"
    assert "frame-ancestors 'none'" in response.headers["Content-Security-Policy"]
    assert "ETag" not in response.headers


def test_the_rest_of_the_site_stays_readable_for_all(reviewer: FlaskClient) -> None:
    assert reviewer.get("/").headers["Access-Control-Allow-Origin"] == "*"


def test_each_run_of_the_server_has_a_token_of_its_own(folder: Path) -> None:
    desks = [ReviewDesk(Sitting(identities(folder), "r2", tuple), {}) for _ in range(2)]
    assert len({desk.token for desk in desks}) == 2
    assert min(len(desk.token) for desk in desks) >= 32


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"action": "burn"}, "&#39;burn&#39; is no answer"),
        ({"action": "same", "note": "x" * 2001}, "the note is longer than 2000 characters"),
    ],
)
def test_what_the_page_does_not_offer_is_refused(
    reviewer: FlaskClient, folder: Path, fields: dict[str, str], said: str
) -> None:
    response = reviewer.post("/review", data=filled_in(reviewer, **fields))
    assert (response.status_code, lines(folder)) == (400, [])
    assert said in response.text


@pytest.mark.parametrize(
    ("host", "ours"),
    [
        ("127.0.0.1", True),
        ("127.8.8.8", True),
        ("::1", True),
        ("localhost", True),
        ("LOCALHOST", True),
        (EVERYWHERE, False),
        ("::", False),
        ("192.168.0.7", False),
        ("localhost.evil.example", False),
        ("", False),
    ],
)
def test_which_names_are_this_machines_own(host: str, ours: bool) -> None:
    assert is_loopback(host) is ours


def test_it_is_not_served_where_others_could_reach_it(folder: Path) -> None:
    with pytest.raises(click.UsageError, match=f"this machine only, and {EVERYWHERE}"):
        review_desk(EVERYWHERE, "r2", folder)
    with pytest.raises(click.UsageError, match="--review needs --reviewer"):
        review_desk("127.0.0.1", None, folder)


def test_the_desk_is_made_of_the_data_and_writes_there(look_alikes: Path) -> None:
    desk = open_desk(look_alikes, "r2")
    item = desk.sitting.current
    assert item is not None
    desk.skip(item.key)
    desk.judge(item.key, Verdict.SAME, None)
    assert lines(look_alikes) == []
    desk.undo()
    desk.judge(item.key, Verdict.SAME, None)
    assert [line["verdict"] for line in lines(look_alikes)] == ["same"]


def test_in_a_browser_keys_judge_and_undo(
    reviewing: Flask, folder: Path, chromium: Browser
) -> None:
    with serving(reviewing) as address, chromium.new_page() as page:
        page.goto(f"{address}/review")
        first = page.locator(".pair h2").first.text_content()
        page.keyboard.press("n")
        page.keyboard.type("sdz")
        expect(page.locator("#note")).to_have_value("sdz")
        page.locator("#note").blur()
        page.keyboard.press("s")
        expect(page.locator("body")).to_contain_text("1 judged in this sitting")
        page.wait_for_load_state()
        assert [(line["verdict"], line["note"]) for line in lines(folder)] == [("same", "sdz")]
        page.keyboard.press("z")
        expect(page.locator("body")).to_contain_text("Taken back")
        assert page.locator(".pair h2").first.text_content() == first
        page.locator("button[value=different]").click()
        expect(page.locator("body")).to_contain_text("1 judged in this sitting")
    made, back, again = lines(folder)
    assert (back["retracts"], again["verdict"]) == (made["id"], "different")


def test_in_a_browser_letters_in_a_field_of_the_site_judge_nothing(
    reviewing: Flask, folder: Path, chromium: Browser
) -> None:
    with serving(reviewing) as address, chromium.new_page() as page:
        page.goto(f"{address}/review")
        page.evaluate("document.body.append(document.createElement('input'))")
        page.locator("body > input").press_sequentially("sdk")
        expect(page.locator("body > input")).to_have_value("sdk")
        expect(page.locator("body")).to_contain_text("0 judged in this sitting, 0 skipped")
    assert lines(folder) == []


def test_in_a_browser_a_form_from_another_site_is_refused(
    reviewing: Flask, folder: Path, chromium: Browser
) -> None:
    # Another port is another origin; the page there even knows the token.
    stranger = Flask("stranger")
    with serving(reviewing) as address, elsewhere_serving(stranger) as elsewhere:
        form = filled_in(reviewing.test_client(), action="same")
        fields = "".join(f'<input name="{name}" value="{told}">' for name, told in form.items())
        page = f'<form method="post" action="{address}/review">{fields}</form>'
        stranger.add_url_rule("/", view_func=lambda: page)
        with chromium.new_page() as tab:
            tab.goto(f"{elsewhere}/")
            tab.evaluate("document.forms[0].submit()")
            expect(tab.locator("body")).to_contain_text("sent by another site")
            tab.goto(f"{elsewhere}/")
            asked = f"fetch('{address}/review').then(r => r.text(), e => e.name)"
            assert tab.evaluate(asked) == "TypeError"
    assert lines(folder) == []


def test_a_party_of_many_mentions_shows_the_compared_one_first_and_folds_the_rest(
    reviewing: Flask,
) -> None:
    desk: ReviewDesk = reviewing.extensions[DESK]
    first, *rest = desk.sitting._items
    (seen,) = first.left.mentions
    others = tuple(replace(seen, key=f"s{n}", name=f"Other {n}") for n in range(7))
    many = replace(first, left=replace(first.left, mentions=(*others, seen)))
    desk.sitting._items = (many, *rest)
    page = shown(reviewing.test_client())
    heads = [h.get_text() for h in page.select("section[aria-labelledby=left] h3")]
    assert heads == [seen.name, *(f"Other {n}" for n in range(7))]
    summary = page.select_one("section[aria-labelledby=left] summary")
    assert summary is not None
    assert summary.get_text() == "2 more"


def test_what_looks_like_markup_in_a_document_is_shown_as_it_is(reviewing: Flask) -> None:
    desk: ReviewDesk = reviewing.extensions[DESK]
    first, *rest = desk.sitting._items
    (seen,) = first.left.mentions
    evil = replace(
        seen,
        name="<script>alert(1)</script>",
        document=replace(seen.document, address="javascript:alert(1)"),
    )
    desk.sitting._items = (replace(first, left=replace(first.left, mentions=(evil,))), *rest)
    text = reviewing.test_client().get("/review").text
    assert "&lt;script&gt;alert(1)" in text
    assert "<script>alert" not in text
    assert "javascript:" not in text
