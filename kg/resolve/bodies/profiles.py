"""What is known of a cluster of mentions, for comparing it: names, people, countries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from kg.resolve.bodies.acronyms import abbreviations, split_acronym
from kg.resolve.bodies.entries import OrganizationEntry
from kg.resolve.bodies.names import content_words, is_acronym, joined_key, organization_key
from kg.resolve.bodies.qualifiers import countries_in
from kg.resolve.clusters import Clusters
from kg.resolve.statements import OrganizationMention

SHORTEST = 3
"""Letters of an abbreviation that tells anything; two are those of too many names."""

MOST_FORMS = 12
"""Of a body with more names than that, the first by letters are compared."""


@dataclass(frozen=True, slots=True)
class Form:
    """One name of a cluster, taken apart once."""

    name: str
    key: str
    words: frozenset[str]
    acronym: str | None
    abbreviations: frozenset[str]

    @classmethod
    def of(cls, name: str) -> Form:
        """The parts of a name."""
        full, carried = split_acronym(name)
        return cls(
            name=name,
            key=organization_key(name),
            words=frozenset(content_words(name)),
            acronym=carried.casefold() if carried else _acronym(full),
            abbreviations=frozenset(a for a in abbreviations(full) if len(a) >= SHORTEST),
        )

    @property
    def is_bare_acronym(self) -> bool:
        """Whether the whole name is an acronym."""
        return self.acronym is not None and self.key == self.acronym


def _acronym(name: str) -> str | None:
    """The one word that is an acronym, where all others stand for a country: "CIS India"."""
    words = [word for word in name.split() if not countries_in(word)]
    short = len(words) == 1 and len(words[0]) >= SHORTEST and is_acronym(words[0])
    return words[0].casefold() if short else None


@dataclass(frozen=True, slots=True)
class Profile:
    """A cluster. mention: the key of the one that stands for it. on_sheet: a sheet describes it."""

    mention: str
    forms: tuple[Form, ...]
    people: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    on_sheet: bool = False
    keys: frozenset[str] = field(default_factory=frozenset)


def profiles(
    mentions: Iterable[OrganizationMention],
    entries: Sequence[OrganizationEntry],
    clusters: Clusters,
) -> tuple[Profile, ...]:
    """One profile a cluster, in the order of their mentions."""
    by_root: dict[str, list[OrganizationMention]] = {}
    for mention in mentions:
        by_root.setdefault(clusters.find(mention.key), []).append(mention)
    described = {clusters.find(entry.mention.key): entry for entry in entries}
    found = (_profile(group, described.get(root)) for root, group in by_root.items())
    return tuple(sorted(found, key=lambda profile: profile.mention))


def _profile(group: Sequence[OrganizationMention], entry: OrganizationEntry | None) -> Profile:
    names = {mention.name for mention in group}
    if entry is not None:
        names |= {*entry.names, entry.record.acronym or entry.record.name}
    distinct = {organization_key(name): name for name in sorted(names, reverse=True)}
    profile = Profile(
        mention=min(mention.key for mention in group),
        forms=tuple(Form.of(distinct[key]) for key in sorted(distinct)[:MOST_FORMS]),
        people=frozenset(p for m in group for p in m.people if " " in p),
        countries=frozenset(code for m in group for code in m.country_codes),
        on_sheet=entry is not None,
    )
    return Profile(
        profile.mention,
        profile.forms,
        profile.people,
        profile.countries,
        profile.on_sheet,
        frozenset(_blocking_keys(profile)),
    )


def _blocking_keys(profile: Profile) -> Iterable[str]:
    """What two clusters must share, one of it at least, to be compared."""
    for form in profile.forms:
        yield from (f"word {word}" for word in form.words)
        yield from (f"short {letters}" for letters in form.abbreviations)
        if form.acronym is not None:
            yield f"short {form.acronym}"
        joined = joined_key(form.name)
        if joined is not None:
            yield f"start {joined[:5]}"
    yield from (f"person {person}" for person in profile.people)
