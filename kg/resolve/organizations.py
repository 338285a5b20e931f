"""Which names are one body: deterministic keys only, each valid in its place and time.

1. An editor's sheet describes bodies whose names alone mislead (`data/organizations.toml`); a
   mention in a year in which the name stood for that body belongs to it.
2. The same normalised name is one body, unless the name says too little to leave its document.
3. An acronym is known only inside the document that spells it out.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.concepts import Evidence, Rule
from kg.records import OrganizationRecord
from kg.resolve.clusters import Clusters, Link
from kg.resolve.judgements import Judgement
from kg.resolve.organization_names import organization_key, says_too_little, split_acronym
from kg.resolve.statements import OrganizationMention


@dataclass(frozen=True, slots=True)
class OrganizationEntry:
    """A body of an editor's sheet, and the mention that stands for it among the others."""

    record: OrganizationRecord
    mention: OrganizationMention

    def valid_in(self, year: int | None) -> bool:
        """Whether the name stood for this body in that year; a sheet's own entries have none."""
        if year is None:
            return False
        after = self.record.valid_from is None or self.record.valid_from <= year
        return after and (self.record.valid_until is None or year <= self.record.valid_until)

    @property
    def names(self) -> frozenset[str]:
        """The comparison keys of its full name."""
        return frozenset({organization_key(self.record.name)})


def link_organizations(
    mentions: Sequence[OrganizationMention],
    entries: Sequence[OrganizationEntry],
    judgements: Iterable[Judgement],
) -> Clusters:
    """The clusters of all mentions; raises IdentityError where judgements contradict."""
    every = (*mentions, *(entry.mention for entry in entries))
    clusters = Clusters.of((mention.key for mention in every), judgements)
    claimed = _link_entries(clusters, mentions, entries)
    _link_acronyms(clusters, mentions)
    _link_same_names(clusters, mentions, claimed)
    return clusters


def _link_entries(
    clusters: Clusters,
    mentions: Iterable[OrganizationMention],
    entries: Iterable[OrganizationEntry],
) -> frozenset[str]:
    """Joins mentions to the sheet's bodies; returns every name key that the sheet decides."""
    by_name: dict[str, list[OrganizationEntry]] = defaultdict(list)
    for entry in entries:
        for name in entry.names:
            by_name[name].append(entry)
    for mention in mentions:
        known = by_name.get(organization_key(mention.name), ())
        matching = [entry for entry in known if entry.valid_in(mention.year)]
        if len(matching) == 1:
            clusters.join(_same_name(matching[0].mention, mention))
    return frozenset(by_name)


def _link_acronyms(clusters: Clusters, mentions: Iterable[OrganizationMention]) -> None:
    by_document: dict[str, list[OrganizationMention]] = defaultdict(list)
    for mention in mentions:
        by_document[mention.document.chain].append(mention)
    for group in by_document.values():
        spelt_out = _spelt_out(group)
        for mention in group:
            full = spelt_out.get(mention.name.strip())
            if full is not None and full.key != mention.key:
                clusters.join(
                    Link(
                        full.key,
                        mention.key,
                        Rule.ACRONYM_IN_ITS_DOCUMENT,
                        (Evidence.ACRONYM_IN_SAME_DOCUMENT, Evidence.SAME_DOCUMENT),
                    )
                )


def _spelt_out(group: Iterable[OrganizationMention]) -> dict[str, OrganizationMention]:
    """Acronym to the mention that spells it out; an acronym spelt out in two ways is left alone."""
    found: dict[str, OrganizationMention] = {}
    ambiguous = set()
    for mention in group:
        full, acronym = split_acronym(mention.name)
        if acronym is None:
            continue
        known = found.setdefault(acronym, mention)
        if organization_key(known.name) != organization_key(full):
            ambiguous.add(acronym)
    return {acronym: mention for acronym, mention in found.items() if acronym not in ambiguous}


def _link_same_names(
    clusters: Clusters, mentions: Iterable[OrganizationMention], claimed: frozenset[str]
) -> None:
    blocks: dict[tuple[str, str], list[OrganizationMention]] = defaultdict(list)
    for mention in mentions:
        key = organization_key(mention.name)
        # A name that the sheet decides, or that says too little, holds inside its document only.
        bound = key in claimed or says_too_little(mention.name)
        if key:
            blocks[(key, mention.document.chain if bound else "")].append(mention)
    for _, block in sorted(blocks.items()):
        for left, right in pairwise(block):
            clusters.join(_same_name(left, right))


def _same_name(left: OrganizationMention, right: OrganizationMention) -> Link:
    evidence = [Evidence.SAME_NORMALISED_NAME]
    if split_acronym(left.name)[0].casefold() != split_acronym(right.name)[0].casefold():
        evidence.append(Evidence.LEGAL_FORM_ONLY)
    if left.document.key == right.document.key:
        evidence.append(Evidence.SAME_DOCUMENT)
    return Link(left.key, right.key, Rule.SAME_NORMALISED_ORGANIZATION, tuple(evidence))
