"""Loads a build into an engine: staged beside what is served, then swapped in.

Whatever stops a load, the next one goes on from where the bookkeeping says it was, and ends in the
same state. A graph that has not changed is not touched. Only graphs of the build before, staging
graphs and the bookkeeping are ever written to.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.errors import StoreError
from kg.iris import Iris
from kg.remote import marking
from kg.remote.bookkeeping import (
    LOADING_PHASE,
    READY,
    SWAPPING,
    Kept,
    State,
    read_mark,
    read_state,
)
from kg.remote.contents import Content
from kg.remote.engine import Engine

AT_ONCE = 20
"""Graphs whose staging is noted in one update."""

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Build:
    """What is loaded. loader: names this run and no other, for the runs beside it and after it."""

    base: str
    digest: str
    contents: Sequence[Content]
    loader: str


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did; all zero where the build was there already."""

    changed: int
    unchanged: int
    dropped: int
    statements: int


@dataclass(frozen=True, slots=True)
class Change:
    """A graph that differs from what is served, and the staging graph that it is collected in."""

    content: Content
    kept: Kept
    staging: str


@dataclass(frozen=True, slots=True)
class Plan:
    """gone: served until now. leftovers: staging graphs of loads that never ended."""

    changed: tuple[Change, ...]
    unchanged: dict[str, Kept]
    gone: tuple[str, ...]
    leftovers: tuple[str, ...]


def load(engine: Engine, build: Build, progress: Progress = lambda *_: None) -> Loaded:
    """Brings the engine to serve this build; raises StoreError where it stopped on the way."""
    engine.expect_writable()
    _claim(engine, build)
    state = read_state(engine, build.base)
    plan = _plan(engine, build, state)
    if _is_done(build, state, plan):
        engine.update(marking.set_values(build.base, {"phase": READY}))
        return Loaded(0, len(plan.unchanged), 0, 0)
    for first in range(0, len(plan.changed), AT_ONCE):
        some = plan.changed[first : first + AT_ONCE]
        _stage(engine, build, state, some)
        progress("stage", first + len(some), len(plan.changed))
    _swap(engine, build, plan)
    statements = sum(change.kept.statements for change in plan.changed)
    return Loaded(len(plan.changed), len(plan.unchanged), len(plan.gone), statements)


def _claim(engine: Engine, build: Build) -> None:
    """Takes the turn. A swap that was broken off stays one until it has been finished."""
    mark = read_mark(engine, build.base)
    whole = mark.phase in (LOADING_PHASE, READY) or not mark.values
    phase = LOADING_PHASE if whole else SWAPPING
    values = {"base": build.base, "loader": build.loader, "phase": phase}
    engine.update(marking.set_values(build.base, values))


def _plan(engine: Engine, build: Build, state: State) -> Plan:
    changed: list[Change] = []
    unchanged: dict[str, Kept] = {}
    for content in build.contents:
        kept = content.kept
        same = state.served.get(content.graph) == kept
        if same and _count(engine, content.graph) == kept.statements:
            unchanged[content.graph] = kept
        else:
            staging = str(Iris(build.base).staging(kept.digest))
            changed.append(Change(content, kept, staging))
    wanted = {content.graph for content in build.contents}
    gone = sorted((state.served.keys() | state.unsure) - wanted)
    staged = {change.staging for change in changed}
    return Plan(tuple(changed), unchanged, tuple(gone), tuple(sorted(state.begun - staged)))


def _is_done(build: Build, state: State, plan: Plan) -> bool:
    nothing = not (plan.changed or plan.gone or plan.leftovers or state.unsure)
    return nothing and state.digest == build.digest and state.phase == LOADING_PHASE


def _stage(engine: Engine, build: Build, state: State, changed: Sequence[Change]) -> None:
    """Fills some staging graphs; those that a run before this one has filled stay as they are."""
    todo = [change for change in changed if not _is_staged(engine, state, change)]
    if not todo:
        return
    engine.update(marking.note_begun(build.base, [change.staging for change in todo]))
    engine.update(marking.all_of(*(marking.drop(change.staging) for change in todo)))
    for change in todo:
        for number, piece in enumerate(change.content.pieces()):
            send = engine.post if number else engine.put
            send(change.staging, piece)
        _expect(engine, change.staging, change)
    engine.update(marking.note_complete(build.base, {c.staging: c.kept for c in todo}))


def _is_staged(engine: Engine, state: State, change: Change) -> bool:
    kept = change.kept
    return (
        state.staged.get(change.staging) == kept
        and _count(engine, change.staging) == kept.statements
    )


def _swap(engine: Engine, build: Build, plan: Plan) -> None:
    """Between the two phases that are set here, no reader gets an answer."""
    base = build.base
    _hold_turn(engine, build)
    engine.update(marking.set_values(base, {"phase": SWAPPING}))
    graphs = [change.content.graph for change in plan.changed]
    for update in marking.note_unsure(base, [*graphs, *plan.gone]):
        engine.update(update)
    _hold_turn(engine, build)
    drops = [marking.drop(graph) for graph in (*graphs, *plan.gone, *plan.leftovers)]
    moves = [marking.move(change.staging, change.content.graph) for change in plan.changed]
    for update in (*marking.batched(drops), *marking.batched(moves)):
        engine.update(update)
    for change in plan.changed:
        _expect(engine, change.content.graph, change)
    _hold_turn(engine, build)
    served = {change.content.graph: change.kept for change in plan.changed}
    gone = [*plan.gone, *plan.leftovers, *(change.staging for change in plan.changed)]
    for update in marking.note_served(base, served, gone):
        engine.update(update)
    values = {"digest": build.digest, "generation": build.loader}
    engine.update(marking.set_values(base, values))
    engine.update(marking.set_values(base, {"phase": READY}))


def _expect(engine: Engine, graph: str, change: Change) -> None:
    found = _count(engine, graph)
    if found != change.kept.statements:
        raise StoreError(
            f"of the {change.kept.statements:,} statements of <{change.content.graph}> it holds"
            f" {found:,} in <{graph}>; look at its log, then load again",
            document=engine.url,
        )


def _hold_turn(engine: Engine, build: Build) -> None:
    if read_mark(engine, build.base).values.get("loader") != build.loader:
        raise StoreError(
            "another load into it has begun; wait until that one ends", document=engine.url
        )


def _count(engine: Engine, graph: str) -> int:
    (row,) = engine.texts(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    return int(row["n"])
