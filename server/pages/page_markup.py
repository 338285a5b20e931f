"""What pages say to search engines of themselves, as JSON-LD: the way to them, and the site."""

from __future__ import annotations

from collections.abc import Sequence

from kg.namespaces import SCHEMA
from server.pages.values import Value

SCHEMA_ORG = str(SCHEMA.name).removesuffix("name")
HOME = "Home"


def breadcrumbs(
    crumbs: Sequence[Value], canonical: str, base: str, root: str
) -> dict[str, object] | None:
    """The steps that the page shows; None where it shows none. canonical: where they lead to."""
    if not crumbs:
        return None
    *before, last = crumbs
    steps = [(HOME, base), *((step.text, _absolute(step.href, base, root)) for step in before)]
    return {
        "@context": {"@vocab": SCHEMA_ORG},
        "@id": f"{canonical}#breadcrumbs",
        "@type": "BreadcrumbList",
        "itemListElement": [
            _step(f"{canonical}#step-{place}", place, name, address)
            for place, (name, address) in enumerate((*steps, (last.text, canonical)), 1)
        ],
    }


def website(name: str, description: str, base: str, dataset: str) -> dict[str, object]:
    """The site as a whole, with its search and the dataset that it shows."""
    return {
        "@context": {"@vocab": SCHEMA_ORG, "url": {"@type": "@id"}, "about": {"@type": "@id"}},
        "@id": f"{base}#site",
        "@type": "WebSite",
        "name": name,
        "url": base,
        "description": description,
        "inLanguage": "en-GB",
        "about": dataset,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {
                "@type": "EntryPoint",
                "urlTemplate": f"{base}search?q={{search_term_string}}",
            },
            # The name that Google reads it by; schema.org has it as a property of its own making.
            "query-input": "required name=search_term_string",
        },
    }


def _step(node: str, place: int, name: str, address: str | None) -> dict[str, object]:
    step: dict[str, object] = {
        "@id": node,
        "@type": "ListItem",
        "position": place,
        "name": name,
    }
    return step if address is None else {**step, "item": {"@id": address}}


def _absolute(href: str | None, base: str, root: str) -> str | None:
    """The address of a step for good; it may be one elsewhere, or none."""
    if href is None or not href.startswith("/"):
        return href
    return f"{base}{href.removeprefix(root)[1:]}"
