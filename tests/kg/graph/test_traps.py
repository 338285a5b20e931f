"""The traps of the two documents of 2017 WS15, each with the right answer in the default build."""

from __future__ import annotations

import pytest
from rdflib import Dataset, Graph, Literal
from rdflib.namespace import ORG, PROV, RDF, SKOS, XSD
from rdflib.term import Node, URIRef

from kg.concepts import (
    Evidence,
    Question,
    Role,
    Rule,
    SessionFormat,
    Stakeholder,
    StatedRegion,
    Status,
    Verdict,
)
from kg.iris import Iris, concept, yearly_concept
from kg.namespaces import IGF, SCHEMA

PAGE = "a94260bb1161df9a"
REPORT = "aad441ae5405080e"


class Asked:
    """One session's curated graph, asked by name."""

    def __init__(self, dataset: Dataset, iris: Iris) -> None:
        self.iris = iris
        self.dataset = dataset
        self.session = iris.session(2017, "ws15")
        self.curated = dataset.graph(iris.graph("curated"))
        self.judgements = dataset.graph(iris.graph("judgements"))
        self.page = dataset.graph(iris.source_graph(PAGE))
        self.report = dataset.graph(iris.source_graph(REPORT))

    def named(self, name: str) -> URIRef:
        """The one entity of that name."""
        (found,) = self.curated.subjects(SCHEMA.name, Literal(name))
        assert isinstance(found, URIRef)
        return found

    def participation(self, entity: Node) -> Node:
        found = set(self.curated.subjects(IGF.participant, entity))
        (one,) = found & set(self.curated.subjects(IGF.inSession, self.session))
        return one

    def unnamed(self) -> dict[str, Node]:
        here = set(self.curated.subjects(IGF.inSession, self.session))
        return {str(text): node for node, text in self.curated[: IGF.unnamedParty] if node in here}

    def names(self, predicate: URIRef) -> set[str]:
        """The names of what the session links to by a predicate."""
        linked = self.curated.objects(self.session, predicate)
        return {str(self.curated.value(entity, SCHEMA.name)) for entity in linked}

    def roles(self, node: Node) -> set[Node]:
        return set(self.curated.objects(node, IGF.role))

    def stated(self, graph: Graph, name: str, predicate: URIRef) -> set[str]:
        """What the statements of a name in one document give for a predicate."""
        here = graph.subjects(IGF.nameAsStated, Literal(name))
        return {str(value) for node in here for value in graph.objects(node, predicate)}


@pytest.fixture(scope="module", params=["dataset", "dataset_of_originals"])
def ws15(request: pytest.FixtureRequest, iris: Iris) -> Asked:
    """The session as the default build has it, and as the two real documents give it."""
    return Asked(request.getfixturevalue(request.param), iris)


def test_trap_01_the_two_initials_of_yi_are_one_person_by_a_reviewed_judgement(ws15):
    yi = ws15.named("Wan S. Yi")
    assert set(ws15.curated.objects(yi, SCHEMA.alternateName)) == {Literal("Wan W. Yi")}
    (judged,) = [
        node
        for node in ws15.judgements.subjects(IGF.resolvesTo, yi)
        if (node, IGF.rule, concept(Rule.REVIEWED)) in ws15.judgements
    ]
    assert set(ws15.judgements.objects(judged, IGF.evidence)) == {
        concept(Evidence.SAME_SESSION),
        concept(Evidence.SAME_SINGLE_ROLE),
        concept(Evidence.SAME_ORGANIZATION),
        concept(Evidence.SURNAME_EQUAL),
    }
    assert set(ws15.judgements.objects(judged, IGF.counterEvidence)) == {
        concept(Evidence.MIDDLE_INITIAL_DIFFERS)
    }


