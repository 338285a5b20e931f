"""What a release tells of those who were withdrawn after it: since when, why, and no more."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass

from rdflib import PROV, URIRef

from kg.graph.quads import Quad, day, tagged
from kg.iris import Iris, concept
from kg.namespaces import IGF
from kg.publish.nquads import nquad
from kg.records import PartyKind
from kg.releases.dump_lines import Told
from kg.resolve.redaction import WITHHELD
from kg.resolve.register import Register
from kg.resolve.taken_down.hashes import Salted
from kg.resolve.withdrawals import Withdrawal


@dataclass(frozen=True, slots=True)
class Gone:
    """withdrawals: by every id that is gone, merged ones too. names, spared: of the register."""

    withdrawals: Mapping[str, Withdrawal]
    names: tuple[Salted, ...] = ()
    spared: frozenset[str] = frozenset()

    @classmethod
    def of(cls, register: Register, withdrawals: Mapping[str, Withdrawal]) -> Gone:
        """Those of a register; the withdrawals as `withdrawn_ids` finds them."""
        return cls(withdrawals, register.names, frozenset(one.key for one in register.spared))

    @property
    def ids(self) -> Iterator[tuple[str, str]]:
        """Each with its kind, as addresses have it."""
        return ((_kind(identifier), identifier) for identifier in self.withdrawals)

    def spares(self, to: Mapping[tuple[str, str], Collection[str]], statement: str) -> bool:
        """Whether a statement, or the person whom it names, was said to be somebody else's."""
        people = to.get((str(PROV.wasDerivedFrom), statement), ())
        return any(node.rpartition("/")[2] in self.spared for node in (statement, *people))


def _kind(identifier: str) -> str:
    return "person" if identifier.startswith("p") else "org"


def tombstone(iri: str, gone: Gone, iris: Iris) -> Iterator[Quad]:
    """The statements on an id that is gone."""
    found = gone.withdrawals.get(iri.rpartition("/")[2])
    if found is None:
        return
    graph = iris.graph("judgements")
    yield URIRef(iri), IGF.withdrawnOn, day(found.date), graph
    yield URIRef(iri), IGF.withdrawalReason, concept(found.reason), graph


def withheld_party(quad: Told, base: str) -> str:
    """In the place of the name of a party: that it is withheld."""
    graph = URIRef(quad.graph) if quad.graph.startswith(base) else Iris(base).graph("curated")
    return nquad(
        (URIRef(quad.subject), IGF.unnamedParty, tagged(WITHHELD[PartyKind.PERSON]), graph)
    )
