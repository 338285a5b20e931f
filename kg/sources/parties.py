"""The record of a person under a role, and what a line adds to it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from kg.concepts import Status
from kg.labels import region_of, roles_of, stakeholder_of
from kg.records import Origin, PartyKind, PartyRecord
from kg.sources.affiliations import acronyms_in, affiliation_of, code_of_country


def person(origin: Origin, role: str, name: str, status: Status) -> PartyRecord:
    """A named person under a role label, with nothing else said."""
    return PartyRecord(origin, PartyKind.PERSON, role, roles_of(role), status, name=name)


def with_affiliation(party: PartyRecord, stated: str | None) -> PartyRecord:
    """The party with the parts of its printed affiliation."""
    if not stated:
        return party
    found = affiliation_of(stated)
    return replace(
        party,
        affiliation=stated,
        organizations=(found.organization,),
        position=found.position,
        country=found.country,
    )


def with_group(party: PartyRecord, stakeholder: str | None, region: str | None) -> PartyRecord:
    """The party with its stakeholder group and region, as stated for this session."""
    stated_region, un_group = region_of(region) if region else (None, None)
    return replace(
        party,
        stakeholder=stakeholder,
        stakeholder_group=stakeholder_of(stakeholder) if stakeholder else None,
        region=region,
        stated_region=stated_region,
        un_group=un_group,
    )


def with_country_codes(parties: Iterable[PartyRecord]) -> tuple[PartyRecord, ...]:
    """The parties of one document, with the codes of the countries that it leaves no doubt about.

    All are looked at together, since one line may explain the acronym of another.
    """
    every = tuple(parties)
    acronyms = acronyms_in([body for party in every for body in party.organizations])
    return tuple(
        replace(party, country_code=code_of_country(party.country, party.organizations, acronyms))
        for party in every
    )
