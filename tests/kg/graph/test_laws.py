"""What holds for every statement of the graph, not for one session."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys

import pytest
from rdflib import PROV, RDF, Dataset, Literal, URIRef
from rdflib.namespace import SKOS

from kg.concepts import Status, Verdict
from kg.iris import Iris, concept
from kg.namespaces import IGF, SCHEMA
from kg.resolve.sessions import SessionKey

STATED = (
    SCHEMA.name,
    SCHEMA.identifier,
    SCHEMA.startDate,
    SCHEMA.endDate,
    SCHEMA.alternateName,
    IGF.locationText,
    IGF.theme,
    IGF.tag,
    IGF.sessionFormat,
)


@pytest.fixture(scope="module")
def curated(dataset: Dataset, iris: Iris):
    return dataset.graph(iris.graph("curated"))


@pytest.fixture(scope="module")
def sources(dataset: Dataset, iris: Iris) -> set[URIRef]:
    """The statement graphs of documents that are traced to a digest."""
    provenance = dataset.graph(iris.graph("provenance"))
    traced = set()
    for graph, document in provenance[: PROV.wasDerivedFrom]:
        sheet = provenance.value(document, IGF.transcribedIn)
        digests = [provenance.value(node, IGF.sha256) for node in (document, sheet) if node]
        if any(len(str(digest)) == 64 for digest in digests if digest is not None):
            traced.add(graph)
    return traced


def test_every_curated_thing_leads_back_to_a_document_with_a_digest(dataset, curated, sources):
    said_in: dict[URIRef, set[URIRef]] = {}
    for subject, _, _, graph in dataset.quads():
        said_in.setdefault(subject, set()).add(graph)
    origins = (PROV.wasDerivedFrom, IGF.chosenFrom)
    astray = []
    for thing in set(curated.subjects(RDF.type, None)):
        if (thing, RDF.type, SCHEMA.PostalAddress) in curated:
            continue
        behind = {node for origin in origins for node in curated.objects(thing, origin)}
        graphs = behind | {graph for node in behind for graph in said_in.get(node, ())}
        if not graphs & sources:
            astray.append(thing)
    assert not astray


def test_every_stated_value_of_a_session_is_in_a_source_graph(dataset, curated):
    said = {(s, p, same_instant(o)) for s, p, o, graph in dataset.quads() if "/src-" in str(graph)}
    invented = []
    for session in curated.subjects(RDF.type, IGF.Session):
        for predicate in STATED:
            for value in curated.objects(session, predicate):
                ours = str(value).startswith("IGF 2") or " at IGF " in str(value)
                spelt = (session, SCHEMA.name, value) in said
                if not ours and not spelt and (session, predicate, same_instant(value)) not in said:
                    invented.append((session, predicate, value))
    assert not invented


def same_instant(value):
    """A time in another zone is the same time."""
    if isinstance(value, Literal) and isinstance(value.value, dt.datetime):
        return value.value.astimezone(dt.UTC)
    return value


def test_every_stated_session_reaches_the_curated_graph(dataset, curated):
    stated = {s for s, p, o, _ in dataset.quads((None, RDF.type, IGF.Session, None))}
    assert stated == set(curated.subjects(RDF.type, IGF.Session))


def test_every_statement_reaches_exactly_one_participation(dataset, curated):
    statements = {s for s, *_ in dataset.quads((None, RDF.type, IGF.ParticipationStatement, None))}
    behind = [
        node
        for participation in curated.subjects(RDF.type, IGF.Participation)
        for node in curated.objects(participation, PROV.wasDerivedFrom)
    ]
    assert len(behind) == len(set(behind))
    assert set(behind) == statements


def test_nobody_performs_who_is_not_known_to_have_taken_part(curated):
    for session, performer in curated[: SCHEMA.performer]:
        held = set(curated.subjects(IGF.participant, performer))
        (node,) = held & set(curated.subjects(IGF.inSession, session))
        assert curated.value(node, IGF.status) == concept(Status.TOOK_PART)


def test_every_merge_of_mentions_has_a_reason(dataset, curated, iris):
    judgements = dataset.graph(iris.graph("judgements"))
    for entity in set(curated.subjects(RDF.type, SCHEMA.Person)):
        mentions = set(curated.objects(entity, PROV.wasDerivedFrom))
        links = [
            (judgements.value(node, IGF.left), judgements.value(node, IGF.right))
            for node in judgements.subjects(IGF.resolvesTo, entity)
            if (node, IGF.verdict, concept(Verdict.SAME)) in judgements
            and (node, IGF.evidence, None) in judgements
        ]
        assert connected(mentions, links)


def connected(mentions, links) -> bool:
    reached = {min(mentions)}
    while True:
        further = {n for link in links if reached & set(link) for n in link} - reached
        if not further:
            return reached == mentions
        reached |= further


def test_every_concept_that_is_used_is_in_the_vocabulary(dataset, iris):
    vocabulary = dataset.graph(iris.graph("vocabulary"))
    known = set(vocabulary.subjects(RDF.type, SKOS.Concept))
    used = {
        node
        for *_, node, graph in dataset.quads()
        if isinstance(node, URIRef) and "/voc/" in node and graph != vocabulary.identifier
    }
    assert used
    assert used <= known


def test_no_blank_node_and_no_other_schema_org_is_anywhere(made):
    terms = [term for quad in made.quads for term in quad]
    assert {type(term) for term in terms} == {URIRef, Literal}
    assert not [term for term in terms if str(term).startswith("http://schema.org/")]


def test_every_record_of_the_facts_is_a_session(made, curated, iris):
    for session in made.resolution.sessions:
        assert isinstance(session.key, SessionKey)
        assert (iris.session(*session.key), RDF.type, IGF.Session) in curated


@pytest.mark.parametrize("seed", ["1", "2"])
def test_the_hash_seed_does_not_change_a_byte(made, seed):
    from kg.publish.nquads import sorted_nquads

    code = (
        "import hashlib; from kg.inputs import read_inputs; from kg.pipeline import make;"
        " from kg.publish.nquads import sorted_nquads; from kg.iris import DEFAULT_BASE;"
        " made = make(read_inputs(), DEFAULT_BASE);"
        " print(hashlib.sha256(sorted_nquads(made.quads)).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=True,
    )
    import hashlib

    assert done.stdout.strip() == hashlib.sha256(sorted_nquads(made.quads)).hexdigest()
