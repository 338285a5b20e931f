"""What a build publishes of links outward: matches by verdict, and never more than was reviewed."""

from __future__ import annotations

import pytest
from factories import a_link, a_party, a_reading, a_session, an_edition
from rdflib import OWL, PROV, RDF, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS

from kg.checks import check
from kg.concepts import Authority, Evidence, Verdict
from kg.inputs import Inputs
from kg.iris import Iris, concept
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import make, read_ontology
from kg.resolve.outward_links import OutwardLink
from kg.resolve.register import Register

BASE = "http://example.org/"
IRIS = Iris(BASE)
READINGS = (
    an_edition(),
    a_reading("page", a_session(a_party("Ada Mare", organizations=("Harbour Trust",)))),
)
MATCHES = (SKOS.exactMatch, SKOS.closeMatch, SCHEMA.sameAs, OWL.sameAs)
ITEM = URIRef("http://www.wikidata.org/entity/Q1")
RESOLUTION = make(Inputs(READINGS, (), Register({})), BASE).resolution
(ADA,) = (mention.key for mention in RESOLUTION.person_mentions)
(TRUST,) = (mention.key for mention in RESOLUTION.organization_mentions)


def links_graph(*links: OutwardLink) -> Graph:
    graph = Graph()
    for subject, predicate, value, name in quads(*links):
        if name == IRIS.graph("links"):
            graph.add((subject, predicate, value))
    return graph


def quads(*links: OutwardLink):
    return make(Inputs(READINGS, (), Register({}), links), BASE).quads


def matches(*links: OutwardLink) -> set[tuple[str, str, str]]:
    """Each match of the build's own data: its property, where it leads, and its graph."""
    vocabulary = IRIS.graph("vocabulary")
    return {
        (str(p).rpartition("#")[2].rpartition("/")[2], str(o), str(g).removeprefix(BASE))
        for s, p, o, g in quads(*links)
        if p in MATCHES and g != vocabulary
    }


EXACT = {
    ("exactMatch", str(ITEM), "graph/links"),
    ("sameAs", str(ITEM), "graph/curated"),
}
CLOSE = {("closeMatch", str(ITEM), "graph/links")}


@pytest.mark.parametrize(
    ("verdict", "of_body", "of_person"),
    [
        (Verdict.SAME, EXACT, EXACT),
        (Verdict.UNSURE, CLOSE, set()),
        (Verdict.DIFFERENT, set(), set()),
        (None, CLOSE, set()),
    ],
    ids=["same", "unsure", "different", "proposed"],
)
def test_only_a_reviewed_same_is_an_exact_match(verdict, of_body, of_person):
    assert matches(a_link(TRUST, verdict)) == of_body
    assert matches(a_link(ADA, verdict)) == of_person


def test_a_doubt_makes_a_match_no_longer_exact():
    assert matches(a_link(TRUST), a_link(TRUST, Verdict.UNSURE, line=2)) == CLOSE


def test_nothing_is_published_of_a_person_that_nobody_has_reviewed():
    assert quads(a_link(ADA, None)) == quads()
    graph = links_graph(a_link(ADA, Verdict.DIFFERENT))
    assert list(graph.objects(None, IGF.linkTo)) == [ITEM]


def test_a_link_tells_who_judged_what_and_why():
    link = a_link(
        TRUST,
        authority=Authority.ROR,
        identifier="05gq02987",
        counter=(Evidence.WORDING_DIFFERS,),
        note="The same address.",
        source="https://example.org/about us",
    )
    graph = links_graph(link)
    node = IRIS.entity("link", "l1")
    reviewer = IRIS.entity("reviewer", "r2")
    assert set(graph.predicate_objects(node)) == {
        (RDF.type, IGF.OutwardLink),
        (RDF.type, PROV.Entity),
        (IGF.linkFrom, IRIS.entity("org", RESOLUTION.organizations.by_mention[TRUST])),
        (IGF.linkTo, URIRef("https://ror.org/05gq02987")),
        (IGF.authority, concept(Authority.ROR)),
        (IGF.verdict, concept(Verdict.SAME)),
        (IGF.evidence, concept(Evidence.SAME_WEBSITE)),
        (IGF.counterEvidence, concept(Evidence.WORDING_DIFFERS)),
        (IGF.ruleset, Literal("1")),
        (IGF.note, Literal("The same address.", lang="en")),
        (DCTERMS.source, URIRef("https://example.org/about%20us")),
        (DCTERMS.created, Literal("2026-11-24", datatype=XSD.date)),
        (PROV.wasAttributedTo, reviewer),
        (PROV.wasDerivedFrom, IRIS.entity("mention", TRUST)),
    }
    assert (reviewer, RDF.type, PROV.Agent) in graph


def test_a_build_with_links_of_every_verdict_conforms():
    links = (
        a_link(TRUST),
        a_link(TRUST, Verdict.DIFFERENT, line=2, identifier="Q2"),
        a_link(TRUST, None, line=3, identifier="Q3", evidence=()),
        a_link(ADA, line=4, authority=Authority.ORCID, identifier="0000-0002-1825-0097"),
        a_link(ADA, line=5, authority=Authority.ISNI, identifier="0000000121032683"),
    )
    found = check(quads(*links), IRIS, read_ontology()).findings
    assert [finding for finding in found if "/link/" in str(finding.focus)] == []


def test_the_shapes_refuse_owl_same_as_wherever_it_comes_from():
    entity = IRIS.entity("org", RESOLUTION.organizations.by_mention[TRUST])
    forged = (entity, OWL.sameAs, ITEM, IRIS.graph("links"))
    report = check(quads(a_link(TRUST)) | {forged}, IRIS, read_ontology())
    assert "owl:sameAs" in " ".join(finding.message for finding in report.findings)
    assert not report.conforms
