"""Which mentions are one body: deterministic keys and context, each valid in its place and time.

Every rule yields links with its reasons. A judgement of "different", and two entries of an editor's
sheet, are never joined, by whatever chain of rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from itertools import pairwise

from kg.concepts import Evidence, Rule
from kg.resolve.bodies.entries import OrganizationEntry, Sheet, keep_apart
from kg.resolve.bodies.names import (
    has_legal_form,
    is_acronym,
    joined_key,
    organization_key,
    wording_key,
)
from kg.resolve.bodies.reach import (
    is_generic,
    is_state_body,
    national_key,
    says_too_little,
)
from kg.resolve.bodies.spelt_out import SpeltOut
from kg.resolve.clusters import Clusters, Link
from kg.resolve.judgements import Judgement
from kg.resolve.statements import OrganizationMention

Mentions = Sequence[OrganizationMention]
Reach = Callable[[OrganizationMention], bool]


def link_organizations(
    mentions: Mentions, entries: Sequence[OrganizationEntry], judgements: Iterable[Judgement]
) -> Clusters:
    """The clusters of all mentions; raises IdentityError where judgements contradict."""
    every = (*mentions, *(entry.mention for entry in entries))
    clusters = Clusters.of((mention.key for mention in every), judgements)
    keep_apart(clusters, entries)
    sheet, spelt_out = Sheet(entries), SpeltOut(mentions)
    # Where a "different" stands in the way, the order of the rules tells, never that of documents.
    ordered = sorted(mentions, key=lambda mention: mention.key)
    for link in _links(ordered, sheet, spelt_out):
        clusters.join(link)
    return clusters


def _links(mentions: Mentions, sheet: Sheet, spelt_out: SpeltOut) -> Iterator[Link]:
    def bound(mention: OrganizationMention) -> bool:
        """Whether the name holds inside its document only."""
        name = mention.name
        return says_too_little(name) or sheet.decides(name) or spelt_out.is_ambiguous(name)

    yield from names_on_record(mentions, sheet)
    yield from acronyms_in_documents(mentions, spelt_out)
    yield from same_names(mentions, bound)
    yield from same_but_for_blanks(mentions, bound)
    yield from same_words(mentions, bound)
    yield from same_in_one_country(mentions, sheet)
    yield from same_with_one_person(mentions, sheet)
    yield from acronyms_on_record(mentions, sheet, spelt_out)
    yield from acronyms_from_elsewhere(mentions, sheet, spelt_out)


def names_on_record(mentions: Mentions, sheet: Sheet) -> Iterator[Link]:
    """A full name that the sheet gives one body in the mention's year."""
    for mention in mentions:
        entry = sheet.named(mention)
        if entry is None:
            continue
        if organization_key(entry.record.name) == organization_key(mention.name):
            yield _same_name(entry.mention, mention)
        else:
            yield Link(
                entry.mention.key,
                mention.key,
                Rule.ORGANIZATION_ON_RECORD,
                (Evidence.NAME_ON_RECORD,),
            )


def acronyms_on_record(mentions: Mentions, sheet: Sheet, spelt_out: SpeltOut) -> Iterator[Link]:
    """An acronym of one body of the sheet, unless any document spells it out as another's."""
    for mention in mentions:
        entry = sheet.abbreviated(mention)
        if entry is None:
            continue
        known = {organization_key(name) for name in entry.names}
        spelt = {organization_key(name) for name in spelt_out.full_names(mention.name)}
        if spelt <= known:
            yield Link(
                entry.mention.key,
                mention.key,
                Rule.ORGANIZATION_ON_RECORD,
                (Evidence.ACRONYM_ON_RECORD,),
            )


def acronyms_in_documents(mentions: Mentions, spelt_out: SpeltOut) -> Iterator[Link]:
    """An acronym that the mention's own document spells out, in one way only."""
    for mention in mentions:
        full = spelt_out.here(mention)
        if full is not None and full.key != mention.key:
            yield Link(
                full.key,
                mention.key,
                Rule.ACRONYM_IN_ITS_DOCUMENT,
                (Evidence.ACRONYM_IN_SAME_DOCUMENT, Evidence.SAME_DOCUMENT),
            )


