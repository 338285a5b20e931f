"""Head counts and answers of reports, in the graph of the document that gives them."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import PROV, RDF
from rdflib.term import URIRef

from kg.graph.context import Context, Edition
from kg.graph.quads import Triple, boolean, integer, plain, tagged
from kg.iris import concept, yearly_concept
from kg.keys import opaque
from kg.namespaces import IGF, SCHEMA
from kg.records import AnswerRecord, CountRecord, Estimate, MeetingCountRecord
from kg.resolve.sessions import Saying, SessionKey

# A longer answer is the document's prose: it is pointed to, not published.
QUOTABLE = 120


def count_iri(context: Context, session: SessionKey, saying: Saying, count: CountRecord) -> URIRef:
    """One count a document, question and wording."""
    key = opaque("e", saying.document.key, str(session), count.question, count.estimate.as_stated)
    return context.iris.entity("estimate", key)


def answer_iri(
    context: Context, session: SessionKey, saying: Saying, answer: AnswerRecord
) -> URIRef:
    """One answer a document and question."""
    key = opaque("a", saying.document.key, str(session), answer.question)
    return context.iris.entity("answer", key)


def count_triples(
    context: Context, session: SessionKey, saying: Saying, count: CountRecord
) -> Iterator[Triple]:
    """One head count of a session."""
    iri = count_iri(context, session, saying, count)
    yield iri, IGF.inSession, context.session(session)
    yield iri, IGF.countOf, yearly_concept("report-question", session.year, count.question)
    if count.estimated_by is not None:
        yield iri, IGF.estimatedBy, concept(count.estimated_by)
    yield iri, PROV.wasDerivedFrom, context.source_graph(saying.document)
    yield from _estimate(iri, count.estimate)


def meeting_count_triples(
    context: Context, edition: Edition, count: MeetingCountRecord
) -> Iterator[Triple]:
    """One figure for a whole meeting."""
    key = opaque(
        "e",
        edition.document.key,
        count.counted,
        count.estimate.as_stated,
        count.source or "",
    )
    iri = context.iris.entity("estimate", key)
    yield iri, IGF.ofMeeting, context.iris.meeting(edition.record.year)
    yield iri, IGF.countOf, concept(count.counted)
    yield iri, PROV.wasDerivedFrom, context.source_graph(edition.document)
    if count.source is not None:
        yield iri, IGF.note, tagged(f"Source: {count.source}")
    if count.note is not None:
        yield iri, IGF.note, tagged(count.note)
    yield from _estimate(iri, count.estimate)


def _estimate(iri: URIRef, estimate: Estimate) -> Iterator[Triple]:
    yield iri, RDF.type, IGF.CountEstimate
    yield iri, RDF.type, SCHEMA.QuantitativeValue
    yield iri, IGF.asStated, plain(estimate.as_stated)
    numbers = (
        (SCHEMA.minValue, estimate.minimum),
        (SCHEMA.maxValue, estimate.maximum),
        (SCHEMA.value, estimate.exact),
    )
    for predicate, number in numbers:
        if number is not None:
            yield iri, predicate, integer(number)
    if estimate.approximate:
        yield iri, IGF.isApproximate, boolean(True)
    if estimate.includes_online is not None:
        yield iri, IGF.includesOnline, boolean(estimate.includes_online)


def is_told(answer: AnswerRecord) -> bool:
    """Whether anything of an answer may be published: a summary, or a text that is short."""
    return answer.summary is not None or (answer.text is not None and _is_short(answer.text))


def _is_short(text: str) -> bool:
    return len(text) <= QUOTABLE


def answer_triples(
    context: Context, session: SessionKey, saying: Saying, answer: AnswerRecord
) -> Iterator[Triple]:
    """One answer: the editor's summary, and the printed text only where it is short."""
    if not is_told(answer):
        return
    iri = answer_iri(context, session, saying, answer)
    yield iri, RDF.type, IGF.ReportAnswer
    yield iri, IGF.inSession, context.session(session)
    yield iri, IGF.question, yearly_concept("report-question", session.year, answer.question)
    yield iri, PROV.wasDerivedFrom, context.source_graph(saying.document)
    if answer.summary is not None:
        yield iri, IGF.answerSummary, tagged(answer.summary)
    if answer.text is not None and _is_short(answer.text):
        yield iri, IGF.answerText, plain(answer.text)
