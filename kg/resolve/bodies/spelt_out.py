"""What acronyms stand for: in the document that spells them out, and over all documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.resolve.bodies.acronyms import is_made_of, spelt_out_beside, split_acronym
from kg.resolve.bodies.names import organization_key, wording_key
from kg.resolve.bodies.qualifiers import countries_in
from kg.resolve.statements import OrganizationMention

SHORTEST = 4
"""Letters that an acronym must have to mean the same in a document that doesn't spell it out."""

Spelt = dict[str, OrganizationMention]


class SpeltOut:
    """Acronym to the mention that spells it out, for each document and for all of them."""

    def __init__(self, mentions: Iterable[OrganizationMention]) -> None:
        found: dict[str, dict[str, list[OrganizationMention]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for mention in mentions:
            for acronym in acronyms_of(mention):
                found[acronym][mention.document.chain].append(mention)
        self._all = found

    def here(self, mention: OrganizationMention) -> OrganizationMention | None:
        """What the mention's own document spells it out as; None where it does so in two ways."""
        return _one(self._all.get(mention.name.strip(), {}).get(mention.document.chain, ()))

    def elsewhere(self, mention: OrganizationMention) -> OrganizationMention | None:
        """What other documents spell it out as, all in one way, by its initials.

        Where the full name or its documents tell a country, the mention must give it too.
        """
        acronym = mention.name.strip()
        found = [m for group in self._all.get(acronym, {}).values() for m in group]
        full = _one(found)
        if full is None or sum(map(str.isalpha, acronym)) < SHORTEST:
            return None
        if not is_made_of(acronym, split_acronym(full.name)[0]):
            return None
        return full if _same_country(mention, found) else None

    def is_ambiguous(self, name: str) -> bool:
        """Whether documents spell it out in more than one way."""
        found = [m for group in self._all.get(name.strip(), {}).values() for m in group]
        return bool(found) and _one(found) is None

    def full_names(self, acronym: str) -> Iterator[str]:
        """All full names that documents give for an acronym."""
        for group in self._all.get(acronym.strip(), {}).values():
            yield from (mention.name for mention in group)


def acronyms_of(mention: OrganizationMention) -> frozenset[str]:
    """The acronyms that a name carries itself, or that its affiliation prints straight after it."""
    own = split_acronym(mention.name)[1]
    beside = {spelt_out_beside(mention.name, text) for text in mention.stated}
    return frozenset({own, *beside} - {None})  # type: ignore[arg-type]


def _one(found: Iterable[OrganizationMention]) -> OrganizationMention | None:
    """The first of several mentions of one name; None where they have several."""
    every = sorted(found, key=lambda mention: mention.key)
    names = {wording_key(mention.name) or organization_key(mention.name) for mention in every}
    return every[0] if len(names) == 1 else None


def _same_country(mention: OrganizationMention, found: Iterable[OrganizationMention]) -> bool:
    every = tuple(found)
    if not any(countries_in(full.name) for full in every):
        return True
    theirs = frozenset(code for full in every for code in full.country_codes)
    theirs |= {code for full in every for code in countries_in(full.name)}
    return not mention.country_codes.isdisjoint(theirs)