def acronyms_from_elsewhere(
    mentions: Mentions, sheet: Sheet, spelt_out: SpeltOut
) -> Iterator[Link]:
    """An acronym of some length that all documents which spell it out give one full name."""
    for mention in mentions:
        if not is_acronym(mention.name) or sheet.has_acronym(mention.name):
            continue
        full = spelt_out.elsewhere(mention)
        if full is not None and full.key != mention.key:
            yield Link(
                full.key,
                mention.key,
                Rule.ACRONYM_SPELT_OUT_ELSEWHERE,
                (Evidence.ACRONYM_IN_OTHER_DOCUMENT, Evidence.INITIALS_MATCH),
            )


def same_names(mentions: Mentions, bound: Reach) -> Iterator[Link]:
    """One normalised name, inside its document where it doesn't reach further."""

    def key(mention: OrganizationMention) -> Hashable:
        name = organization_key(mention.name)
        return (name, mention.document.chain if bound(mention) else "") if name else None

    for left, right in _neighbours(mentions, key):
        yield _same_name(left, right)


def same_but_for_blanks(mentions: Mentions, bound: Reach) -> Iterator[Link]:
    """Names that differ only in where words are broken: "LIRNE Asia"."""
    free = [mention for mention in mentions if not bound(mention)]
    for left, right in _neighbours(free, lambda mention: joined_key(mention.name)):
        yield Link(
            left.key,
            right.key,
            Rule.SAME_NORMALISED_ORGANIZATION,
            (Evidence.BLANKS_ONLY,),
        )


def same_words(mentions: Mentions, bound: Reach) -> Iterator[Link]:
    """Long names that differ only in prepositions, articles and a plural's s."""
    free = [mention for mention in mentions if not bound(mention)]
    for left, right in _neighbours(free, lambda mention: wording_key(mention.name)):
        yield Link(left.key, right.key, Rule.SAME_ORGANIZATION_WORDS, (Evidence.SMALL_WORDS_ONLY,))


def same_in_one_country(mentions: Mentions, sheet: Sheet) -> Iterator[Link]:
    """A ministry, government or parliament of one name, where its one country is clear."""
    free = [mention for mention in mentions if not sheet.decides(mention.name)]
    for left, right in _neighbours(free, lambda m: national_key(m.name, m.country_codes)):
        yield Link(
            left.key,
            right.key,
            Rule.SAME_ORGANIZATION_AND_COUNTRY,
            (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_STATED_COUNTRY),
        )


def same_with_one_person(mentions: Mentions, sheet: Sheet) -> Iterator[Link]:
    """A short acronym or a ministry, which says too little alone, given by one person as theirs."""
    blocks: dict[Hashable, list[OrganizationMention]] = defaultdict(list)
    for mention in mentions:
        generic = is_generic(mention.name) and not is_state_body(mention.name)
        if generic or not says_too_little(mention.name) or sheet.decides(mention.name):
            continue
        for person in sorted(mention.people):
            if " " in person:
                blocks[(organization_key(mention.name), person)].append(mention)
    for block in blocks.values():
        for left, right in pairwise(block):
            yield Link(
                left.key,
                right.key,
                Rule.SAME_ORGANIZATION_AND_PERSON,
                (Evidence.SAME_NORMALISED_NAME, Evidence.SAME_PERSON_AFFILIATED),
            )


def _neighbours(
    mentions: Iterable[OrganizationMention], key: Callable[[OrganizationMention], Hashable]
) -> Iterator[tuple[OrganizationMention, OrganizationMention]]:
    """The mentions that share a key, each with the next; None is no key."""
    blocks: dict[Hashable, list[OrganizationMention]] = defaultdict(list)
    for mention in mentions:
        shared = key(mention)
        if shared is not None:
            blocks[shared].append(mention)
    for block in blocks.values():
        yield from pairwise(block)


def _same_name(left: OrganizationMention, right: OrganizationMention) -> Link:
    evidence = [Evidence.SAME_NORMALISED_NAME]
    if has_legal_form(left.name) != has_legal_form(right.name):
        evidence.append(Evidence.LEGAL_FORM_ONLY)
    if left.document.key == right.document.key:
        evidence.append(Evidence.SAME_DOCUMENT)
    return Link(left.key, right.key, Rule.SAME_NORMALISED_ORGANIZATION, tuple(evidence))
