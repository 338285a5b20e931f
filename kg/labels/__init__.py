"""From labels as printed to the concepts they stand for.

Pure tables and lookups. A label that no table knows gives the unspecified role or None, never a
guess.
"""

from __future__ import annotations

from kg.labels.documents import document_kind_of
from kg.labels.groups import region_of, stakeholder_of
from kg.labels.roles import is_participation, roles_of
from kg.labels.sessions import code_of, session_format_of, session_type_of
from kg.labels.statuses import status_of

__all__ = [
    "code_of",
    "document_kind_of",
    "is_participation",
    "region_of",
    "roles_of",
    "session_format_of",
    "session_type_of",
    "stakeholder_of",
    "status_of",
]
