"""What the addresses of a Sched programme tell: its name, an event's identifiers, and its types.

An event has a short identifier in its address and one of 32 hexadecimal digits, which its calendar
and its other exports use too. Where both are known the long one names the session.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import unquote_plus

from kg.addresses import canonical
from kg.keys import session_key

# Found inside longer addresses too, as archives make them.
PAGE = re.compile(
    r"https?://(?P<name>[a-z0-9-]+)\.sched\.(?:com|org)(?P<path>/[^?#\s]*)?", re.IGNORECASE
)
EVENT = re.compile(r"(?:^|/)event/(?P<id>[A-Za-z0-9]{2,32})(?:/[^/?#\s]+)?/?(?:[?#].*)?$")
TYPE = re.compile(r"(?:^|/)type/(?P<type>[^/?#]+)(?:/(?P<subtype>[^/?#]+))?")
COMPANY = re.compile(r"/company/(?P<company>[^/?#]+)")
UID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class PageAddress:
    """programme: the name before `.sched.com`; path: of the page, without what follows a `?`."""

    programme: str | None = None
    path: str = ""

    @property
    def address(self) -> str | None:
        """The page's address in one form; None where only the programme is known."""
        if self.programme is None or not self.path:
            return None
        return canonical(f"https://{self.programme}.sched.com{self.path}")

    def absolute(self, reference: str) -> str | None:
        """The address that a link of the page leads to; None where the programme is not known."""
        if re.match(r"https?://", reference):
            return reference
        if reference.startswith("//"):
            return f"https:{reference}"
        if self.programme is None or not reference or reference[0] in "#?" or ":" in reference:
            return None
        return f"https://{self.programme}.sched.com/{reference.lstrip('/')}"


@dataclass(frozen=True, slots=True)
class Identity:
    """How Sched itself calls an event; all None where the page does not tell."""

    uid: str | None = None
    programme: str | None = None
    short: str | None = None

    @property
    def address(self) -> str | None:
        """The event's own page, without the words of its title, which change with it."""
        if self.programme is None or self.short is None:
            return None
        return canonical(f"https://{self.programme}.sched.com/event/{self.short}")

    def key(self, year: int, title: str) -> str:
        """The key of a session without a code."""
        if self.uid is not None:
            return session_key("sched", self.uid)
        if self.programme is not None and self.short is not None:
            return session_key("sched-short", self.programme, self.short)
        return session_key("title", str(year), title.casefold())


def page_address(addresses: Iterable[str | None]) -> PageAddress:
    """The first of the addresses that is one of a Sched programme."""
    found = (PAGE.search(address) for address in addresses if address)
    page = next((match for match in found if match), None)
    if page is None:
        return PageAddress()
    return PageAddress(page["name"].lower(), (page["path"] or "").rstrip("/"))


def identity(reference: str, page: PageAddress, anchor: str | None = None) -> Identity:
    """An event by a link to it, and by the id of the link's own element."""
    uid = anchor if anchor and UID.fullmatch(anchor) else None
    found = EVENT.search(reference)
    if found is None:
        return Identity(uid)
    if UID.fullmatch(found["id"]):
        return Identity(found["id"], page.programme, found["id"])
    host = PAGE.search(reference)
    programme = host["name"].lower() if host else page.programme
    return Identity(uid, programme, found["id"])


def types_in(reference: str) -> tuple[str, ...]:
    """The type and subtype of a link such as `/type/DIGITAL+GENEVA/Blockchain`."""
    found = TYPE.search(reference)
    parts = (found["type"], found["subtype"]) if found else ()
    return tuple(" ".join(unquote_plus(part).split()) for part in parts if part)


def company_in(reference: str) -> str | None:
    """The value of a filter by company, which one year used for the kind of session."""
    found = COMPANY.search(reference)
    return " ".join(unquote_plus(found["company"]).split()) if found else None
