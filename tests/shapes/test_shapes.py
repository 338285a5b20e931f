"""Each property shape finds its fault and nothing else; each sound file is looked at and clean."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rdflib import RDF, SH, Graph
from rdflib.term import Literal, Node, URIRef

from kg.namespaces import SHAPES
from kg.validate import SEVERITIES, validate

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
INVALID = sorted((HERE / "invalid").glob("*.ttl"))
VALID = sorted((HERE / "valid").glob("*/*.ttl"))
EXAMPLES = sorted((ROOT / "ontology" / "examples").glob("*.ttl"))
SENTENCE = re.compile(r"^[A-Z].*[;,] .*\.$")


def owner(name: str, curated: Graph, sources: Graph) -> Graph:
    """The one of the two sets of shapes that holds a shape of this name."""
    holders = [g for g in (curated, sources) if (URIRef(SHAPES + name), None, None) in g]
    assert len(holders) == 1, f"{name} is in {len(holders)} sets of shapes"
    return holders[0]


def property_shapes(*graphs: Graph) -> set[str]:
    return {
        str(shape).removeprefix(SHAPES)
        for graph in graphs
        for shape in graph.subjects(RDF.type, SH.PropertyShape)
    }


def targets(shapes: Graph, shape: Node, data: Graph) -> set[Node]:
    by_class = {
        focus
        for kind in shapes.objects(shape, SH.targetClass)
        for focus in data.subjects(RDF.type, kind)
    }
    by_predicate = {
        focus
        for predicate in shapes.objects(shape, SH.targetSubjectsOf)
        for focus in data.subjects(URIRef(str(predicate)))
    }
    return by_class | by_predicate


def test_there_is_something_to_check() -> None:
    assert len(INVALID) > 150
    assert len(VALID) > 40
    assert len(EXAMPLES) > 25


def test_each_property_shape_has_an_invalid_file_and_no_other_file_is_there(
    curated_shapes: Graph, source_shapes: Graph
) -> None:
    assert property_shapes(curated_shapes, source_shapes) == {path.stem for path in INVALID}


@pytest.mark.parametrize("path", INVALID, ids=lambda path: path.stem)
def test_an_invalid_file_yields_exactly_its_shape(
    path: Path, curated_shapes: Graph, source_shapes: Graph
) -> None:
    shapes = owner(path.stem, curated_shapes, source_shapes)
    shape = URIRef(SHAPES + path.stem)
    severity = SEVERITIES[shapes.value(shape, SH.severity, any=False)]
    message = str(shapes.value(shape, SH.message, any=False))
    found = validate(Graph().parse(path), shapes).findings
    assert {(f.shape, f.severity, f.message) for f in found} == {(shape, severity, message)}


@pytest.mark.parametrize("path", VALID, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_a_valid_file_is_targeted_and_clean(
    path: Path, curated_shapes: Graph, source_shapes: Graph
) -> None:
    name = f"{path.parent.name}Shape"
    shapes = owner(name, curated_shapes, source_shapes)
    data = Graph().parse(path)
    assert targets(shapes, URIRef(SHAPES + name), data)
    assert validate(data, shapes).findings == ()


def test_each_node_shape_has_a_valid_file(curated_shapes: Graph, source_shapes: Graph) -> None:
    # What these look for must not be there at all, so no sound file can be targeted.
    forbidding = {"PrivacyShape", "StatementPrivacyShape", "SameAsShape"}
    named = {
        str(shape).removeprefix(SHAPES)
        for shapes in (curated_shapes, source_shapes)
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
    }
    assert named - forbidding == {f"{path.parent.name}Shape" for path in VALID}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_is_targeted_and_clean(
    path: Path, curated_shapes: Graph, source_shapes: Graph
) -> None:
    data = Graph().parse(path)
    said = path.stem in {"Mention", "ParticipationStatement"}
    shapes = source_shapes if said else curated_shapes
    kinds = {kind for kind in data.objects(None, RDF.type) if str(kind).endswith(path.stem)}
    focuses = {focus for kind in kinds for focus in data.subjects(RDF.type, kind)}
    looked_at = {
        focus
        for shape in shapes.subjects(RDF.type, SH.NodeShape)
        for focus in targets(shapes, shape, data)
    }
    assert focuses
    assert focuses <= looked_at
    assert validate(data, shapes).findings == ()


def test_each_shape_is_named_after_its_class_and_used(
    curated_shapes: Graph, source_shapes: Graph
) -> None:
    for shapes in (curated_shapes, source_shapes):
        for shape in shapes.subjects(RDF.type, SH.PropertyShape):
            holders = [str(node) for node in shapes.subjects(SH.property, shape)]
            name = str(shape).removeprefix(SHAPES)
            assert holders == [SHAPES + name.partition("-")[0]]


def test_each_message_is_one_sentence_that_says_what_to_do(
    curated_shapes: Graph, source_shapes: Graph
) -> None:
    for shapes in (curated_shapes, source_shapes):
        for shape in shapes.subjects(RDF.type, SH.PropertyShape):
            message = shapes.value(shape, SH.message, any=False)
            assert isinstance(message, Literal)
            assert message.language == "en"
            assert SENTENCE.match(message), message


def test_the_engine_finds_the_same_by_way_of_the_node_shapes(
    curated_shapes: Graph, source_shapes: Graph, monkeypatch: pytest.MonkeyPatch
) -> None:
    shapes = curated_shapes + source_shapes
    data = Graph()
    for path in INVALID:
        data.parse(path)
    ours = validate(data, shapes).findings
    monkeypatch.setattr("kg.validate.targeted", lambda given: Graph() + given)
    assert set(validate(data, shapes).findings) == set(ours)
    assert len({finding.shape for finding in ours}) > 100