def test_trap_01_which_initial_is_right_stays_open_and_both_are_sourced(ws15):
    yi = ws15.named("Wan S. Yi")
    (node,) = ws15.curated.subjects(IGF.aboutEntity, yi)
    assert set(ws15.curated.predicate_objects(node)) == {
        (RDF.type, IGF.Discrepancy),
        (IGF.aboutEntity, yi),
        (IGF.aboutProperty, SCHEMA.name),
        (IGF.shownValue, Literal("Wan S. Yi")),
        (IGF.otherValue, Literal("Wan W. Yi")),
        (IGF.chosenFrom, ws15.iris.source_graph(PAGE)),
        (IGF.alsoStatedIn, ws15.iris.source_graph(REPORT)),
        (IGF.rule, concept(Rule.UNRESOLVED_SHOW_BOTH)),
    }


def test_trap_02_kisa_is_not_its_predecessor(ws15):
    kisa = ws15.named("Korea Internet & Security Agency")
    before = ws15.named("Korea Information Security Agency")
    assert kisa != before
    change = ws15.curated.value(kisa, ORG.resultedFrom)
    assert (before, ORG.changedBy, change) in ws15.curated
    different = concept(Verdict.DIFFERENT)
    assert any(
        (node, IGF.evidence, concept(Evidence.CHANGE_EVENT_ON_RECORD)) in ws15.judgements
        for node in ws15.judgements.subjects(IGF.verdict, different)
    )


def test_trap_02_the_slip_of_2017_is_a_hidden_name_of_todays_kisa(ws15):
    kisa = ws15.named("Korea Internet & Security Agency")
    assert set(ws15.curated.objects(kisa, SKOS.hiddenLabel)) == {
        Literal("Korea Information & Security Agency")
    }
    assert set(ws15.curated.objects(kisa, SCHEMA.alternateName)) == {Literal("KISA")}


def test_trap_03_microsoft_korea_is_part_of_microsoft_and_not_the_same(ws15):
    microsoft, korea = ws15.named("Microsoft"), ws15.named("Microsoft Korea")
    assert (korea, ORG.subOrganizationOf, microsoft) in ws15.curated
    assert Literal("Microsoft Corp") in set(ws15.curated.objects(microsoft, SCHEMA.alternateName))


def test_trap_03_ro_has_both_affiliations_and_yang_only_one(ws15):
    microsoft, korea = ws15.named("Microsoft"), ws15.named("Microsoft Korea")

    def affiliations(name):
        node = ws15.participation(ws15.named(name))
        return set(ws15.curated.objects(node, IGF.affiliation))

    assert affiliations("Jong Hyuk Ro") == {microsoft, korea}
    assert affiliations("Alex Yudong Yang") == {microsoft}


def test_trap_04_two_titles_are_one_session_and_a_discrepancy(ws15):
    programme = Literal("Multistakeholder Collaborations in Cybersecurity Response", lang="en")
    report = Literal(
        "Learnings from Multistakeholder Collaborations in Cybersecurity Response"
        " and Capacity Building",
        lang="en",
    )
    assert set(ws15.curated.objects(ws15.session, SCHEMA.name)) == {programme}
    assert set(ws15.curated.objects(ws15.session, SCHEMA.alternateName)) == {
        report,
        Literal("IGF 2017 WS15", lang="en"),
    }
    assert set(ws15.curated.objects(ws15.session, SCHEMA.identifier)) == {Literal("WS15")}
    (node,) = [
        node
        for node in ws15.curated.subjects(IGF.aboutEntity, ws15.session)
        if (node, IGF.aboutProperty, SCHEMA.name) in ws15.curated
    ]
    assert ws15.curated.value(node, IGF.shownValue) == programme
    assert ws15.curated.value(node, IGF.otherValue) == report
    assert ws15.curated.value(node, IGF.rule) == concept(Rule.PROGRAMME_FIRST)


def test_trap_05_oman_withdrew_and_is_neither_a_person_nor_a_performer(ws15):
    node = ws15.unnamed()["a speaker for the government of Oman"]
    assert ws15.curated.value(node, IGF.status) == concept(Status.WITHDRAWN)
    assert ws15.curated.value(node, IGF.statedCountryCode) == Literal("OM")
    assert not any("Oman" in str(name) for name in ws15.curated.objects(None, SCHEMA.name))
    assert not list(ws15.report.subjects(IGF.status, concept(Status.WITHDRAWN)))


