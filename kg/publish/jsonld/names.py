"""Short names for terms: schema.org's as they are, those of other vocabularies with a prefix."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from kg.namespaces import PREFIXES
from kg.publish.jsonld.kinds import REFERENCE, kind_of
from kg.publish.jsonld.tree import Branch

LOCAL = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
VOCAB = PREFIXES["schema"]


@dataclass(frozen=True, slots=True)
class Names:
    """The short names of one document. prefixes: those that it uses, with what they stand for."""

    vocab: bool
    prefixes: Mapping[str, str]

    @classmethod
    def of(cls, branches: Iterable[Branch]) -> Names:
        """Names for all terms; a prefix that some address could be taken to begin with is out."""
        terms: set[str] = set()
        schemes: set[str] = set()
        for branch in branches:
            terms.update(_terms(branch))
            schemes.add(branch.node.value.partition(":")[0])
        schemes.update(term.partition(":")[0] for term in terms)
        leads = {term[: max(term.rfind("/"), term.rfind("#")) + 1] for term in terms}
        used = {
            prefix: lead
            for prefix, lead in PREFIXES.items()
            if lead in leads and lead != VOCAB and prefix not in schemes
        }
        return cls(VOCAB in leads, dict(sorted(used.items())))

    def short(self, iri: str) -> str:
        """The name of a term; the IRI itself where it has no short one."""
        local = iri.removeprefix(VOCAB)
        if local != iri and LOCAL.fullmatch(local) and local not in PREFIXES:
            return local
        for prefix, lead in self.prefixes.items():
            local = iri.removeprefix(lead)
            if local != iri and LOCAL.fullmatch(local):
                return f"{prefix}:{local}"
        return iri

    def context(self) -> dict[str, object]:
        """What explains these names."""
        vocab = {"@vocab": VOCAB} if self.vocab else {}
        return {**vocab, **self.prefixes}


def _terms(branch: Branch) -> Iterator[str]:
    yield from (kind.value for kind in branch.types)
    yield from branch.told
    yield from branch.pointing
    for values in branch.told.values():
        for value in values:
            if isinstance(value, ox.Literal):
                kind = kind_of(value)
                if kind and not kind.startswith(REFERENCE[0]):
                    yield kind
