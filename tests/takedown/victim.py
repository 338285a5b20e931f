"""A made-up person who is in a small data folder in many ways, and a namesake who stays there."""

from __future__ import annotations

from pathlib import Path

from factories import a_data_folder

SURNAME = "quillfeather"
OWN_WORDS = ("gullwatch", "zqlamps")
"""The body and the post that the person alone has."""
OTHERS = ("Bo Muster", "Cleo Ejemplo", "Bruce Quillwort")

PAGE = """\
Welcome to IGF2017! Create your schedule below and participate!
Venue Map
Back To Schedule
Wednesday, December 20 • 15:00 - 16:00
Lighthouses, with Zoë Quillfeather: A Made-up Session (WS901)

Sign up or log in to save this to your schedule, view media, leave feedback and see who's attending!

Proposer's Name: Ms. Zoë M. Quillfeather
Proposer's Organization: Gullwatch Bureau
Ms. Zoë M. Quillfeather, Government, Gullwatch Bureau
Mr. Bo Muster, Civil Society, Friends of Zoe Quillfeather

Session Format: Round Table - 60 Min

Country: Switzerland
Stakeholder Group: Government

Government (Speaker): Ms. Zoë M. Quillfeather, Gullwatch Bureau (Europe; female)
Civil Society (Speaker): Mr. Bo Muster, Friends of Zoe Quillfeather (Europe; male)

Tag 1: Lighthouses

Onsite Moderator: Mr. Bo Muster

Rapporteur: Ms. Cleo Ejemplo

Session Organizers
avatar for Zoë Quillfeather

Zoë Quillfeather

Keeper of Zqlamps, Gullwatch Bureau

Wednesday December 20, 2017 15:00 - 16:00 CET
Room XII - A United Nations Office at Geneva (UNOG)
"""

SHEET = """\
year = 2017
retrieved = "2026-11"

[[session]]
id = "2017-ws901@report"
source = "https://example.org/people/zoe-quillfeather/report%20by%20zo%C3%AB_quillfeather"
source_kind = "report"
document_name = "QUILLFEATHER, Zoe: the report"
code = "WS901"
type = "Workshop"
title = "Lighthouses and their keepers"
date = 2017-12-20
note = "Z. Quillfeather, Ms. Quillfeather, and QUILLFEATHER again (zquillfeather@example.org)."

[[session.people]]
name = "ZOE QUILLFEATHER"
role = "Speaker"
affiliation = "Keeper of Zqlamps, Gullwatch Bureau"
organizations = ["Gullwatch Bureau"]
position = "Keeper of Zqlamps"

[[session.people]]
name = "Bo Muster"
role = "Speaker"

[[session]]
id = "2017-zoe-quillfeather-talk@list"
source = "https://example.org/list"
source_kind = "other"
type = "Lightning Session"
title = "The Zoë Quillfeather lecture"
date = 2017-12-20

[[session.people]]
name = "Cleo Ejemplo"
role = "Speaker"

[[session.people]]
name = "Bruce Quillwort"
role = "Speaker"
"""

ORGANIZATIONS = """\
[[organization]]
key = "friends"
name = "Friends of Zoe Quillfeather"
note = "Founded by Dr Z.M. Quillfeather."
"""


def a_folder(root: Path) -> Path:
    """The data folder, with nothing imported yet."""
    data = a_data_folder(root)
    (data / "sessions").mkdir()
    (data / "sessions/2017.toml").write_text(SHEET, "utf-8")
    (data / "organizations.toml").write_text(ORGANIZATIONS, "utf-8")
    sheets = (("sessions/2017.toml", "session-sheet"), ("organizations.toml", "organization-sheet"))
    with (data / "sources.toml").open("a", encoding="utf-8") as catalogue:
        for name, reader in sheets:
            catalogue.write(f'\n[[sheet]]\nfile = "{name}"\nreader = "{reader}"\n')
    return data
