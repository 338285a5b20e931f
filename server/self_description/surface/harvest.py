"""OAI-PMH 2.0, which describes itself: a fault of a harvester is an answer too, with status 200."""

from __future__ import annotations

from server.harvest.asked import VERBS
from server.harvest.envelope import MEDIA_TYPE
from server.harvest.formats import FORMATS
from server.self_description.route import Parameter, Route

MOMENT = "A day, or a time to the second in UTC"
ARGUMENTS = (
    Parameter("verb", "What is asked.", schema={"enum": [*VERBS]}, example="Identify"),
    Parameter("identifier", "The identifier of a record."),
    Parameter("metadataPrefix", "The form of the metadata.", schema={"enum": [*FORMATS]}),
    Parameter("from", f"{MOMENT}: only what changed since then."),
    Parameter("until", f"{MOMENT}: only what changed until then."),
    Parameter("set", "The set that the records are in, such as `session:2017`."),
    Parameter("resumptionToken", "Goes on with a list; it stands alone beside the verb."),
)
HARVEST = (
    Route(
        "/oai",
        "harvest",
        "OAI-PMH 2.0: sessions and documents for harvesters, whole or what changed.",
        "harvest",
        (MEDIA_TYPE,),
        (),
        ARGUMENTS,
    ),
    Route(
        "/oai",
        "harvestForm",
        "The same by a form.",
        "harvest",
        (MEDIA_TYPE,),
        (413,),
        method="post",
        form=ARGUMENTS,
    ),
)
