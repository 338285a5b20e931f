"""Two small graphs, each of a release, between which everything happens that can happen."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
from flask.testing import FlaskClient
from small_releases import HEAD

from kg.errors import KgError
from kg.iris import DEFAULT_BASE as BASE
from kg.releases.opening import open_releases
from kg.store import EmbeddedStore
from server.app import create_app
from server.settings import Settings

FIRST = f"""{HEAD} <BASEgraph/curated> {{
  :meeting\\/2030 a igf:Meeting ; schema:name "Meeting of 2030" .
  :session\\/2030\\/ws1 a igf:Session ; schema:name "Opening"@en ;
    schema:startDate "2030-06-01"^^xsd:date .
  :person\\/ada a schema:Person ; schema:name "Ada Test" .
  :person\\/adah a schema:Person ; schema:name "Adah Test" .
  :person\\/bob a schema:Person ; schema:name "Bob Sample" .
  :org\\/x a schema:Organization ; schema:name "Body X" }}"""
SECOND = f"""{HEAD} @prefix dcterms: <http://purl.org/dc/terms/> . <BASEgraph/curated> {{
  :meeting\\/2030 a igf:Meeting ; schema:name "Meeting of 2030" .
  :session\\/2030\\/ws1 a igf:Session ; schema:name "Opening <of> & all"@en ;
    schema:startDate "2030-06-02"^^xsd:date .
  :session\\/2030\\/ws2 a igf:Session ; schema:name "Second"@en .
  :person\\/ada a schema:Person ; schema:name "Ada Test" .
  :person\\/adah dcterms:isReplacedBy :person\\/ada .
}} <BASEgraph/judgements> {{
  :person\\/bob igf:withdrawnOn "2030-03-09"^^xsd:date ;
    igf:withdrawalReason <https://w3id.org/igf-kg/voc/withdrawal-reason/take-down> }}"""


def served(releases: Path, out: Path, now: str) -> FlaskClient:
    """A client of the site on some TriG, beside the releases that are kept."""
    complaints: list[KgError] = []
    open_releases(releases, out, complaints.append)
    assert complaints == []
    quads = ox.parse(now.replace("BASE", BASE), format=ox.RdfFormat.TRIG)
    written = ox.serialize(quads, format=ox.RdfFormat.N_QUADS)
    store = EmbeddedStore.of(written or b"", BASE)
    return create_app(Settings(out, store, releases=releases)).test_client()
