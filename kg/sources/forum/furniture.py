"""What stands on the forum's pages beside the session itself: menus, notices, software noise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from kg.sources.lines import Line
from kg.text import clean

NOTICE = re.compile(
    r"You are here|This is now a legacy site\b.*|Please move to the new IGF Website\b.*"
    r"|Deprecated:.*|(?:Warning|Notice|Strict Standards):.* in /.*|.* on line [0-9]+"
    r"|Welcome to the United Nations\b.*|Skip to main content|Main navigation|Breadcrumb|Home"
    r"|Search(?: form)?|Log ?in|Register|Menu|Print(?:er.friendly version)?|Primary tabs|View|Edit"
    r"|show on Landing page|Submitted by .*|(?:Read|See) more.*|Share(?: this)?|Schedule|Back to .*"
    r"|Add to (?:My )?(?:Schedule|calendar).*|Join HERE.*|Text|Image",
    re.IGNORECASE,
)
CLOAK = re.compile(
    r"\[email(?:\s|&#160;)protected\]|This email address is being protected from spambots\."
    r" You need JavaScript enabled to view it\.",
    re.IGNORECASE,
)
LOCK = "\U0001f512"
ENDS = " |"


def page_lines(lines: Iterable[Line]) -> Iterator[Line]:
    """The lines with words of the session's own; cells of a row stay apart by their tabs."""
    for line in lines:
        cells = (clean(CLOAK.sub("", cell).replace(LOCK, "")) for cell in line.text.split("\t"))
        text = "\t".join(cells).strip("\t").rstrip(ENDS).removeprefix("| ")
        if text.strip() and not NOTICE.fullmatch(text):
            yield Line(line.number, text)
