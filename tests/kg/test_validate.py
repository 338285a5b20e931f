"""Validation: findings in a fixed order, graphs left as they were, faults told plainly."""

from __future__ import annotations

from pathlib import Path

import pytest
import rdflib
from rdflib import SH, Graph, Literal
from rdflib.compare import isomorphic, to_isomorphic
from rdflib.term import BNode, URIRef

from kg.errors import ModelError
from kg.iris import Iris
from kg.validate import Finding, Report, Severity, load_shapes, report_graph, validate

EX = "http://example.org/"
SHAPE = """
@prefix ex: <http://example.org/> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
ex:ThingShape a sh:NodeShape ; sh:targetClass ex:Thing ;
    sh:property ex:ThingShape-name , ex:ThingShape-size , ex:ThingShape-owner .
ex:ThingShape-name sh:path ex:name ; sh:minCount 1 ; sh:message "No name; give one."@en .
ex:ThingShape-size sh:path ex:size ; sh:maxInclusive 9 ; sh:severity sh:Warning ;
    sh:message "Too big; cut it."@en .
ex:ThingShape-owner sh:path ( ex:owner [ sh:inversePath ex:knows ] ) ; sh:maxCount 0 ;
    sh:severity sh:Info ; sh:message "Known; say so."@en .
"""
DATA = """
@prefix ex: <http://example.org/> .
ex:a a ex:Thing ; ex:size 10 , 11 ; ex:owner ex:o . ex:p ex:knows ex:o .
ex:b a ex:Thing ; ex:name "b" .
"""


def finding(severity: Severity, local: str, path: str, value: object, component: str) -> Finding:
    messages = {
        "name": "No name; give one.",
        "size": "Too big; cut it.",
        "owner": "Known; say so.",
    }
    return Finding(
        severity=severity,
        focus=URIRef(EX + "a"),
        path=path if path.startswith("<") else URIRef(path),
        value=None if value is None else Literal(value),
        shape=URIRef(f"{EX}ThingShape-{local}"),
        component=SH[component],
        message=messages[local],
    )


EXPECTED = (
    finding(Severity.VIOLATION, "name", EX + "name", None, "MinCountConstraintComponent"),
    finding(Severity.WARNING, "size", EX + "size", 10, "MaxInclusiveConstraintComponent"),
    finding(Severity.WARNING, "size", EX + "size", 11, "MaxInclusiveConstraintComponent"),
    finding(
        Severity.INFO,
        "owner",
        f"<{EX}owner>/^<{EX}knows>",
        None,
        "MaxCountConstraintComponent",
    ),
)


@pytest.fixture
def shapes() -> Graph:
    return Graph().parse(data=SHAPE)


@pytest.fixture
def data() -> Graph:
    return Graph().parse(data=DATA)


def test_findings_are_told_the_gravest_first(data: Graph, shapes: Graph) -> None:
    report = validate(data, shapes)
    assert report.findings == EXPECTED
    assert not report.conforms
    assert report.counts == {Severity.VIOLATION: 1, Severity.WARNING: 2, Severity.INFO: 1}


def test_warnings_and_remarks_do_not_stop_a_build(data: Graph, shapes: Graph) -> None:
    data.add((URIRef(EX + "a"), URIRef(EX + "name"), Literal("a")))
    report = validate(data, shapes)
    assert report.findings == EXPECTED[1:]
    assert report.conforms


def test_neither_graph_is_changed(data: Graph, shapes: Graph) -> None:
    before = to_isomorphic(data).graph_digest(), to_isomorphic(shapes).graph_digest()
    validate(data, shapes)
    assert (to_isomorphic(data).graph_digest(), to_isomorphic(shapes).graph_digest()) == before


def test_a_query_constraint_is_asked_of_each_thing_by_itself(data: Graph) -> None:
    query = """
        @prefix ex: <http://example.org/> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        ex:ThingShape a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:ThingShape-size .
        ex:ThingShape-size sh:path ex:size ; sh:message "Ten; change it."@en ; sh:sparql [
            sh:select "SELECT $this ?value WHERE { $this $PATH ?value . FILTER(?value = 10) }" ] .
    """
    data.add((URIRef(EX + "b"), URIRef(EX + "size"), Literal(10)))
    found = validate(data, Graph().parse(data=query)).findings
    assert [(str(f.focus), f.value) for f in found] == [
        (EX + "a", Literal(10)),
        (EX + "b", Literal(10)),
    ]


