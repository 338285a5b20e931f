"""The whole way through, on one screen: documents, records, identities, quads, report, build.

A build is made beside the one that is served and takes its place only when it is whole and
conforms; one that does not conform leaves its report behind and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from pathlib import Path

from rdflib import Graph

from kg import resources
from kg.builds import Workspace
from kg.checks import check
from kg.described import DUMP, described
from kg.forgetting import forgetting, is_forgotten, withheld_state
from kg.graph.build import context_of, editions, parts
from kg.graph.parts import Part
from kg.graph.quads import Quad
from kg.holding import writing
from kg.increments.cache import forget_others, kept
from kg.increments.foundation import foundation
from kg.inputs import Inputs, digest_of_inputs, read_inputs, releases_in
from kg.iris import DEFAULT_BASE, Iris
from kg.records import Reading, Skipped
from kg.releases.register import version_of
from kg.renewal import Redone, renewed
from kg.resolve.outward import Outward, outward
from kg.resolve.placeholders import with_placeholders
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.revisions import revised
from kg.resolve.withheld_counts import withheld_counts
from kg.resolve.withholding import publishable
from kg.resolve.witnesses import witnesses
from kg.sources.sheets.edition_days import refuse_strange_days
from kg.store import ABOUT_BUILD
from kg.validate import Report
from kg.written import keep_rejected, sum_up, write_build

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Made:
    """The graphs of a build in their parts, before they are validated and written."""

    readings: tuple[Reading, ...]
    resolution: Resolution
    links: Outward
    parts: tuple[Part, ...]
    iris: Iris

    @cached_property
    def quads(self) -> frozenset[Quad]:
        """Every quad of every part, made when it is first asked for."""
        return frozenset(quad for part in self.parts for quad in part.quads(self.iris))


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build came to; build is the folder it is in, None where it does not conform.

    quads: how many the graphs hold, the report's own not counted. redone: what was not taken from
    the build before, None where all was made anew.
    """

    made: Made
    report: Report
    quads: int
    build: Path | None = None
    redone: Redone | None = None

    @property
    def skipped(self) -> tuple[Skipped, ...]:
        """What the readers did not take, with place and reason."""
        return tuple(skipped for reading in self.made.readings for skipped in reading.skipped)

    @property
    def counts(self) -> dict[str, int]:
        """How many there are of what a person asks for first."""
        resolution = self.made.resolution
        return {
            "documents": len(self.made.readings),
            "records": sum(len(reading.records) for reading in self.made.readings),
            "sessions": len(resolution.sessions),
            "people": len(set(resolution.people.by_mention.values())),
            "organizations": len(set(resolution.organizations.by_mention.values())),
            "statements": sum(len(found) for found in resolution.statements.values()),
            "quads": self.quads,
            "skipped": len(self.skipped),
            "findings": sum(len(reading.findings) for reading in self.made.readings),
            **withheld_counts(self.made.readings),
        }


def believed(inputs: Inputs) -> tuple[Reading, ...]:
    """The readings that a build believes."""
    readings = tuple(revised(witnesses(map(with_placeholders, inputs.readings))))
    refuse_strange_days(readings, (edition.record for edition in editions(readings).values()))
    return readings


def identities(inputs: Inputs) -> tuple[tuple[Reading, ...], Resolution]:
    """What may be told of who and what is the same, and the readings that it is told of."""
    return publishable(believed(inputs), inputs.judgements, inputs.register)


def all_identities(inputs: Inputs) -> Resolution:
    """Who and what is the same, those included that may not be told; for the register alone."""
    return resolve(believed(inputs), inputs.judgements, inputs.register)


def make(inputs: Inputs, base: str = DEFAULT_BASE, ontology: Graph | None = None) -> Made:
    """From inputs to quads; raises SourceError or IdentityError, never gives half a graph."""
    readings, resolution = identities(inputs)
    links = outward(inputs.links, resolution)
    context = context_of(Iris(base), readings, resolution, links)
    found = parts(context, readings, read_ontology() if ontology is None else ontology)
    return Made(readings, resolution, links, tuple(found), context.iris)


