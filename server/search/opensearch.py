"""What browsers read to search here from their own bar: OpenSearch 1.1, draft 6."""

from __future__ import annotations

from xml.sax.saxutils import escape, quoteattr

from server.pages.head import SITE_NAME

MEDIA_TYPE = "application/opensearchdescription+xml"
SUGGESTIONS = "application/x-suggestions+json"
SHORT_NAME = "IGF graph"
ABOUT = "Sessions, people, organisations and places of the Internet Governance Forum."
ADDRESSES = (
    ("text/html", "search"),
    ("application/json", "search.json"),
    (SUGGESTIONS, "suggest"),
)


def description(base: str) -> str:
    """The description document; its addresses are whole, as the format needs them."""
    urls = "".join(
        f'  <Url type={quoteattr(kind)} method="get"'
        f" template={quoteattr(f'{base}{path}?q={{searchTerms}}')}/>\n"
        for kind, path in ADDRESSES
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"  <ShortName>{escape(SHORT_NAME)}</ShortName>\n"
        f"  <LongName>{escape(SITE_NAME)}</LongName>\n"
        f"  <Description>{escape(ABOUT)}</Description>\n"
        f"{urls}"
        f'  <Image height="16" width="16" type="image/svg+xml">'
        f"{escape(base)}static/favicon.svg</Image>\n"
        "  <InputEncoding>UTF-8</InputEncoding>\n"
        "  <OutputEncoding>UTF-8</OutputEncoding>\n"
        "</OpenSearchDescription>\n"
    )
