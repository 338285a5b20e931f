"""The headers that keep a page from doing, in a reader's browser, what it is not meant to do.

The Content-Security-Policy is strict because no page has a script or a style in its own text;
`tests/server/test_security.py` looks through all of them.
"""

from __future__ import annotations

from collections.abc import Mapping

POLICY = "Content-Security-Policy"
FRAMES = "X-Frame-Options"
# Data is for everybody's pages; nothing here depends on who asks.
RESOURCE = "Cross-Origin-Resource-Policy"

SECURITY: Mapping[str, str] = {
    POLICY: (
        "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
        " object-src 'none'"
    ),
    RESOURCE: "cross-origin",
    "Permissions-Policy": (
        "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(),"
        " magnetometer=(), microphone=(), midi=(), payment=(), usb=()"
    ),
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    FRAMES: "DENY",
}
TRANSPORT = {"Strict-Transport-Security": "max-age=31536000"}


def security(policy: str | None = None, base: str = "") -> dict[str, str]:
    """What a response adds to its own headers.

    policy: the response's own Content-Security-Policy. base: that of the build, https or not.
    """
    found = {**SECURITY, POLICY: policy or SECURITY[POLICY]}
    # A page that is made to be shown in another's has said so in a policy of its own.
    if "frame-ancestors 'none'" not in found[POLICY]:
        del found[FRAMES]
    # Said over plain HTTP it counts for nothing; said of a host without TLS it would shut it.
    if base.startswith("https:"):
        found |= TRANSPORT
    return found
