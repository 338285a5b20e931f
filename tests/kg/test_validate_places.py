"""Behind each finding stand documents and lines; the trail leads there from any thing."""

from __future__ import annotations

import json

import pytest
from rdflib import Graph
from rdflib.term import URIRef

from kg.namespaces import PREFIXES
from kg.validate import Finding, Place, Report, Severity
from kg.validation.listing import findings_json, findings_text, summary
from kg.validation.places import Trail, locate

EX = "http://example.org/"
PAGE, REPORT, SHEET = "page of WS7", "report on WS7", "data/sessions/2031.toml"
PREFIX = "".join(f"@prefix {prefix}: <{iri}> .\n" for prefix, iri in PREFIXES.items())
GRAPHS = {
    "curated": """
        ex:ws7 a igf:Session ; schema:name "Names"@en ; schema:identifier "WS7" ;
        prov:wasDerivedFrom ex:g1 , ex:g2 .
        ex:t1 a igf:Participation ; igf:inSession ex:ws7 ; prov:wasDerivedFrom ex:s1 , ex:s2 .
        ex:ana a schema:Person ; schema:name "Ana" ; prov:wasDerivedFrom ex:s1 .
        ex:d1 a igf:Discrepancy ; igf:aboutEntity ex:ws7 ; igf:chosenFrom ex:g1 ;
        igf:alsoStatedIn ex:g3 .
        ex:place a schema:Place .
    """,
    "judgements": """
        ex:j1 a igf:IdentityJudgement ; igf:left ex:s1 ; igf:right ex:s2 .
    """,
    "g1": """
        ex:ws7 a igf:Session .
        ex:s1 a igf:ParticipationStatement ; igf:inSession ex:ws7 ; igf:line 12 , 40 .
    """,
    "g2": """
        ex:s2 a igf:ParticipationStatement ; igf:inSession ex:ws7 ; igf:line 3 .
    """,
    "g3": """
        ex:s3 a igf:ParticipationStatement ; igf:inSession ex:ws7 ; igf:line 88 .
    """,
    "provenance": """
        ex:g1 a igf:StatementGraph ; prov:wasDerivedFrom ex:page .
        ex:g2 a igf:StatementGraph ; prov:wasDerivedFrom ex:report .
        ex:g3 a igf:StatementGraph ; prov:wasDerivedFrom ex:talk .
        ex:curated a igf:StatementGraph ; prov:wasDerivedFrom ex:g1 , ex:g2 , ex:g3 .
        ex:page a igf:SourceDocument ; schema:name "page of WS7" .
        ex:report a igf:SourceDocument ; schema:name "report on WS7" .
        ex:talk a igf:SourceDocument ; schema:name "talk" ; igf:transcribedIn ex:sheet .
        ex:sheet a igf:SourceDocument ; schema:name "data/sessions/2031.toml" .
    """,
}
BEHIND = {
    "s1": (Place(PAGE, 12), Place(PAGE, 40)),
    "s3": (Place(SHEET, 88),),
    "t1": (Place(PAGE, 12), Place(PAGE, 40), Place(REPORT, 3)),
    "ana": (Place(PAGE, 12), Place(PAGE, 40)),
    "ws7": (Place(PAGE), Place(REPORT)),
    "d1": (Place(SHEET), Place(PAGE)),
    "j1": (Place(PAGE, 12), Place(PAGE, 40), Place(REPORT, 3)),
    "page": (Place(PAGE),),
    "g2": (Place(REPORT),),
    "place": (),
    "stranger": (),
}


@pytest.fixture(scope="module")
def trail() -> Trail:
    return Trail.of(
        (*triple, URIRef(EX + name))
        for name, turtle in GRAPHS.items()
        for triple in Graph().parse(data=f"{PREFIX}@prefix ex: <{EX}> .{turtle}")
    )


def finding(local: str, severity: Severity = Severity.VIOLATION) -> Finding:
    return Finding(
        severity=severity,
        focus=URIRef(EX + local),
        path=URIRef(EX + "p"),
        value=None,
        shape=URIRef(EX + "Shape-p"),
        component=URIRef(EX + "component"),
        message="It is wrong; mend it.",
    )


@pytest.mark.parametrize("local", BEHIND)
def test_the_documents_and_lines_behind_a_thing(trail: Trail, local: str) -> None:
    assert trail.places(URIRef(EX + local)) == BEHIND[local]


@pytest.mark.parametrize("local", ["ws7", "t1", "s3"])
def test_the_session_of_a_thing_is_told_by_code_and_name(trail: Trail, local: str) -> None:
    assert trail.label(URIRef(EX + local)) == "WS7 “Names”"


def test_a_thing_of_no_session_has_none(trail: Trail) -> None:
    assert trail.label(URIRef(EX + "ana")) is None


def test_a_located_finding_names_document_line_and_session(trail: Trail) -> None:
    (found,) = locate(Report.of((finding("t1"),)), trail).findings
    assert (found.document, found.line, found.session) == (PAGE, 12, "WS7 “Names”")
    assert found.places == BEHIND["t1"]


def test_a_finding_without_a_place_says_none() -> None:
    assert (finding("t1").document, finding("t1").line) == (None, None)


def test_the_text_tells_what_where_and_what_to_do(trail: Trail) -> None:
    report = locate(Report.of((finding("t1"), finding("place", Severity.INFO))), trail)
    assert findings_text(report) == (
        "violation: It is wrong; mend it.\n"
        "  session:  WS7 “Names”\n"
        "  thing:    http://example.org/t1\n"
        "  property: http://example.org/p\n"
        "  document: page of WS7, line 12\n"
        "  document: page of WS7, line 40\n"
        "  document: report on WS7, line 3\n"
        "  shape:    http://example.org/Shape-p\n"
        "\n"
        "remark: It is wrong; mend it.\n"
        "  thing:    http://example.org/place\n"
        "  property: http://example.org/p\n"
        "  shape:    http://example.org/Shape-p\n"
        "\n"
        "1 violation, 0 warnings, 1 remark: the data does not conform\n"
    )


def test_a_clean_report_is_one_line() -> None:
    assert findings_text(Report(())) == ("0 violations, 0 warnings, 0 remarks: the data conforms\n")
    assert findings_text(Report(())).strip() == summary(Report(()))


def test_the_json_says_the_same(trail: Trail) -> None:
    report = locate(Report.of((finding("t1"),)), trail)
    assert json.loads(findings_json(report)) == {
        "conforms": False,
        "counts": {"violations": 1, "warnings": 0, "remarks": 0},
        "findings": [
            {
                "severity": "violation",
                "message": "It is wrong; mend it.",
                "session": "WS7 “Names”",
                "focus": EX + "t1",
                "path": EX + "p",
                "value": None,
                "shape": EX + "Shape-p",
                "places": [
                    {"document": PAGE, "line": 12},
                    {"document": PAGE, "line": 40},
                    {"document": REPORT, "line": 3},
                ],
            }
        ],
    }
