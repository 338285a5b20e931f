"""What the style sheet says of colours, read as text."""

from __future__ import annotations

import re

VARIABLE = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6});")


def palettes(css: str) -> dict[str, dict[str, str]]:
    """The colours by name, in light and in dark."""
    light, _, rest = css.partition("@media screen and (prefers-color-scheme: dark)")
    dark = rest[: rest.index("\n}")]
    return {"light": dict(VARIABLE.findall(light)), "dark": dict(VARIABLE.findall(dark))}


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of WCAG 2.2, from 0 for black to 1 for white."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4
