"""JSON-LD in two profiles: lean for search engines, inside a page; full with all that is said.

Both are written from the same description of a resource, so lean is a part of full. The context is
inline: schema.org's own one expands to http:// and needs a fetch.
"""

from kg.publish.jsonld.full import full
from kg.publish.jsonld.lean import lean
from kg.publish.jsonld.script import for_html
from kg.publish.jsonld.writing import Document

__all__ = ["Document", "for_html", "full", "lean"]
