"""The labels that the forum's own forms and pages have had over the years, in small letters.

One table serves all generations, since no label changed its meaning: a form of 2014 is known by its
labels, as one of 2025 is.
"""

from __future__ import annotations

from kg.sources.forum.label import Label

LABELS: dict[Label, tuple[str, ...]] = {
    Label.TITLE: (
        "title",
        "session title",
        "title of session",
        "title of proposed workshop",  # 2013, 2015
        "title of the proposed workshop",
        "workshop title",
        "full title",
    ),
    Label.SHORT_TITLE: ("short title",),  # 2017
    Label.THEME: (
        "which of the broad igf themes does your workshop fall under?",  # 2013
        "igf theme",
        "igf 2014 sub theme that this workshop fall under",
        "which of the igf 2015 subtheme(s) does your proposed workshop fall under?",
        "igf 2015 subtheme(s)",
        "theme",
        "themes",
        "subtheme",  # from 2018
        "subthemes",
        "sub-theme",
        "sub-themes",
        "main theme",
        "issue area",  # 2021
        "focus area(s)",
        "topic(s)",
    ),
    Label.TAG: ("tag", "tags", "subject matter #tags that describe the workshop"),
    Label.GOALS: (
        "sdgs",  # from 2019
        "sdg",
        "sustainable development goals",
        "link with sdgs",
        "relevant sdgs",
    ),
    Label.FORMAT: (
        "type of the session",  # 2013
        "type of session",  # 2014
        "workshop format",  # 2015
        "session format",  # 2017
        "format",
        "room set-up",
    ),
    Label.DURATION: (
        "duration",
        "duration (minutes)",  # from 2024
        "duration of proposed session",  # 2014
        "duration of proposed workshop",  # 2015
        "session duration",
    ),
    Label.WHEN: ("time", "date and time", "date/time", "event calendar date", "session time"),
    Label.DATE: ("date", "day"),
    Label.ROOM: ("room", "venue", "location", "session room", "workshop room"),
    Label.ORGANIZERS: (
        "organizer",
        "organizers",
        "organiser",
        "organisers",
        "session organizers",
        "session organisers",
        "workshop organiser",
        "workshop organizer",
        "co-organizer",
        "co-organizers",
        "co-organisers",
        "institutional co-organizers",
        "provide the name of the institutional co-organiser(s) of the workshop and their"
        " affiliation to various stakeholder groups",  # 2013
        "name(s) and stakeholder and organizational affiliation(s) of institutional"
        " co-organizer(s)",  # 2014
        "name, stakeholder group, and organizational affiliation of workshop proposal"
        " co-organizer(s)",  # 2015
        "listed co-organizers",
    ),
    Label.PROPOSER: (
        "proposer's name",  # 2017
        "proposer's organization",
        "proposer's organisation",
        "co-proposer's name",
        "co-proposer's organization",
        "co-proposer's organisation",
    ),
    Label.PAIR: ("country", "stakeholder group"),  # 2017, and in a contact's block
    Label.CONTACT: (
        "primary contact information",  # 2015
        "secondary contact information",
    ),
    Label.CONTACT_FIELD: (
        "ms. / mr.",
        "ms./mr.",
        "mr./ms.",
        "first name",
        "given name",
        "family name",
        "family name / surname",
        "surname",
        "last name",
        "name",
        "organization",
        "organisation",
        "organizational affiliation",
        "country of organization",
        "country where organization is based",
        "regional group",
        "region",
    ),
    Label.SPEAKERS: (
        "speaker",
        "speakers",
        "additional speakers",
        "confirmed speakers",
        "speakers/panelists",
        "panellists",
        "panelists",
        "panelist",
        "discussants",
        "resource persons",
        "presenters",
        "presenter",
        "names and affiliations (stakeholder group, organization) of speakers the proposer is"
        " planning to invite",  # 2014
        "list of speakers",
    ),
    Label.MODERATORS: (
        "moderator",
        "moderators",
        "name of moderator(s)",  # 2014
        "name of remote moderator(s)",
        "remote moderator",
        "remote moderators",
        "onsite moderator",
        "on-site moderator",
        "in-person moderator",
        "online moderator",
        "rapporteur",
        "rapporteurs",
        "chair",
        "co-chair",
        "session chair",
        "facilitator",
    ),
    Label.EARLIER: (
        "have you organised a workshop with a similar subject during past igf meetings?",  # 2013
        "have you, or any of your co-organisers, organised an igf workshop before?",
        "has the proposer, or any of the co-organizers, organized an igf workshop before?",  # 2014
        "previous workshop",
        "previous workshop(s)",
        "organized before",
    ),
    Label.REPORT: (
        "the link to the workshop report",  # 2014
        "link to the workshop report",
        "link to report",
        "report",
        "report link",
    ),
    Label.LINK: ("background paper", "video", "recording", "transcript", "reference document"),
    Label.STATUS: ("status", "session status", "workshop status"),
    Label.PERSONAL: (
        "city",  # 2015
        "country of residence",
        "nationality",
        "email",
        "e-mail",
        "email address",
        "phone",
        "telephone",
        "mobile",
        "gender",
        "sex",
        "age",
        "date of birth",
    ),
    Label.TEXT: (
        "description",
        "concise description of proposed workshop",
        "please provide a concise description of the proposed workshop",
        "description of how the proposer plan to facilitate discussion amongst speakers, audience"
        " members and remote participants",
        "agenda",
        "session agenda",
        "content of the session",
        "internet governance issue",
        "issue(s)",
        "interventions",
        "diversity",
        "discussion facilitation",
        "expected outcomes",
        "expected outcome",
        "relevance of the session",
        "relevance of the issue",
        "relevance to theme",
        "relevance to internet governance",
        "policy question(s)",
        "policy questions",
        "speaker profile",
        "speakers profile",
        "speaker profiles",
        "online participation",
        "proposed additional tools",
        "format description",
        "hybrid format",
        "using official tool",
        "participation and interaction",
        "targets",
        "background",
        "conducted an igf session before?",
        "what will participants gain from attending this session?",
        "session report",
        "how will you facilitate interaction between onsite and online speakers and attendees?",
        "please explain how your organization will run the session",
        "additional reference document",
    ),
}
