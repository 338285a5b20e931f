"""What a site's robots.txt lets us ask, and how often.

As RFC 9309 has it: a site without one lets everything be asked, and one that cannot give its own
lets nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego

from kg.fetch.exchange import Answer

LARGEST = 512_000
TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class Rules:
    """found: None where nothing may be asked, because the site could not say what may be: why."""

    found: Protego | None
    why: str = ""

    def allow(self, address: str, name: str) -> bool:
        """Whether we, by this name, may ask for the address."""
        return self.found is not None and bool(self.found.can_fetch(address, name))

    def pause(self, name: str) -> float:
        """Seconds between two requests that the site asks for, 0 where it does not."""
        if self.found is None:
            return 0.0
        rate = self.found.request_rate(name)
        per_request = rate.seconds / rate.requests if rate and rate.requests else 0.0
        return max(float(self.found.crawl_delay(name) or 0.0), per_request)


def rules_of(answer: Answer) -> Rules:
    """The rules in an answer that is no redirect."""
    if answer.status >= 500 or answer.status == TOO_MANY or 300 <= answer.status < 400:
        return Rules(None, f"it answers {answer.status}")
    if answer.status >= 400:
        return Rules(Protego.parse(""))
    text = answer.content[:LARGEST].decode("utf-8-sig", "replace")
    return Rules(Protego.parse(text))
