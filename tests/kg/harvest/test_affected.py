"""Only what a change can reach is read again, and that gives what a whole reading gives."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.harvest.affected import affected
from kg.harvest.keeping import told
from kg.iris import DEFAULT_BASE
from kg.namespaces import PREFIXES
from kg.store import EmbeddedStore

SCHEMA, SKOS, RDFS = (PREFIXES[name] for name in ("schema", "skos", "rdfs"))
VOCABULARY = f"{DEFAULT_BASE}graph/vocabulary"
GRAPH = Path(__file__).parents[2] / "server" / "graph.trig"
WRITTEN = ox.serialize(ox.parse(path=GRAPH), format=ox.RdfFormat.N_QUADS) or b""
# Names that a record tells though it does not link to what has them.
FAR = f"""\
<https://w3id.org/igf-kg/voc/role/speaker> <{SKOS}prefLabel> "speaker"@en <{VOCABULARY}> .
<https://schema.org/Person> <{RDFS}label> "person"@en <{VOCABULARY}> .
<https://schema.org/Place> <{RDFS}label> "place"@en <{VOCABULARY}> .
<{DEFAULT_BASE}graph/src-cccc000000000003> <{SCHEMA}name> "a graph" <{VOCABULARY}> .
"""
LINES = sorted({*(WRITTEN + FAR.encode()).splitlines(keepends=True)})
ID = f"{DEFAULT_BASE}id/"


def store(lines: list[bytes]) -> EmbeddedStore:
    return EmbeddedStore.of(b"".join(lines), DEFAULT_BASE)


@given(st.data())
@settings(max_examples=150, deadline=None)
def test_a_reading_of_what_a_change_reaches_is_a_reading_of_everything(data: st.DataObject) -> None:
    """One graph lacks some lines that the other has, and the other way round."""
    some = st.lists(st.sampled_from(LINES), min_size=1, max_size=4, unique=True)
    lost, later = data.draw(some), data.draw(some)
    before = [line for line in LINES if line not in later]
    after = [line for line in LINES if line not in lost]
    changed = {*before} ^ {*after}
    known = told(store(before), {})
    assert told(store(after), known, sorted(changed)) == told(store(after), {})


def test_each_line_by_itself_is_followed_to_all_that_it_is_told_of() -> None:
    whole = told(store(LINES), {})
    for line in (*LINES[::4], *FAR.encode().splitlines(keepends=True)):
        without = store([one for one in LINES if one != line])
        assert told(without, whole, [line]) == told(without, {})


@pytest.mark.parametrize(
    ("words", "reached"),
    [
        # A name of somebody in one session, the town of a meeting, the name of a source.
        (b'"Charles Mugisha"', {"session/2017/ws15"}),
        (b'"Geneva"', {"session/2017/ws15", "session/2017/dc-civ"}),
        (b'"report of WS15"', {"session/2017/ws15", "source/bbbb000000000002"}),
    ],
)
def test_a_change_reaches_the_records_that_tell_it_and_few_others(
    words: bytes, reached: set[str]
) -> None:
    lines = (line for line in LINES if words in line and b"AsStated" not in line)
    quads = ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS)
    found = affected(store(LINES), quads, 1000)
    assert found is not None
    records = {one.removeprefix(ID) for one in found} & told(store(LINES), {}).keys()
    assert reached <= records
    assert len(records) <= 3


def test_a_change_that_reaches_too_far_is_not_followed() -> None:
    quads = ox.parse(b"".join(LINES), format=ox.RdfFormat.N_QUADS)
    assert affected(store(LINES), quads, 5) is None
