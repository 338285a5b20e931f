"""The vocabularies we speak, each closed: a term that is not listed here raises.

Our own terms live under a permanent address; entities live under the configured base (`iris.py`).
"""

from __future__ import annotations

from typing import ClassVar

from rdflib import OWL, PROV, RDF, RDFS, SH, SKOS, VOID, XSD, Namespace
from rdflib.namespace import DCAT, DCTERMS, ORG, DefinedNamespace
from rdflib.term import URIRef

ONTOLOGY = "https://w3id.org/igf-kg/ont#"
VOCABULARY = "https://w3id.org/igf-kg/voc/"
SHAPES = "https://w3id.org/igf-kg/shapes#"
CHANGE_SETS = "http://purl.org/vocab/changeset/schema#"
LOADING = "https://w3id.org/igf-kg/load#"


class IGF(DefinedNamespace):
    """The IGF ontology; a test holds this list equal to `ontology/igf.ttl`."""

    _fail = True
    _NS = Namespace(ONTOLOGY)

    # classes
    Meeting: URIRef
    MeetingPhase: URIRef
    Session: URIRef
    SessionSeries: URIRef
    SessionLink: URIRef
    IntersessionalBody: URIRef
    Participation: URIRef
    ParticipationStatement: URIRef
    Mention: URIRef
    SourceDocument: URIRef
    ProgrammePage: URIRef
    SessionPage: URIRef
    SessionReport: URIRef
    Transcript: URIRef
    Proposal: URIRef
    ArchivePage: URIRef
    FactSheet: URIRef
    StatementGraph: URIRef
    CountEstimate: URIRef
    ReportAnswer: URIRef
    IdentityJudgement: URIRef
    OutwardLink: URIRef
    IdentityCandidate: URIRef
    Retraction: URIRef
    Discrepancy: URIRef

    # meetings and sessions
    ordinal: URIRef
    timeZone: URIRef
    meetingTheme: URIRef
    hostAsStated: URIRef
    venueDay: URIRef
    sessionType: URIRef
    sessionFormat: URIRef
    sessionStatus: URIRef
    theme: URIRef
    tag: URIRef
    continues: URIRef
    continuedBy: URIRef
    mergedFrom: URIRef
    mergedInto: URIRef
    organizedByBody: URIRef
    inSeries: URIRef
    seriesKind: URIRef
    bodyFounded: URIRef
    linkedSession: URIRef
    linkedTo: URIRef
    linkWords: URIRef
    codeAsStated: URIRef
    typeAsStated: URIRef
    formatAsStated: URIRef
    dateAsStated: URIRef
    timeAsStated: URIRef
    zoneAsStated: URIRef
    dateBasis: URIRef
    titleBasis: URIRef
    locationText: URIRef
    editorialNote: URIRef
    sourceIdentifier: URIRef
    flag: URIRef
    sdg: URIRef
    mergedIntoAsStated: URIRef
    mergedFromAsStated: URIRef
    continuesAsStated: URIRef
    goneSince: URIRef
    videoAddress: URIRef
    fileAddress: URIRef
    websiteAddress: URIRef
    proposalAddress: URIRef
    reportAddress: URIRef
    transcriptAddress: URIRef
    linkAsStated: URIRef

    # participation
    inSession: URIRef
    participant: URIRef
    unnamedParty: URIRef
    role: URIRef
    roleAsStated: URIRef
    status: URIRef
    affiliation: URIRef
    attendanceMode: URIRef
    stakeholderGroup: URIRef
    stakeholderAsStated: URIRef
    statedRegion: URIRef
    statedUnGroup: URIRef
    regionAsStated: URIRef
    statedCountryCode: URIRef
    countryAsStated: URIRef
    nameAsStated: URIRef
    givenNameAsStated: URIRef
    familyNameAsStated: URIRef
    affiliationAsStated: URIRef
    organizationAsStated: URIRef
    positionAsStated: URIRef
    refersTo: URIRef

    # reports
    countOf: URIRef
    asStated: URIRef
    isApproximate: URIRef
    includesOnline: URIRef
    estimatedBy: URIRef
    ofMeeting: URIRef
    question: URIRef
    answerText: URIRef
    answerSummary: URIRef

    # identity
    left: URIRef
    right: URIRef
    verdict: URIRef
    evidence: URIRef
    counterEvidence: URIRef
    score: URIRef
    resolvesTo: URIRef
    ruleset: URIRef
    supersedes: URIRef
    between: URIRef
    decidedBy: URIRef
    veto: URIRef
    splitFrom: URIRef
    splitOn: URIRef
    withdrawnOn: URIRef
    withdrawalReason: URIRef
    retracts: URIRef
    note: URIRef
    linkFrom: URIRef
    linkTo: URIRef
    authority: URIRef
    validFrom: URIRef
    validUntil: URIRef

    # the service
    longestTime: URIRef
    mostBytes: URIRef
    mostCharacters: URIRef
    mostWaiting: URIRef

    # discrepancies and provenance
    aboutEntity: URIRef
    aboutProperty: URIRef
    chosenFrom: URIRef
    alsoStatedIn: URIRef
    shownValue: URIRef
    otherValue: URIRef
    rule: URIRef
    sha256: URIRef
    transcribedIn: URIRef
    retrieved: URIRef
    imported: URIRef
    feed: URIRef
    finding: URIRef
    skippedCount: URIRef
    documentKind: URIRef
    line: URIRef
    place: URIRef


