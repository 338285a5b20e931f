"""The lines of a Sched page that name someone, each as the record of a planned party."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from kg.concepts import Role, Stakeholder, Status
from kg.countries import country_code
from kg.labels import region_of, roles_of, stakeholder_of
from kg.name_cells import split_names
from kg.names import display_name, is_single_word, is_written_as_name
from kg.records import Origin, PartyKind, PartyRecord, Skipped
from kg.sources.affiliations import name_and_rest
from kg.sources.genders import split_remark, without_gender
from kg.sources.lines import Line
from kg.sources.parties import person, with_affiliation, with_group

SPEAKER_LINE = re.compile(r"(?P<group>[^():]{2,60}) \((?P<role>[^():]{2,60})\): *(?P<who>.*)")
ROLE_LINE = re.compile(r"(?P<role>[^:]{2,60}): *(?P<who>.*)")
REMARK = re.compile(r"(?P<rest>.*?) ?\((?P<remark>[^()]*)\)(?P<stars>\**)")
NO_NAME = "no name could be read; the line may be prose, or the place still to be filled"


@dataclass(frozen=True, slots=True)
class Naming:
    """One party as a line names it."""

    origin: Origin
    role: str
    who: str
    stakeholder: str | None = None
    region: str | None = None
    organization: str | None = None


def parties_in(line: Line, document: str) -> tuple[PartyRecord | Skipped, ...]:
    """The parties of a line that names some under a role, and what could not be read of it."""
    namings = _namings(line, document)
    return tuple(_party(naming, line) for naming in namings)


def _namings(line: Line, document: str) -> tuple[Naming, ...]:
    speaker = SPEAKER_LINE.fullmatch(line.text)
    if speaker is not None and (stakeholder_of(speaker["group"]) or _is_role(speaker["role"])):
        who, region = without_remark(speaker["who"])
        origin = Origin(document, line.number, speaker["role"])
        return (Naming(origin, speaker["role"], who, speaker["group"], region),)
    labelled = ROLE_LINE.fullmatch(line.text)
    if labelled is not None and _is_role(labelled["role"]):
        origin = Origin(document, line.number, labelled["role"])
        named = (without_remark(one) for one in _several(labelled["who"]))
        return tuple(Naming(origin, labelled["role"], who, region=region) for who, region in named)
    return _co_organizer(line.text, Origin(document, line.number, "Co-Organizer"))


def _is_role(label: str) -> bool:
    return roles_of(label) != (Role.UNSPECIFIED,)


def _several(who: str) -> list[str]:
    return list(split_names(who) or (who,))


def _co_organizer(text: str, origin: Origin) -> tuple[Naming, ...]:
    """`Mr. X, Stakeholder, Body` and `Mr,First,LAST,Stakeholder,Body`; nothing for other lines."""
    parts = [part.strip() for part in text.split(",")]
    at = next((i for i, part in enumerate(parts[:4]) if stakeholder_of(part)), 0)
    organization = ", ".join(parts[at + 1 :])
    name = " ".join(parts[:at])
    if not organization or len(name.split()) < 2 or not is_written_as_name(name):
        return ()
    return (Naming(origin, "Co-Organizer", name, parts[at], organization=organization),)


def _party(naming: Naming, line: Line) -> PartyRecord | Skipped:
    name, rest = name_and_rest(naming.who)
    bare = name.rstrip("* ")
    if country_code(bare) is not None:
        return with_group(_unnamed(naming, bare), naming.stakeholder, naming.region)
    is_bare_word = is_single_word(bare) and display_name(bare) == bare
    if is_bare_word or not is_written_as_name(bare):
        return Skipped(naming.origin, without_gender(line.text), NO_NAME)
    party = with_affiliation(person(naming.origin, naming.role, bare, Status.PLANNED), rest)
    if naming.organization is not None:
        body = naming.organization
        party = replace(party, affiliation=body, organizations=(body,))
    return with_group(party, naming.stakeholder, naming.region)


def _unnamed(naming: Naming, country: str) -> PartyRecord:
    roles = roles_of(naming.role)
    role = naming.role.casefold() if Role.UNSPECIFIED in roles else roles[0].replace("-", " ")
    article = "an" if role[0] in "aeiou" else "a"
    return PartyRecord(
        naming.origin,
        PartyKind.UNNAMED,
        naming.role,
        roles,
        Status.PLANNED,
        unnamed=f"{article} {role} {_whose(naming.stakeholder, country)}",
        country=country,
    )


def _whose(stakeholder: str | None, country: str) -> str:
    if stakeholder is None:
        return f"from {country}"
    if stakeholder_of(stakeholder) is Stakeholder.GOVERNMENT:
        return f"for the government of {country}"
    return f"from {country} ({stakeholder.casefold()})"


def without_remark(who: str) -> tuple[str, str | None]:
    """The line without a closing `(Asia; female)`, and the region in it; other brackets stay."""
    found = REMARK.fullmatch(who)
    if found is None:
        return who, None
    states_gender, others = split_remark(found["remark"])
    if not states_gender and not any(region_of(others or "")):
        return who, None
    return found["rest"] + found["stars"], others
