"""One reading per document: copies and transcriptions of one document are one witness, not two.

Where the original document itself was read, it replaces the transcription of its facts in `data/`;
only the editor's summaries of answers are kept, since the original has none.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby

from kg.records import AnswerRecord, Document, Reading, Record, SessionRecord


def witnesses(readings: Iterable[Reading]) -> tuple[Reading, ...]:
    """The readings merged by document key, in the order of the keys."""
    ordered = sorted(readings, key=lambda reading: (reading.document.key, _rank(reading.document)))
    groups = groupby(ordered, key=lambda reading: reading.document.key)
    return tuple(_one_witness(tuple(group)) for _, group in groups)


def _rank(document: Document) -> tuple[bool, str, str]:
    return (document.sheet is not None, document.sheet or "", document.name)


def _one_witness(readings: tuple[Reading, ...]) -> Reading:
    originals = tuple(reading for reading in readings if reading.document.sheet is None)
    if not originals:
        return _joined(readings)
    sheets = readings[len(originals) :]
    if not sheets:
        return originals[0]
    return _original_over_transcription(originals[0], _joined(sheets))


def _joined(readings: tuple[Reading, ...]) -> Reading:
    """Several sheets may transcribe parts of one document."""
    return Reading(
        readings[0].document,
        tuple(record for reading in readings for record in reading.records),
        tuple(skipped for reading in readings for skipped in reading.skipped),
        tuple(finding for reading in readings for finding in reading.findings),
        tuple(record for reading in readings for record in reading.superseded),
    )


def _original_over_transcription(original: Reading, sheet: Reading) -> Reading:
    document = replace(
        original.document,
        address=original.document.address or sheet.document.address,
        retrieved=original.document.retrieved or sheet.document.retrieved,
    )
    summaries = _summaries(sheet.records)
    records = tuple(_with_summaries(record, summaries) for record in original.records)
    return replace(original, document=document, records=records)


def _summaries(records: Iterable[Record]) -> dict[tuple[object, ...], AnswerRecord]:
    return {
        (record.year, record.code or record.key, answer.question): answer
        for record in records
        if isinstance(record, SessionRecord)
        for answer in record.answers
        if answer.summary is not None
    }


def _with_summaries(record: Record, summaries: dict[tuple[object, ...], AnswerRecord]) -> Record:
    if not isinstance(record, SessionRecord):
        return record
    answers = []
    for answer in record.answers:
        edited = summaries.get((record.year, record.code or record.key, answer.question))
        answers.append(answer if edited is None else replace(answer, summary=edited.summary))
    return replace(record, answers=tuple(answers))
