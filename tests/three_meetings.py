"""A small graph with something of everything that is drawn."""

from __future__ import annotations

from functools import cache

import pyoxigraph as ox

from kg.answers import answered
from kg.answers.answered import Answers
from kg.answers.questions import QUESTIONS
from kg.iris import DEFAULT_BASE
from kg.store import EmbeddedStore

STATUS = "https://w3id.org/igf-kg/voc/participation-status"
HOSTILE = '<script>alert("1")</script> & \u0000\u2028]]>'
GRAPH = f"""
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix igf: <https://w3id.org/igf-kg/ont#> .
@prefix schema: <https://schema.org/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix : <{DEFAULT_BASE}id/> .
<{DEFAULT_BASE}graph/curated> {{
  :m30 a igf:Meeting ; schema:alternateName "IGF 2030"@en ; schema:startDate "2030-01-01" .
  :m31 a igf:Meeting ; schema:alternateName "IGF 2031"@en ; schema:startDate "2031-01-01" .
  :m32 a igf:Meeting ; schema:alternateName "IGF 2032"@en ; schema:startDate "2032-01-01" .
  :s1 a igf:Session ; schema:name "Opening" ; schema:superEvent :m30 ;
    igf:sessionType :workshop ; igf:inSeries :series\\/a ; igf:sessionStatus :held .
  :s2 a igf:Session ; schema:name "Second" ; schema:superEvent :m32 ;
    igf:inSeries :series\\/a ; igf:sessionStatus :cancelled .
  :s3 a igf:Session ; schema:name "Third" ; schema:superEvent :m32 ;
    igf:sessionType :workshop ; igf:inSeries :series\\/b .
  :series\\/a a igf:SessionSeries ; schema:name "Series <A>" .
  :series\\/b a igf:SessionSeries ; schema:name "Series B" .
  :workshop skos:prefLabel "workshop"@en . :speaker skos:prefLabel "speaker"@en .
  :chair skos:prefLabel "chair"@en . :government skos:prefLabel "government"@en .
  :held skos:prefLabel "held"@en . :cancelled skos:prefLabel "cancelled"@en .
  <{STATUS}/took-part> skos:prefLabel "took part"@en .
  <{STATUS}/withdrawn> skos:prefLabel "withdrawn"@en .
  :person\\/ada a schema:Person ; schema:name "Ada" .
  :person\\/bob a schema:Person ; schema:name "Bob" .
  :person\\/old dcterms:isReplacedBy :person\\/ada .
  :person\\/gone igf:withdrawnOn "2032-02-01"^^xsd:date ; igf:withdrawalReason "asked for" .
  :org\\/x a schema:Organization ; schema:name "Body X" .
  :org\\/y a schema:Organization ; schema:name "Body Y" .
  :p1 a igf:Participation ; igf:inSession :s1 ; igf:participant :person\\/ada ;
    igf:affiliation :org\\/x ; igf:role :speaker , :chair ; igf:stakeholderGroup :government ;
    igf:status <{STATUS}/took-part> .
  :p2 a igf:Participation ; igf:inSession :s1 ; igf:participant :person\\/bob ;
    igf:affiliation :org\\/y ; igf:role :speaker ; igf:status <{STATUS}/took-part> .
  :p3 a igf:Participation ; igf:inSession :s2 ; igf:participant :person\\/ada ;
    igf:affiliation :org\\/x ; igf:role :speaker ; igf:status <{STATUS}/withdrawn> .
  :p4 a igf:Participation ; igf:inSession :s2 ; igf:participant :person\\/bob ;
    igf:affiliation :org\\/y .
  :p5 a igf:Participation ; igf:inSession :s3 ; igf:unnamedParty "somebody" .
  :e1 a igf:CountEstimate ; igf:ofMeeting :m30 ; igf:asStated "over 100" ;
    schema:minValue 100 ; igf:countOf :participants .
  :e2 a igf:CountEstimate ; igf:ofMeeting :m32 ; igf:asStated "about 200" ; schema:value 200 ;
    igf:isApproximate true ; igf:countOf :online-participants .
  :e3 a igf:CountEstimate ; igf:inSession :s1 ; igf:asStated "15+" ; schema:minValue 15 ;
    igf:countOf :women .
  :e4 a igf:CountEstimate ; igf:inSession :s1 ; igf:asStated "40" ; schema:value 40 ;
    igf:countOf :present .
  :participants skos:prefLabel "participants"@en .
  :online-participants skos:prefLabel "online participants"@en .
  :women skos:prefLabel "women present (2030 template)"@en .
  :present skos:prefLabel "participants present (2030 template)"@en .
}}
"""


@cache
def nquads() -> bytes:
    quads = ox.serialize(ox.parse(GRAPH, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert quads is not None
    return quads


def store() -> EmbeddedStore:
    return EmbeddedStore.of(nquads(), DEFAULT_BASE)


@cache
def nothing() -> Answers:
    """What a graph of nothing answers."""
    return answered.ask(EmbeddedStore.of(b"", DEFAULT_BASE), QUESTIONS)


@cache
def answers() -> Answers:
    return answered.ask(store(), QUESTIONS)
