"""The Reconciliation API."""

from __future__ import annotations

from server.forms import HTML
from server.self_description.parameters import ASKED, CURSOR, LIMIT, LOOSE, PREFIX, TYPE
from server.self_description.route import Parameter, Route
from server.self_description.surface.offers import JSON

RECONCILIATION = (
    Route(
        "/reconcile",
        "reconcile",
        "Reconciliation API 0.2: the manifest, or answers.",
        "reconciliation",
        (JSON,),
        (400,),
        (*ASKED, *LOOSE),
    ),
    Route(
        "/reconcile",
        "reconcileForm",
        "The same by a form, for long batches.",
        "reconciliation",
        (JSON,),
        (400, 413, 415),
        method="post",
        form=(*ASKED, *LOOSE),
    ),
    *(
        Route(
            f"/reconcile/suggest/{kind}",
            f"suggest{kind.capitalize()}",
            f"Suggests by the beginning of a name: {kind}.",
            "reconciliation",
            (JSON,),
            (400,),
            (PREFIX, CURSOR, LIMIT, *((TYPE,) if kind == "entity" else ())),
        )
        for kind in ("entity", "type", "property")
    ),
    Route(
        "/reconcile/properties",
        "properties",
        "The properties that a table of a type can be extended with.",
        "reconciliation",
        (JSON,),
        (400,),
        (TYPE, LIMIT),
    ),
    Route(
        "/reconcile/preview",
        "preview",
        "A small page about an entity, to be shown in another's.",
        "reconciliation",
        (HTML,),
        (404,),
        (Parameter("id", "The id of an entity."),),
    ),
)
