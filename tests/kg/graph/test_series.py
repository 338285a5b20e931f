"""Series across the years, in the default build and in the graph's words."""

from __future__ import annotations

import pytest
from rdflib import PROV, RDF, Dataset, Graph, Literal
from rdflib.term import URIRef

from kg.concepts import Rule, SeriesKind
from kg.iris import Iris, concept
from kg.namespaces import IGF, SCHEMA
from kg.pipeline import Made


@pytest.fixture(scope="module")
def curated(dataset: Dataset, iris: Iris) -> Graph:
    return dataset.graph(iris.graph("curated"))


@pytest.fixture(scope="module")
def judgements(dataset: Dataset, iris: Iris) -> Graph:
    return dataset.graph(iris.graph("judgements"))


def sessions_of(made: Made, series: str) -> list[str]:
    found = made.resolution.series.items()
    return [str(key) for key, group in found if series in {member.series for member in group}]


@pytest.mark.parametrize(
    ("series", "expected"),
    [
        ("dc-core-internet-values", ["2016/dc-civ", "2017/dc-civ"]),
        ("dc-internet-of-things", ["2015/dc-iot", "2016/dc-iot", "2017/dc-iot"]),
        ("dc-internet-rights-and-principles", ["2015/dc-irpc", "2017/dc-irpc"]),
        (
            "dc-public-access-in-libraries",
            ["2013/dc-pal", "2014/dc-pal", "2015/dc-pal", "2016/dc-pal"],
        ),
        (
            "dc-youth-coalition-on-internet-governance",
            ["2014/dc-youth", "2017/dc-youth", "2019/dc-youth", "2022/dc-youth"],
        ),
        ("of-freedom-online-coalition", ["2014/of-foc", "2015/of-foc", "2016/of27"]),
        ("slot-closing-ceremony", ["2013/closing", "2014/closing", "2019/closing"]),
    ],
)
def test_a_series_has_its_sessions_over_the_years(
    made: Made, series: str, expected: list[str]
) -> None:
    assert sessions_of(made, series) == expected


def test_every_session_that_the_sheet_lists_is_there(made: Made) -> None:
    listed = {
        (one.session, entry.record.key)
        for entry in made.resolution.series_entries
        for one in entry.record.sessions
    }
    found = {(str(k), m.series) for k, group in made.resolution.series.items() for m in group}
    assert listed
    assert listed <= found


def test_no_session_is_of_two_coalitions(made: Made) -> None:
    for key, group in made.resolution.series.items():
        coalitions = {member.series for member in group if member.series.startswith("dc-")}
        assert len(coalitions) <= 1, key


def test_the_main_session_on_coalitions_is_of_none(made: Made) -> None:
    assert sessions_of(made, "slot-dynamic-coalitions") == [
        f"{year}/main-dc" for year in (2015, 2016, 2017, 2019)
    ]
    assert "2015/main-dcfb" not in {str(key) for key in made.resolution.series}


def test_workshops_whose_codes_begin_alike_have_nothing_in_common(made: Made) -> None:
    linked = {str(key) for key in made.resolution.series}
    assert not linked & {"2014/ws10", "2014/ws101", "2014/ws1"}


def test_every_link_of_a_session_has_its_reason(curated: Graph, judgements: Graph) -> None:
    links = {
        (session, target)
        for predicate in (IGF.inSeries, IGF.continues)
        for session, target in curated[:predicate]
    }
    reasons = {
        (judgements.value(reason, IGF.linkedSession), judgements.value(reason, IGF.linkedTo))
        for reason in judgements.subjects(RDF.type, IGF.SessionLink)
    }
    assert len(links) > 80
    assert links == reasons


def test_the_reason_has_rule_words_and_document(
    dataset: Dataset, iris: Iris, judgements: Graph
) -> None:
    session, series = iris.session(2017, "dc-civ"), iris.series("dc-core-internet-values")
    (reason,) = set(judgements.subjects(IGF.linkedSession, session)) & set(
        judgements.subjects(IGF.linkedTo, series)
    )
    assert judgements.value(reason, IGF.rule) == concept(Rule.BODY_IN_TITLE)
    assert judgements.value(reason, IGF.linkWords) == Literal("Core Internet Values")
    titles = {
        str(dataset.graph(graph).value(session, SCHEMA.name))
        for graph in judgements.objects(reason, PROV.wasDerivedFrom)
        if isinstance(graph, URIRef)
    }
    assert titles == {"DC on Core Internet Values"}


def test_a_series_is_an_event_series_with_its_kind_and_its_sessions(
    curated: Graph, iris: Iris
) -> None:
    series = iris.series("dc-internet-of-things")
    assert set(curated[series : RDF.type]) == {IGF.SessionSeries, SCHEMA.EventSeries}
    assert set(curated[series : SCHEMA.subEvent]) == {
        iris.session(year, "dc-iot") for year in (2015, 2016, 2017)
    }
    assert curated.value(series, IGF.seriesKind) == concept(SeriesKind.DYNAMIC_COALITION)
    assert set(curated[series : SCHEMA.alternateName]) == {Literal("DC-IoT", lang="en")}


def test_a_session_continues_the_last_one_of_its_body_and_is_continued(
    curated: Graph, iris: Iris
) -> None:
    def iot(year: int) -> URIRef:
        return iris.session(year, "dc-iot")

    assert set(curated[iot(2017) : IGF.continues]) == {iot(2016)}
    assert set(curated[iot(2016) : IGF.continues]) == {iot(2015)}
    assert set(curated[iot(2015) : IGF.continues]) == set()
    assert set(curated[iot(2015) : IGF.continuedBy]) == {iot(2016)}


def test_a_session_still_has_one_meeting(curated: Graph, iris: Iris) -> None:
    session = iris.session(2017, "dc-iot")
    assert set(curated[session : SCHEMA.superEvent]) == {iris.meeting(2017)}
