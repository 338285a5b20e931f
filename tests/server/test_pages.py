from __future__ import annotations

import html
import re
from collections import deque
from html.parser import HTMLParser

import pytest
from flask.testing import FlaskClient

VOID = {"meta", "link", "br", "input", "hr", "img", "source"}


class Checker(HTMLParser):
    """Finds what is not closed, what is named twice, and where a page leads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.faults: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tables = self.captions = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self.open.append(tag)
        named = dict(attrs)
        self.ids += [named["id"] or ""] if "id" in named else []
        self.links += [named["href"] or ""] if "href" in named else []
        self.tables += tag == "table"
        self.captions += tag == "caption"
        if re.fullmatch("h[1-6]", tag):
            self.headings.append(int(tag[1]))
        inline = tag == "style" or "style" in named or any(name.startswith("on") for name in named)
        ours = (named.get("src") or "").startswith("/static/")
        data = named.get("type") == "application/ld+json"
        if inline or ("script" in tag and not (ours or data)):
            self.faults.append(f"<{tag}> runs or styles something")

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")


def checked(text: str) -> Checker:
    checker = Checker()
    checker.feed(text)
    checker.close()
    assert checker.faults == []
    assert checker.open == []
    assert len(checker.ids) == len(set(checker.ids))
    assert checker.tables == checker.captions
    assert checker.headings.count(1) == 1
    steps = zip(checker.headings, checker.headings[1:], strict=False)
    assert all(after <= before + 1 for before, after in steps)
    return checker


def local(address: str) -> str | None:
    path = html.unescape(address).partition("#")[0]
    return path if path.startswith("/") else None


def test_every_page_is_sound_and_every_link_leads_somewhere(client: FlaskClient) -> None:
    waiting = deque(["/", "/ontology", "/shapes", "/voc/", "/graph/"])
    seen = set(waiting)
    pages = 0
    while waiting:
        address = waiting.popleft()
        response = client.get(address, headers={"Accept": "text/html"}, buffered=True)
        if response.status_code == 303:
            response = client.get(response.headers["Location"])
        assert response.status_code == 200, address
        if response.mimetype != "text/html":
            continue
        pages += 1
        found = checked(response.text)
        ahead = {path for link in found.links if (path := local(link))} - seen
        seen |= ahead
        waiting.extend(sorted(ahead))
    assert pages > 60


@pytest.mark.parametrize("address", ["/no/such/page", "/id/x", "/sparql?query=nonsense"])
def test_a_page_about_a_fault_is_sound_too(client: FlaskClient, address: str) -> None:
    checked(client.get(address, headers={"Accept": "text/html"}).text)


def text_of(client: FlaskClient, address: str) -> str:
    text = re.sub(r"<script.*?</script>|<[^>]+>", " ", client.get(address).text, flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def test_a_session_tells_its_story(client: FlaskClient) -> None:
    text = text_of(client, "/doc/session/2017/ws15")
    for words in (
        "Thursday 21 December 2017, 09:00 (UTC+01:00)",
        "on site and online",
        "Charles Mugisha speaker took part online",
        "a speaker for the government of Oman speaker withdrawn",
        "programme page, line 40 ; session report, lines 14, 60",
        "“ 50+ ” at least 50, online included",
        "Where sources differ",
        "Called “ Learnings from Multistakeholder Collaborations ” in report of WS15",
        "a94260bb1161df9a627ec64d5cb70fce3c0bbe95e9b6b867003b8d4544f2d30d",
        "programme page of WS15 , captured 2026-11",
        "Came up under capacity building.",
        "21th Dec 2017",
    ):
        assert words in text


def test_a_person_tells_both_names_and_who_decided(client: FlaskClient) -> None:
    text = text_of(client, "/doc/person/p7k3m9")
    for words in (
        "Also called Wan W. Yi",
        "Who decided",
        "“Dr. Wan S. Yi”, programme page, line 31",
        "middle initial differs",
        "Reviewer r1 of this graph , Tuesday 24 November 2026",
    ):
        assert words in text


def test_a_person_tells_why_it_is_one_by_document(client: FlaskClient) -> None:
    text = text_of(client, "/doc/person/p7k3m9")
    story = text[text.index("Why this is one person") : text.index("Sources")]
    for words in (
        "Was also known as pgone1, which now leads here.",
        "programme page of WS15 Dr. Wan S. Yi Onsite Moderator",
        "programme page, line 31 reviewed",
        "report of WS15 Dr. Wan W. Yi Moderator",
    ):
        assert words in story


def test_what_was_nearly_taken_for_a_person_is_told_with_why_not(client: FlaskClient) -> None:
    text = text_of(client, "/doc/person/p7k3m9")
    near = text[text.index("Nearly the same, and kept apart (2)") : text.index("Sources")]
    unjudged, judged = near.split("Jong Hyuk Ro", 1)
    for words in (
        "Charles Mugisha",
        "(score 0.42 ; no score decides)",
        "No rule may join them",
        "Nobody has judged it yet.",
    ):
        assert words in unjudged
    for words in (
        "Refused to the rule same name in one session",
        "different : wording differs",
        "Monday 23 November 2026",
        "Two moderators, two names.",
    ):
        assert words in judged
    assert "Nobody has judged" not in judged
    # What keeps two apart is told once, not among what holds one together.
    assert text.count("Two moderators, two names.") == 1


def test_a_split_is_told_on_both_sides(client: FlaskClient) -> None:
    part = text_of(client, "/doc/person/p2j5hn")
    assert "Until Sunday 22 November 2026 it was held to be one with Charles Mugisha" in part
    whole = text_of(client, "/doc/person/p4c8rd")
    assert "It was once held to be one with Jong Hyuk Ro" in whole


def test_a_single_mention_stands_by_itself(client: FlaskClient) -> None:
    assert "stands by itself" in text_of(client, "/doc/person/p2j5hn")
    assert "stands by itself" not in text_of(client, "/doc/person/p4c8rd")


def test_only_a_person_or_body_tells_why_it_is_one(client: FlaskClient) -> None:
    assert "Why this is one organisation" in text_of(client, "/doc/org/o9ki")
    for path in ("session/2017/ws15", "participation/t1", "statement/sa1", "place/2017/unog"):
        assert "Why this is one" not in text_of(client, f"/doc/{path}")


def test_an_organization_hides_the_misspelling_among_its_names(client: FlaskClient) -> None:
    text = text_of(client, "/doc/org/o9ki")
    assert "Also called KISA Came out of" in text
    assert "Wan S. Yi onsite moderator took part" in text


def test_an_organization_tells_what_it_is_elsewhere_and_who_judged_it(client: FlaskClient) -> None:
    page = client.get("/doc/org/o9ki").text
    section = page.partition('id="elsewhere"')[2].partition("</section>")[0]
    rows = [
        " ".join(re.sub(r"<[^>]+>", " ", row).split())
        for row in section.partition("<tbody>")[2].split("</tr>")[:-1]
    ]
    assert rows == [
        "Wikidata Q999999999 same same website against: wording differs Their own page has it."
        " Reviewer r1 of this graph Tuesday 24 November 2026 https://example.org/about",
        "ISNI 0000000121032683 proposed, not reviewed Reviewer r1 of this graph"
        " Tuesday 24 November 2026",
    ]
    assert 'href="http://www.wikidata.org/entity/Q999999999"' in section
    assert 'id="elsewhere"' not in client.get("/doc/org/o9kp").text


def test_a_meeting_lists_its_sessions_in_the_order_of_time(client: FlaskClient) -> None:
    text = text_of(client, "/doc/meeting/2017")
    assert text.index("Core Internet Values") < text.index("Multistakeholder Collaborations")
    assert "cancelled" in text


def test_a_series_lists_its_sessions_with_their_meetings_and_why(client: FlaskClient) -> None:
    text = text_of(client, "/doc/series/dc-core-internet-values")
    for words in (
        "Series of sessions Dynamic Coalition on Core Internet Values",
        "Also called DC-CIV Kind of series dynamic coalition The body began in 2010",
        "IGF 2017 Tuesday 19 December 2017",
        "Why these belong together",
        "body in the title “Core Internet Values” data/editions/2017.toml",
    ):
        assert words in text
    assert "Phases" not in text


def test_a_session_tells_its_series_and_what_it_continues(client: FlaskClient) -> None:
    text = text_of(client, "/doc/session/2017/dc-civ")
    assert (
        "Part of Internet Governance Forum 2017 Series Dynamic Coalition on Core Internet Values"
    ) in text
    assert "Values of 2016 (continued here)" in text
    assert "Values of 2016 same body, next known year" in text


def test_the_first_page_has_figures_years_and_questions(client: FlaskClient) -> None:
    text = text_of(client, "/")
    for words in ("2 annual meetings", "3 people", "6 statements on who took part"):
        assert words in text
    assert "2017 Geneva 2 sessions 2020 online no sessions yet" in text
    assert "Who really spoke in workshop 15 of 2017?" in text


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("/meetings", "2017 IGF 2017 Geneva 2"),
        ("/people", "Charles Mugisha 1 Jong Hyuk Ro 1 Wan S. Yi 1"),
        ("/people?year=2017", "Charles Mugisha 1 Jong Hyuk Ro 1 Wan S. Yi 1"),
        ("/people?q=WAN w", "1 in all. Name Sessions Wan S. Yi 1"),
        ('/people?q="} DROP', 'There is none whose name contains “"} DROP”'),
        ("/organizations", "Korea Internet & Security Agency 1"),
        ("/sessions?year=2017", "Tuesday 19 December 2017 Core Internet Values"),
        ("/sessions?year=2020", "There is none."),
        ("/series", "Dynamic Coalition on Core Internet Values dynamic coalition 2017 1"),
        ("/series?q=dc-civ&year=2017", "1 in all."),
        ("/series?year=2020", "There is none."),
        ("/sessions?page=7", "There is none on this page."),
    ],
)
def test_lists_can_be_paged_and_searched(client: FlaskClient, address: str, words: str) -> None:
    assert words in text_of(client, address)


@pytest.mark.parametrize(
    "address", ["/sessions?page=0", "/sessions?page=x", "/sessions?page=²", "/sessions?year=17"]
)
def test_a_list_that_cannot_be_is_refused(client: FlaskClient, address: str) -> None:
    assert client.get(address).status_code == 400


def test_every_response_carries_the_security_headers(client: FlaskClient) -> None:
    for address in ("/", "/nothing", "/sparql?query=ASK{}", "/static/style.css"):
        headers = client.get(address, buffered=True).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'self';")
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in headers


@pytest.mark.parametrize("address", ["/", "/doc/meeting/2017", "/data/meeting/2017.ttl"])
def test_what_has_not_changed_is_not_sent_again(client: FlaskClient, address: str) -> None:
    tag = client.get(address).headers["ETag"]
    again = client.get(address, headers={"If-None-Match": tag})
    assert (again.status_code, again.data) == (304, b"")
    assert client.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_small_files_that_every_site_has(client: FlaskClient) -> None:
    assert "Disallow: /sparql" in client.get("/robots.txt").text
    assert client.get("/favicon.ico").headers["Location"] == "/static/favicon.svg"