def test_trap_06_the_misspelt_board_is_a_hidden_name(ws15):
    board = ws15.named("Rwanda Development Board")
    assert set(ws15.curated.objects(board, SKOS.hiddenLabel)) == {
        Literal("Rwanda Development Bord")
    }
    assert Literal("Rwanda Development Bord") not in set(
        ws15.curated.objects(board, SCHEMA.alternateName)
    )


def test_trap_06_two_renditions_of_the_report_are_one_witness(ws15):
    witnesses = set(ws15.curated.objects(ws15.session, SCHEMA.subjectOf))
    assert witnesses == {ws15.iris.source(PAGE), ws15.iris.source(REPORT)}


def test_trap_07_the_director_of_cncert_stays_unnamed(ws15):
    node = ws15.unnamed()["a director from CNCERT, in the audience"]
    assert ws15.roles(node) == {concept(Role.AUDIENCE_CONTRIBUTOR)}
    assert set(ws15.curated.objects(node, IGF.affiliationAsStated)) == {Literal("CNCERT")}
    assert ws15.curated.value(node, IGF.participant) is None


def test_trap_08_mugisha_joined_online_and_the_session_is_mixed(ws15):
    node = ws15.participation(ws15.named("Charles Mugisha"))
    online = SCHEMA.OnlineEventAttendanceMode
    assert ws15.curated.value(node, IGF.attendanceMode) == online
    here = set(ws15.curated.subjects(IGF.inSession, ws15.session))
    assert here & set(ws15.curated.subjects(IGF.attendanceMode, online)) == {node}
    assert (
        ws15.curated.value(ws15.session, SCHEMA.eventAttendanceMode)
        == SCHEMA.MixedEventAttendanceMode
    )


@pytest.mark.parametrize(
    ("question", "minimum"),
    [
        (Question.PARTICIPANTS_PRESENT, 50),
        (Question.WOMEN_PRESENT, 15),
        (Question.ONLINE_PARTICIPANTS, 4),
    ],
)
def test_trap_09_a_plus_is_a_lower_bound_and_nothing_more(ws15, question, minimum):
    asked = yearly_concept("report-question", 2017, question)
    (node,) = ws15.curated.subjects(IGF.countOf, asked)
    assert set(ws15.curated.objects(node, SCHEMA.minValue)) == {Literal(minimum)}
    assert ws15.curated.value(node, SCHEMA.maxValue) is None
    assert ws15.curated.value(node, SCHEMA.value) is None


def test_trap_10_a_wrong_ordinal_is_a_right_date(ws15):
    assert {str(text) for text in ws15.report.objects(ws15.session, IGF.dateAsStated)} == {
        "21th Dec 2017"
    }


def test_trap_11_the_time_has_the_offset_of_the_page(ws15):
    assert ws15.curated.value(ws15.session, SCHEMA.startDate) == Literal(
        "2017-12-21T09:00:00+01:00", datatype=XSD.dateTime
    )
    assert ws15.curated.value(ws15.session, SCHEMA.endDate) == Literal(
        "2017-12-21T10:30:00+01:00", datatype=XSD.dateTime
    )


def test_trap_12_a_stakeholder_group_belongs_to_the_participation(ws15):
    node = ws15.participation(ws15.named("Jianping Wu"))
    assert ws15.curated.value(node, IGF.stakeholderGroup) == concept(
        Stakeholder.TECHNICAL_COMMUNITY
    )
    tsinghua = ws15.named("Tsinghua University")
    assert ws15.curated.value(tsinghua, IGF.stakeholderGroup) is None


def test_trap_13_a_stated_region_is_no_united_nations_group(ws15):
    node = ws15.participation(ws15.named("Jing De Jong-Chen"))
    assert set(ws15.curated.objects(node, IGF.statedRegion)) == {
        concept(StatedRegion.NORTH_AMERICA)
    }
    assert ws15.curated.value(node, IGF.statedUnGroup) is None
    assert ws15.curated.value(node, IGF.statedCountryCode) is None


def test_trap_14_korea_is_never_the_other_korea(ws15):
    node = ws15.participation(ws15.named("Wan S. Yi"))
    assert set(ws15.curated.objects(node, IGF.statedCountryCode)) == {Literal("KR")}
    assert not list(ws15.dataset.quads((None, IGF.statedCountryCode, Literal("KP"), None)))


