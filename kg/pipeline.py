"""The whole way through, on one screen: documents, records, identities, quads, report, build.

A build is made beside the one that is served and takes its place only when it is whole and
conforms; one that does not conform leaves its report behind and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from rdflib import Graph

from kg import resources
from kg.builds import Workspace
from kg.checks import check
from kg.graph.build import build_quads, context_of, editions
from kg.graph.quads import Quad, in_graph, triples_of
from kg.harvest import keeping as harvest
from kg.inputs import Inputs, digest_of_inputs, read_inputs, releases_in
from kg.iris import DEFAULT_BASE, Iris
from kg.records import Reading, Skipped
from kg.releases.register import version_of
from kg.resolve.outward import Outward, outward
from kg.resolve.resolution import Resolution, resolve
from kg.resolve.revisions import revised
from kg.resolve.withholding import publishable
from kg.resolve.witnesses import witnesses
from kg.sources.sheets.edition_days import refuse_strange_days
from kg.store import EmbeddedStore
from kg.validate import Report, report_graph
from kg.written import Written, described, keep_rejected, write_build

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Made:
    """The graphs of a build, before they are validated and written."""

    readings: tuple[Reading, ...]
    resolution: Resolution
    quads: frozenset[Quad]
    links: Outward


@dataclass(frozen=True, slots=True)
class BuildSummary:
    """What a build came to; build is the folder it is in, None where it does not conform."""

    made: Made
    report: Report
    build: Path | None

    @property
    def quads(self) -> int:
        """How many quads the graphs hold, the report's own not counted."""
        return len(self.made.quads)

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
        }


def believed(inputs: Inputs) -> tuple[Reading, ...]:
    """The readings that a build believes."""
    readings = tuple(revised(witnesses(inputs.readings)))
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
    quads = build_quads(context, readings, read_ontology() if ontology is None else ontology)
    return Made(readings, resolution, quads, links)


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
    tell("read", 0, 1)
    inputs = read_inputs(sources, data)
    tell("read", 1, 1)
    tell("graph", 0, 1)
    made = make(inputs, base, ontology)
    tell("graph", 1, 1)
    tell("validate", 0, 1)
    report = check(made.quads, Iris(base), ontology)
    tell("validate", 1, 1)
    return BuildSummary(made, report, None)


def build_into(
    out: Path,
    *,
    base: str = DEFAULT_BASE,
    sources: Sequence[Path] = (),
    data: Path | None = None,
    version: str | None = None,
    progress: Progress | None = None,
) -> BuildSummary:
    """Builds into `out`, and makes the build the current one if it conforms.

    version: what the build is to be called; otherwise it is that of the release that it equals, or
    one that says after which release it came. Raises KgError where anything stands in the way;
    whatever was current before then stays.
    """
    tell = progress or _silence
    workspace = Workspace(out)
    with workspace.stage() as staged:
        inputs = digest_of_inputs(sources, data)
        found = examine(base, sources, data, tell)
        if not found.report.conforms:
            keep_rejected(out, found.report, base)
            return found
        tell("write", 0, 1)
        validation = report_graph(found.report, Iris(base))
        quads = found.made.quads | set(
            in_graph(triples_of(validation), Iris(base).graph("validation"))
        )
        releases = releases_in(data)
        named = partial(version_of, releases=releases) if version is None else lambda _: version
        write_build(staged, Written(base, inputs, quads, found.report, named))
        harvest.write(staged, EmbeddedStore.open(staged), out)
        build = workspace.publish(staged)
        tell("write", 1, 1)
    return BuildSummary(found.made, found.report, build)


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
    return (told.base, told.inputs) == (base, digest_of_inputs(sources, data))


def _silence(_stage: str, _done: int, _total: int) -> None:
    """No one is watching."""