class SCHEMA(DefinedNamespace):
    """The schema.org terms we use; a test checks them against a schema.org release."""

    _fail = True
    _NS = Namespace("https://schema.org/")

    # classes
    BreadcrumbList: URIRef
    CreativeWork: URIRef
    DataDownload: URIRef
    Dataset: URIRef
    EntryPoint: URIRef
    Event: URIRef
    EventSeries: URIRef
    ListItem: URIRef
    Organization: URIRef
    Person: URIRef
    Place: URIRef
    PostalAddress: URIRef
    QuantitativeValue: URIRef
    Report: URIRef
    Role: URIRef
    SearchAction: URIRef
    VirtualLocation: URIRef
    WebSite: URIRef

    # members
    EventCancelled: URIRef
    EventScheduled: URIRef
    MixedEventAttendanceMode: URIRef
    OfflineEventAttendanceMode: URIRef
    OnlineEventAttendanceMode: URIRef

    # properties
    about: URIRef
    address: URIRef
    addressCountry: URIRef
    addressLocality: URIRef
    alternateName: URIRef
    containedInPlace: URIRef
    contentSize: URIRef
    contentUrl: URIRef
    contributor: URIRef
    creator: URIRef
    creditText: URIRef
    dateModified: URIRef
    description: URIRef
    distribution: URIRef
    domainIncludes: URIRef
    duration: URIRef
    encodingFormat: URIRef
    endDate: URIRef
    eventAttendanceMode: URIRef
    eventStatus: URIRef
    identifier: URIRef
    inLanguage: URIRef
    isAccessibleForFree: URIRef
    item: URIRef
    itemListElement: URIRef
    keywords: URIRef
    license: URIRef
    location: URIRef
    maxValue: URIRef
    maximumAttendeeCapacity: URIRef
    mentions: URIRef
    minValue: URIRef
    name: URIRef
    organizer: URIRef
    performer: URIRef
    position: URIRef
    potentialAction: URIRef
    publisher: URIRef
    query: URIRef
    rangeIncludes: URIRef
    sameAs: URIRef
    sha256: URIRef
    startDate: URIRef
    streetAddress: URIRef
    subEvent: URIRef
    subjectOf: URIRef
    superEvent: URIRef
    target: URIRef
    temporalCoverage: URIRef
    unitText: URIRef
    url: URIRef
    urlTemplate: URIRef
    value: URIRef
    version: URIRef


class SD(DefinedNamespace):
    """The terms of the SPARQL 1.1 Service Description that we use."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/sparql-service-description#")

    # classes
    Dataset: URIRef
    Graph: URIRef
    NamedGraph: URIRef
    Service: URIRef

    # members
    BasicFederatedQuery: URIRef
    SPARQL11Query: URIRef

    # properties
    defaultDataset: URIRef
    defaultEntailmentRegime: URIRef
    defaultGraph: URIRef
    endpoint: URIRef
    feature: URIRef
    graph: URIRef
    name: URIRef
    namedGraph: URIRef
    resultFormat: URIRef
    supportedLanguage: URIRef


class ENTAILMENT(DefinedNamespace):
    """The entailment regimes that the W3C has names for, of which we use one."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/entailment/")

    Simple: URIRef


class FORMATS(DefinedNamespace):
    """The W3C's names for the formats of statements and of query results."""

    _fail = True
    _NS = Namespace("http://www.w3.org/ns/formats/")
    # Names that Python cannot spell; ask for them in brackets.
    _extras: ClassVar[list[str]] = ["JSON-LD", "N-Quads", "N-Triples"]

    RDF_XML: URIRef
    SPARQL_Results_CSV: URIRef
    SPARQL_Results_JSON: URIRef
    SPARQL_Results_TSV: URIRef
    SPARQL_Results_XML: URIRef
    TriG: URIRef
    Turtle: URIRef


class SPEX(DefinedNamespace):
    """What the SIB's vocabulary of example queries adds to SHACL's, where SHACL has no word."""

    _fail = True
    _NS = Namespace("https://purl.expasy.org/sparql-examples/ontology#")

    SPARQLDescribeExecutable: URIRef
    describe: URIRef


class SPDX(DefinedNamespace):
    """The terms for checksums that DCAT borrows from SPDX."""

    _fail = True
    _NS = Namespace("http://spdx.org/rdf/terms#")

    # classes
    Checksum: URIRef

    # members
    checksumAlgorithm_sha256: URIRef

    # properties
    algorithm: URIRef
    checksum: URIRef
    checksumValue: URIRef


class CS(DefinedNamespace):
    """The vocabulary of change sets; of its terms those that we use."""

    _fail = True
    _NS = Namespace(CHANGE_SETS)

    # classes
    ChangeSet: URIRef

    # properties
    addition: URIRef
    changeReason: URIRef
    createdDate: URIRef
    creatorName: URIRef
    removal: URIRef
    subjectOfChange: URIRef


PREFIXES: dict[str, str] = {
    "dcat": str(DCAT),
    "dcterms": str(DCTERMS),
    "igf": ONTOLOGY,
    "org": str(ORG),
    "owl": str(OWL),
    "prov": str(PROV),
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "schema": "https://schema.org/",
    "sd": str(SD),
    "sh": str(SH),
    "skos": str(SKOS),
    "spdx": str(SPDX),
    "void": str(VOID),
    "xsd": str(XSD),
}