def test_trap_15_no_gender_of_a_person_is_in_any_graph(ws15):
    words = {"male", "female", "asia; male", "asia; female"}
    assert not [value for *_, value, _ in ws15.dataset.quads() if str(value).casefold() in words]
    assert not [p for _, p, _, _ in ws15.dataset.quads() if "gender" in str(p).casefold()]


def test_trap_16_each_party_has_one_participation_with_all_its_roles(ws15):
    assert ws15.roles(ws15.participation(ws15.named("Wan S. Yi"))) == {
        concept(role)
        for role in (
            Role.CO_PROPOSER,
            Role.CO_ORGANIZER,
            Role.MODERATOR,
            Role.ONSITE_MODERATOR,
        )
    }
    assert ws15.roles(ws15.participation(ws15.named("Jong Hyuk Ro"))) == {
        concept(role)
        for role in (
            Role.PROPOSER,
            Role.CO_ORGANIZER,
            Role.ONLINE_MODERATOR,
            Role.ORGANIZER,
        )
    }


def test_trap_16_four_took_part_as_speakers(ws15):
    assert ws15.names(SCHEMA.performer) == {
        "Jung Hee Kim",
        "Charles Mugisha",
        "Jianping Wu",
        "Jing De Jong-Chen",
    }
    assert ws15.names(SCHEMA.contributor) == {"Wan S. Yi", "Alex Yudong Yang"}
    assert ws15.names(SCHEMA.organizer) == {"Jong Hyuk Ro", "Wan S. Yi"}


def test_trap_17_two_statements_on_yang_are_one_participation(ws15):
    node = ws15.participation(ws15.named("Alex Yudong Yang"))
    behind = set(ws15.curated.objects(node, PROV.wasDerivedFrom))
    graphs = {graph for s, p, _, graph in ws15.dataset.quads() if s in behind and p == RDF.type}
    assert (len(behind), graphs) == (
        2,
        {ws15.iris.source_graph(PAGE), ws15.iris.source_graph(REPORT)},
    )


def test_trap_18_the_plan_of_the_session_makes_no_records(ws15):
    texts = [str(value) for *_, value, _ in ws15.dataset.quads() if isinstance(value, Literal)]
    assert not [text for text in texts if "35 minutes" in text or "will present" in text]


def test_trap_19_a_body_that_is_only_mentioned_takes_no_part(ws15):
    for name in ("Google", "World Bank", "CAMP"):
        for found in ws15.curated.subjects(SCHEMA.name, Literal(name)):
            assert found not in set(ws15.curated.objects(ws15.session, SCHEMA.organizer))
            node = set(ws15.curated.subjects(IGF.affiliation, found)) | set(
                ws15.curated.subjects(IGF.participant, found)
            )
            assert not node & set(ws15.curated.subjects(IGF.inSession, ws15.session))


def test_trap_20_a_surname_alone_makes_no_person(ws15):
    names = {str(name) for name in ws15.curated.objects(None, SCHEMA.name)}
    assert not names & {"Kim", "Ms. Kim", "Yi", "Dr. Yi", "Mugisha"}


def test_trap_21_no_mark_up_or_furniture_is_published(ws15):
    texts = [str(value) for *_, value, _ in ws15.dataset.quads() if isinstance(value, Literal)]
    furniture = ("](#)", "<p>", "<i>", "Sign up or log in", "Venue Map")
    assert not [text for text in texts if any(piece in text for piece in furniture)]
    assert not list(ws15.dataset.quads((None, None, URIRef("#"), None)))


def test_trap_22_tags_are_concepts_of_their_year_and_no_themes(ws15):
    assert set(ws15.curated.objects(ws15.session, IGF.tag)) == {
        yearly_concept("tag", 2017, tag)
        for tag in ("Cybersecurity", "Multistakeholder Cooperation", "Digital Geneva Convention")
    }
    assert ws15.curated.value(ws15.session, IGF.theme) is None
    assert set(ws15.curated.objects(ws15.session, IGF.sessionFormat)) == {
        concept(SessionFormat.PANEL)
    }
