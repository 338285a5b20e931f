"""What a release says of itself: to machines, to archives and to whoever opens its folder."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from kg.iris import CC0, Iris
from kg.publish.edition import ABOUT, KEYWORDS, MAKER, TITLE

README = """\
# {title}, release {version}

{about}

{date}. {previous}
All addresses begin with <{base}>.{redacted}

| Folder | What is in it |
|---|---|
| `dumps/` | all statements in each form; `igf.nq.gz` is the one that all others can be made of |
| `changes/` | what is different from the release before, to read and as data |
| `inputs/` | the facts, documents, judgements and registers that the statements were made of |
| `ontology/`, `shapes/` | the terms, and the rules that the statements were checked against |
| `validation/` | what the check found |
| `dataset.ttl` | the description of the dataset (VoID, DCAT) |
| `release.json`, `datacite.json` | what this release is: for programs, for repositories |

The folder above is a bag of RFC 8493. To check that it is whole, without any software of ours:

    cd FOLDER-OF-THE-BAG && sha256sum --check --quiet manifest-sha256.txt

Cite it as: {citation}

Our own statements are under CC0 1.0, <{licence}>. The documents
that they are taken from remain their owners'.
"""


@dataclass(frozen=True, slots=True)
class About:
    """content, dump: the SHA-256 of the statements without and with the one on the version.

    redacted: the day on which it was last made anew without somebody who was withdrawn.
    """

    version: str
    date: dt.date
    base: str
    content: str
    dump: str
    code: str
    quads: int
    previous: str | None = None
    redacted: dt.date | None = None

    @property
    def address(self) -> str:
        """Where the release is served."""
        return str(Iris(self.base).release(self.version))


def release_json(about: About) -> str:
    """`release.json`, with its line end."""
    told = {
        "version": about.version,
        "date": about.date.isoformat(),
        "base": about.base,
        "content": about.content,
        "dump": about.dump,
        "code": about.code,
        "quads": about.quads,
        "previous": about.previous,
    }
    if about.redacted is not None:
        told["redacted"] = about.redacted.isoformat()
    return json.dumps(told, indent=2) + "\n"


def bag_info(about: About) -> tuple[tuple[str, str], ...]:
    """The elements of bag-info.txt (RFC 8493, 2.2.2) but for the Payload-Oxum."""
    before = () if about.previous is None else (("Previous-Release", about.previous),)
    return (
        ("Source-Organization", MAKER),
        ("External-Identifier", about.address),
        ("External-Description", f"{TITLE}, release {about.version}. {ABOUT}"),
        ("Bagging-Date", about.date.isoformat()),
        ("Bag-Group-Identifier", TITLE),
        ("Bag-Software-Agent", f"igf-kg {about.code}"),
        *before,
        *_redaction(about),
    )


def _redaction(about: About) -> tuple[tuple[str, str], ...]:
    if about.redacted is None:
        return ()
    when = about.redacted.isoformat()
    what = f"Made anew on {when} without personal data that was withdrawn after the release."
    return (("Redacted-On", when), ("Internal-Sender-Description", what))


def readme(about: About) -> str:
    """What a person reads first."""
    before = about.previous
    return README.format(
        title=TITLE,
        version=about.version,
        about=fill(ABOUT, 100),
        date=f"Made on {_day(about.date)}, of {about.quads:,} statements",
        base=about.base,
        redacted=_redacted(about),
        previous="It is the first release."
        if before is None
        else f"The release before is {before}.",
        citation=citation(about),
        licence=CC0,
    )


def _redacted(about: About) -> str:
    if about.redacted is None:
        return ""
    return f"\n\nMade anew on {_day(about.redacted)} without personal data that was withdrawn."


def citation(about: About) -> str:
    """The line that a bibliography has."""
    return cited(about.version, about.date, about.base)


def cited(version: str, date: dt.date, base: str) -> str:
    """The line for a release under a base."""
    address = Iris(base).release(version)
    return f"{MAKER} ({date.year}): {TITLE}, release {version}. Dataset. {address}"


def datacite_json(about: About) -> str:
    """The metadata that DataCite 4 asks of a repository; the DOI is theirs to add."""
    told: dict[str, Any] = {
        "schemaVersion": "http://datacite.org/schema/kernel-4",
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Knowledge graph"},
        "titles": [{"title": f"{TITLE}, release {about.version}", "lang": "en"}],
        "creators": [{"name": MAKER, "nameType": "Organizational"}],
        "publisher": {"name": MAKER},
        "publicationYear": str(about.date.year),
        "dates": [{"date": about.date.isoformat(), "dateType": "Issued"}],
        "version": about.version,
        "language": "en",
        "subjects": [{"subject": keyword, "lang": "en"} for keyword in KEYWORDS],
        "descriptions": [{"description": ABOUT, "descriptionType": "Abstract", "lang": "en"}],
        "formats": ["application/n-quads", "application/trig", "application/ld+json"],
        "rightsList": [
            {
                "rights": "Creative Commons Zero v1.0 Universal",
                "rightsUri": str(CC0),
                "rightsIdentifier": "CC0-1.0",
                "rightsIdentifierScheme": "SPDX",
            }
        ],
        "alternateIdentifiers": [
            {"alternateIdentifier": about.address, "alternateIdentifierType": "URL"}
        ],
        "relatedIdentifiers": [
            {
                "relatedIdentifier": about.base,
                "relatedIdentifierType": "URL",
                "relationType": "IsVersionOf",
            },
            *_before(about),
        ],
    }
    return json.dumps(told, indent=2, ensure_ascii=False) + "\n"


def _before(about: About) -> list[dict[str, str]]:
    if about.previous is None:
        return []
    return [
        {
            "relatedIdentifier": str(Iris(about.base).release(about.previous)),
            "relatedIdentifierType": "URL",
            "relationType": "IsNewVersionOf",
        }
    ]


def _day(day: dt.date) -> str:
    return f"{day:%A} {day.day} {day:%B %Y}"
