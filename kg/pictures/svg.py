"""A drawing as an SVG that stands by itself: named, described, light or dark, without a script.

Vega runs in an engine of its own that takes most of a second to start and tens of megabytes, so
it is not loaded before something is drawn.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

from kg.errors import ModelError
from kg.pictures.drawing import Drawing
from kg.pictures.ink import style

if TYPE_CHECKING:
    from lxml.etree import _Element

SVG = "http://www.w3.org/2000/svg"
NUMBER = re.compile(r"-?\d+\.\d+(?:e-?\d+)?")
# What Vega tells of each part is said by the title and the description of the whole.
DROPPED = (
    *("class", "role", "aria-roledescription", "aria-label", "aria-hidden", "pointer-events"),
    *("font-family", "opacity"),
)
INHERITED = (
    *("fill", "stroke", "stroke-width", "stroke-dasharray"),
    *("text-anchor", "font-size", "font-weight"),
)
FEW = 2


def svg(drawing: Drawing) -> bytes:
    """The SVG, the same bytes for the same drawing; raises ModelError where Vega refuses it."""
    from vl_convert import vega_to_svg  # loads the engine

    try:
        # An address that allows nothing: a drawing holds all its data.
        drawn = vega_to_svg(dict(drawing.spec), allowed_base_urls=[])
    except ValueError as error:
        raise ModelError(f"{drawing.title} can't be drawn: {error}; mend its spec") from error
    return finished(drawn, drawing)


def finished(drawn: str, drawing: Drawing) -> bytes:
    """What Vega drew, with a title and a description, and without what no reader needs."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    root = etree.fromstring(drawn.encode(), parser)
    for element in root.iter():
        _cleaned(element)
    for name in ("width", "height", "version"):
        del root.attrib[name]
    for element in [*root.iter(f"{{{SVG}}}path", f"{{{SVG}}}text")]:
        parent = element.getparent()
        if parent is not None and not _seen(element):
            parent.remove(element)
    for element in root.iter(f"{{{SVG}}}g"):
        _hoisted(element)
    etree.cleanup_namespaces(root)
    width, height = drawing.size
    told = {"viewBox": f"0 0 {width} {height}", "role": "img", "lang": "en"}
    for name, text in {**told, "aria-labelledby": "title desc"}.items():
        root.set(name, text)
    for place, name, text in (
        (0, "title", drawing.title),
        (1, "desc", drawing.said),
        (2, "style", style()),
    ):
        element = etree.Element(f"{{{SVG}}}{name}")
        element.text = text
        root.insert(place, element)
    root[0].set("id", "title")
    root[1].set("id", "desc")
    return etree.tostring(root, encoding="utf-8") + b"\n"


def _cleaned(element: _Element) -> None:
    for name, told in element.items():
        if name in DROPPED:
            del element.attrib[name]
        else:
            element.set(name, NUMBER.sub(_rounded, str(told)))


def _hoisted(group: _Element) -> None:
    """What all parts of a group have is said once, of the group."""
    parts = [part for part in group if part.tag != f"{{{SVG}}}g"]
    if len(parts) < FEW or len(parts) != len(group):
        return
    for name in INHERITED:
        told = {part.get(name) for part in parts}
        value = next(iter(told))
        if len(told) == 1 and value is not None:
            group.set(name, value)
            for part in parts:
                del part.attrib[name]


def _seen(element: _Element) -> bool:
    if element.tag.endswith("text"):
        return bool(element.text)
    return bool(element.get("fill") or element.get("stroke")) and element.get("d") != ""


def _rounded(found: re.Match[str]) -> str:
    return f"{round(float(found[0]), 1):g}"
