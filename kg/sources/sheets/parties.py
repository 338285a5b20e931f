"""The people and bodies of a session sheet, one record for each mention.

An entry states what is printed; `organizations`, `position`, `roles` and `country_code` are the
editor's reading of it, and every body read must stand in the printed affiliation.
"""

from __future__ import annotations

from dataclasses import replace

from kg.concepts import DocumentKind, Role, Status
from kg.countries import country_code, country_name
from kg.labels import is_participation, region_of, roles_of, stakeholder_of, status_of
from kg.records import Attendance, Origin, PartyKind, PartyRecord, Skipped
from kg.sources.sheets.table import Table

KEYS = (
    "name",
    "unnamed",
    "role",
    "roles",
    "kind",
    "status",
    "affiliation",
    "organizations",
    "position",
    "stakeholder",
    "region",
    "country",
    "country_code",
    "attendance",
    "mononym",
)
KINDS = {
    "person": PartyKind.PERSON,
    "organisation": PartyKind.ORGANIZATION,
    "unnamed": PartyKind.UNNAMED,
}


def party(table: Table, entry: str, document_kind: DocumentKind) -> PartyRecord | Skipped:
    """The mention, or what was skipped because its label tells of no part in the session."""
    table.only(KEYS)
    origin = Origin(table.document, table.line, entry)
    role = table.needed("role", table.text("role"))
    kind = table.one_of("kind", KINDS) or PartyKind.PERSON
    name, unnamed = _name(table, kind)
    if not is_participation(role):
        text = f"{name or unnamed} ({role})"
        return Skipped(origin, text, f"the label {role!r} tells of no part in the session")
    return replace(
        _described(table, PartyRecord(origin, kind, role, (), Status.UNKNOWN)),
        roles=_roles(table) or roles_of(role),
        status=table.member("status", Status) or status_of(role, document_kind),
        name=name,
        unnamed=unnamed,
        mononym=table.value("mononym", bool) or False,
    )


def _described(table: Table, record: PartyRecord) -> PartyRecord:
    affiliation, stakeholder = table.text("affiliation"), table.text("stakeholder")
    region = table.text("region")
    stated_region, un_group = region_of(region) if region else (None, None)
    return replace(
        record,
        affiliation=affiliation,
        organizations=_printed(table, affiliation),
        position=_position(table, affiliation),
        stakeholder=stakeholder,
        stakeholder_group=stakeholder_of(stakeholder) if stakeholder else None,
        region=region,
        stated_region=stated_region,
        un_group=un_group,
        country=table.text("country"),
        country_code=_country_code(table),
        attendance=table.member("attendance", Attendance),
    )


def _name(table: Table, kind: PartyKind) -> tuple[str | None, str | None]:
    name, unnamed = table.text("name"), table.text("unnamed")
    if kind is PartyKind.UNNAMED and (name or not unnamed):
        raise table.fault("an unnamed party has no name; say in `unnamed` who it is")
    if kind is not PartyKind.UNNAMED and (unnamed or not name):
        raise table.fault(
            "the party has no name; add `name`, or set `kind` and `unnamed` for an unnamed one"
        )
    return name, unnamed


def _roles(table: Table) -> tuple[Role, ...]:
    known = {role.value: role for role in Role}
    names = table.texts("roles")
    strange = [name for name in names if name not in known]
    if strange:
        raise table.fault(
            f"the role {strange[0]!r} is not known; write some of {', '.join(known)}", "roles"
        )
    return tuple(known[name] for name in names)


def _printed(table: Table, affiliation: str | None) -> tuple[str, ...]:
    organizations = table.texts("organizations")
    for organization in organizations:
        if organization not in (affiliation or ""):
            raise table.fault(
                f"{organization!r} does not stand in the affiliation; write it as printed there",
                "organizations",
            )
    return organizations


def _position(table: Table, affiliation: str | None) -> str | None:
    position = table.text("position")
    if position is not None and position not in (affiliation or ""):
        raise table.fault(
            f"{position!r} does not stand in the affiliation; write it as printed there", "position"
        )
    return position


def _country_code(table: Table) -> str | None:
    """The editor's code, else that of a country whose printed name leaves no doubt."""
    code = table.text("country_code")
    if code is None:
        country = table.text("country")
        return country_code(country) if country else None
    try:
        country_name(code)
    except ValueError as error:
        raise table.fault(f"{error}; write two capitals, such as CH", "country_code") from error
    return code