def read_ontology() -> Graph:
    """The ontology and its schemes, without the examples."""
    graph = Graph()
    folder = resources.ontology()
    for path in sorted((*folder.glob("*.ttl"), *folder.glob("schemes/*.ttl"))):
        graph.parse(path)
    return graph


def examine(
    base: str = DEFAULT_BASE,
    sources: Sequence[Path] = (),
    data: Path | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Reads, makes and validates, and writes nothing."""
    tell = progress or _silence
    ontology = read_ontology()
    made = _read_and_made(base, sources, data, ontology, tell)
    quads = made.quads
    tell("graph", 1, 1)
    tell("validate", 0, 1)
    report = check(quads, made.iris, ontology)
    tell("validate", 1, 1)
    return BuildSummary(made, report, len(quads))


def _read_and_made(
    base: str, sources: Sequence[Path], data: Path | None, ontology: Graph, tell: Progress
) -> Made:
    tell("read", 0, 1)
    inputs = read_inputs(sources, data)
    tell("read", 1, 1)
    tell("graph", 0, 1)
    return make(inputs, base, ontology)


def build_into(
    out: Path,
    *,
    base: str = DEFAULT_BASE,
    sources: Sequence[Path] = (),
    data: Path | None = None,
    version: str | None = None,
    full: bool = False,
    patience: float = 0,
    progress: Progress | None = None,
    before: Callable[[Path], None] | None = None,
) -> BuildSummary:
    """Builds into `out`, and makes the build the current one if it conforms.

    version: what the build is to be called; otherwise it is that of the release that it equals, or
    one that says after which release it came. full: make all anew, though what was kept of the
    build before would give the same. patience: for how many seconds to wait for another build that
    is running. before: what is to be done with a whole build before it is served, while nobody
    writes to the data; where that fails, it is not. Raises KgError where anything stands in the
    way; whatever was current before stays.
    """
    tell = progress or _silence
    workspace = Workspace(out, patience)
    # Only once the turn to build is ours: who builds waits for who writes, and not the reverse.
    held = nullcontext() if before is None else writing(data or resources.data())
    with workspace.stage() as staged, held, forgetting(out, withheld_state(data)) as state:
        inputs, basis = digest_of_inputs(sources, data), foundation(base, state)
        ontology = read_ontology()
        made = _read_and_made(base, sources, data, ontology, tell)
        with kept(out, basis, DUMP, ABOUT_BUILD) as earlier:
            found = renewed(made.parts, made.iris, ontology, None if full else earlier, tell)
            if not found.report.conforms:
                keep_rejected(out, found.report, base)
                return BuildSummary(made, found.report, found.quads, None, found.redone)
            tell("write", 0, 1)
            releases = releases_in(data)
            named = partial(version_of, releases=releases) if version is None else lambda _: version
            written = found.written(out, base, inputs, named, made.resolution.striker)
            carried = write_build(staged, written)
            found.keep(out, staged.name, carried, basis)
            sum_up(staged)
        if before is not None:
            before(staged)
        build = workspace.publish(staged)
        forget_others(out)
        tell("write", 1, 1)
    return BuildSummary(made, found.report, found.quads, build, found.redone)


def is_current(
    out: Path,
    base: str = DEFAULT_BASE,
    sources: Sequence[Path] = (),
    data: Path | None = None,
) -> bool:
    """Whether the current build was made from these very inputs, under this base, by this code."""
    told = described(out)
    if told is None or told.version != version_of(told.content, releases_in(data)):
        return False
    if not is_forgotten(out, withheld_state(data)):
        return False
    return (told.base, told.inputs) == (base, digest_of_inputs(sources, data))


def _silence(_stage: str, _done: int, _total: int) -> None:
    """No one is watching."""
