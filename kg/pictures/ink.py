"""The colours of a picture by light and by dark; a picture never says anything by colour alone.

A colour stands in the drawing as it is on white. The style sheet inside the SVG swaps it where the
reader's screen is dark, so each of them is used for one purpose.
"""

from __future__ import annotations

INK = "#1b2329"
QUIET = "#54606a"
PAPER = "#ffffff"
RULE = "#d6dee3"
BAR = "#17506b"

DARK = {
    INK: "#e4e9ec",
    QUIET: "#a6b2ba",
    PAPER: "#14191d",
    RULE: "#37434a",
    BAR: "#9ed2ea",
}
FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans","Liberation Sans",sans-serif'


def style() -> str:
    """The style sheet inside an SVG."""
    swapped = "".join(
        f"[fill='{light}']{{fill:{dark}}}[stroke='{light}']{{stroke:{dark}}}"
        for light, dark in DARK.items()
    )
    return (
        f":root{{color-scheme:light dark}}text{{font-family:{FONTS}}}"
        f"@media(prefers-color-scheme:dark){{{swapped}}}"
    )