def test_a_report_is_the_same_in_whatever_order_findings_come() -> None:
    assert Report.of(EXPECTED[::-1], EXPECTED) == Report.of(EXPECTED) == Report(EXPECTED)


def test_an_empty_report_conforms() -> None:
    assert Report.of(()).conforms


def test_a_shapes_file_that_is_not_turtle_is_named_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "Meeting.ttl").write_text("@prefix ex: <http://example.org/> .\nex:a ex:b skos:c .")
    with pytest.raises(ModelError) as caught:
        load_shapes(tmp_path)
    assert (caught.value.document, caught.value.line) == ("Meeting.ttl", 2)


def test_a_folder_without_shapes_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="no shape"):
        load_shapes(tmp_path)


def test_shapes_in_folders_below_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "Thing.ttl").write_text(SHAPE)
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "Other.ttl").write_text(SHAPE.replace("Thing", "Other"))
    assert isomorphic(load_shapes(tmp_path), Graph().parse(data=SHAPE))


BROKEN = {
    "a query that does not parse": 'sh:sparql [ sh:select "SELECT WHERE" ]',
    "a count that is a word": 'sh:minCount "one"',
}


@pytest.mark.parametrize("constraint", BROKEN.values(), ids=BROKEN.keys())
def test_shapes_that_cannot_be_used_are_our_fault_and_leave_the_literals_alone(
    data: Graph, constraint: str
) -> None:
    shapes = Graph().parse(
        data=f"""
        @prefix ex: <http://example.org/> .
        @prefix sh: <http://www.w3.org/ns/shacl#> .
        ex:S a sh:NodeShape ; sh:targetClass ex:Thing ; sh:property ex:S-p .
        ex:S-p sh:path ex:size ; {constraint} .
        """
    )
    with pytest.raises(ModelError, match="shapes"):
        validate(data, shapes)
    assert rdflib.NORMALIZE_LITERALS


def test_the_report_as_shacl_names_everything_by_an_iri(data: Graph, shapes: Graph) -> None:
    graph = report_graph(validate(data, shapes), Iris(EX))
    assert not any(isinstance(node, BNode) for triple in graph for node in triple)
    report = graph.value(predicate=SH.conforms, object=Literal(False), any=False)
    results = set(graph.objects(report, SH.result))
    assert len(results) == len(EXPECTED)
    told = {
        (
            graph.value(result, SH.focusNode),
            graph.value(result, SH.resultPath),
            graph.value(result, SH.value),
            graph.value(result, SH.resultSeverity),
            graph.value(result, SH.sourceShape),
            graph.value(result, SH.sourceConstraintComponent),
            graph.value(result, SH.resultMessage),
        )
        for result in results
    }
    assert told == {
        (
            f.focus,
            f.path if isinstance(f.path, URIRef) else None,
            f.value,
            SH[f.severity],
            f.shape,
            f.component,
            Literal(f.message, lang="en"),
        )
        for f in (validate(data, shapes).findings)
    }


def test_the_same_findings_under_another_base_have_the_same_keys() -> None:
    def keys(base: str) -> set[str]:
        things = f"@prefix ex: <{EX}> .\n<{base}a> a ex:Thing ; ex:size 10 ."
        moved = Graph().parse(data=things)
        graph = report_graph(validate(moved, Graph().parse(data=SHAPE)), Iris(base))
        return {str(node).removeprefix(base) for node in graph.subjects()}

    assert keys("http://one.example/") == keys("http://two.example/kg/")


def test_two_reports_of_the_same_findings_are_byte_for_byte_the_same(
    data: Graph, shapes: Graph
) -> None:
    first, second = (
        report_graph(validate(data, shapes), Iris(EX)).serialize(format="turtle") for _ in range(2)
    )
    assert first == second
