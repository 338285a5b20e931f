"""Stakeholder groups and regions as printed, and the concepts they stand for.

A continent never becomes a United Nations group, nor the other way round: "North America" has no
group, and "WEOG" is no place.
"""

from __future__ import annotations

import re

from kg.concepts import Stakeholder, StatedRegion, UnGroup
from kg.labels.plain import folded, plain

STAKEHOLDERS: dict[str, Stakeholder] = {
    "government": Stakeholder.GOVERNMENT,
    "governments": Stakeholder.GOVERNMENT,
    "private sector": Stakeholder.PRIVATE_SECTOR,
    "private": Stakeholder.PRIVATE_SECTOR,
    "business": Stakeholder.PRIVATE_SECTOR,
    "civil society": Stakeholder.CIVIL_SOCIETY,
    "ngo": Stakeholder.CIVIL_SOCIETY,
    "technical community": Stakeholder.TECHNICAL_COMMUNITY,
    "academia": Stakeholder.ACADEMIA,
    "academic": Stakeholder.ACADEMIA,
    "academic community": Stakeholder.ACADEMIA,
    "intergovernmental": Stakeholder.INTERGOVERNMENTAL,
    "intergovernmental organization": Stakeholder.INTERGOVERNMENTAL,
    "intergovernmental organizations": Stakeholder.INTERGOVERNMENTAL,
    "intergovernmental organisation": Stakeholder.INTERGOVERNMENTAL,
    "inter-governmental organization": Stakeholder.INTERGOVERNMENTAL,
    "international organizations": Stakeholder.INTERGOVERNMENTAL,
    "media": Stakeholder.MEDIA,
    "press": Stakeholder.MEDIA,
    "legislator": Stakeholder.LEGISLATOR,
    "legislators": Stakeholder.LEGISLATOR,
    "youth": Stakeholder.YOUTH,
}

REGIONS: dict[str, StatedRegion] = {
    "africa": StatedRegion.AFRICA,
    "asia": StatedRegion.ASIA,
    "europe": StatedRegion.EUROPE,
    "western europe": StatedRegion.WESTERN_EUROPE,
    "eastern europe": StatedRegion.EASTERN_EUROPE,
    "north america": StatedRegion.NORTH_AMERICA,
    "south america": StatedRegion.SOUTH_AMERICA,
    "latin america": StatedRegion.LATIN_AMERICA,
    "middle east": StatedRegion.MIDDLE_EAST,
    "oceania": StatedRegion.OCEANIA,
    "east africa": StatedRegion.EAST_AFRICA,
}

UN_GROUPS: dict[str, UnGroup] = {
    "african group": UnGroup.AFRICAN,
    "asia-pacific": UnGroup.ASIA_PACIFIC,
    "asia-pacific group": UnGroup.ASIA_PACIFIC,
    "eastern european group": UnGroup.EASTERN_EUROPEAN,
    "ee": UnGroup.EASTERN_EUROPEAN,
    "latin american and caribbean group": UnGroup.GRULAC,
    "grulac": UnGroup.GRULAC,
    "western european and others group": UnGroup.WEOG,
    "western europe and others group": UnGroup.WEOG,
    "western europe and other states": UnGroup.WEOG,
    "weog": UnGroup.WEOG,
    "intergovernmental organization": UnGroup.INTERGOVERNMENTAL_ORGANIZATION,
    "intergovernmental organizations": UnGroup.INTERGOVERNMENTAL_ORGANIZATION,
    "igo": UnGroup.INTERGOVERNMENTAL_ORGANIZATION,
}
ABBREVIATION = re.compile(r"\s*-\s*(weog|grulac|igo)$")


def stakeholder_of(label: str) -> Stakeholder | None:
    """None too for a label that names two groups at once, such as `Private Sector/Academia`."""
    return STAKEHOLDERS.get(plain(label))


def region_of(label: str) -> tuple[StatedRegion | None, UnGroup | None]:
    """At most one of the two is set."""
    text = plain(ABBREVIATION.sub("", folded(label)))
    return REGIONS.get(text), UN_GROUPS.get(text)
