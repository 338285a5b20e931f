"""The trail of splits: for those who know an id from the time when two were held to be one."""

from __future__ import annotations

from collections.abc import Iterator

from kg.graph.context import Context
from kg.graph.quads import Triple, day
from kg.namespaces import IGF
from kg.resolve.partings import partings


def split_triples(context: Context) -> Iterator[Triple]:
    """What each person or body was split from, and on which day."""
    resolution = context.resolution
    for kind, naming in (("person", resolution.people), ("org", resolution.organizations)):
        for parting in partings(naming, resolution.register):
            part = context.iris.entity(kind, parting.part)
            yield part, IGF.splitFrom, context.iris.entity(kind, parting.whole)
            yield part, IGF.splitOn, day(parting.date)
