"""The themes of each annual meeting as its own pages print them; lists set them above sessions.

Years whose themes nobody has looked up are missing. A theme is known by its words alone: pages
write `and` and `&`, a colon and a dash for one another.
"""

from __future__ import annotations

import re
from functools import cache

THEMES: dict[int, tuple[str, ...]] = {
    2006: ("Openness", "Security", "Diversity", "Access"),
    2008: (
        "Reaching the next billion",
        "Promoting cyber-security and trust",
        "Managing critical Internet resources",
        "Emerging issues",
        "Taking stock and the way forward",
    ),
    2009: (
        "Managing critical Internet resources",
        "Security, openness and privacy",
        "Access and diversity",
        "Internet Governance in the light of WSIS Principles",
    ),
    2011: (
        "IG4D",
        "Internet Governance for Development",
        "Emerging Issues",
        "Managing critical Internet resources",
        "Security, openness and privacy",
        "Access and diversity",
        "Taking stock and the way forward",
    ),
    2013: (
        "Access and Diversity",
        "Openness",
        "Security",
        "Enhanced cooperation",
        "Principles of multi-stakeholder cooperation",
        "Internet governance principles",
        "Human Rights / Freedom of Expression on the Internet",
        "Legal Frameworks and Cyber-crime",
        "The Internet as an Engine for Growth and Advancement",
    ),
    2014: (
        "Policies Enabling Access",
        "Content Creation, Dissemination and Use",
        "Internet as an Engine for Growth & Development",
        "IGF & The Future of the Internet Ecosystem",
        "Enhancing Digital Trust",
        "Internet and Human Rights",
        "Critical Internet Resources",
        "Emerging Issues",
    ),
    2015: (
        "Cybersecurity and Trust",
        "Internet Economy",
        "Inclusiveness and Diversity",
        "Openness",
        "Enhancing Multistakeholder Cooperation",
        "Internet and Human Rights",
        "Critical Internet Resources",
        "Emerging Issues",
    ),
    2017: (
        "Access & Inclusion & Diversity",
        "Critical Internet Resources",
        "Multistakeholder Cooperation & Governance",
        "New Technologies & Emerging Issues: AI - IoT - Big Data - Blockchain - VR - Fakenews",
        "DIGITAL GENEVA",
    ),
    2018: (
        "Cybersecurity, Trust & Privacy",
        "Development, Innovation & Economic Issues",
        "Digital Inclusion & Accessibility",
        "Emerging Technologies",
        "Evolution of Internet Governance",
        "Human Rights, Gender & Youth",
        "Media & Content",
        "Technical & Operational Topics",
    ),
    2019: (
        "Data Governance",
        "Digital Inclusion",
        "Security, Safety, Stability & Resilience",
        "Safety, Security, Stability & Resilience",
    ),
    2020: ("Data", "Environment", "Inclusion", "Trust"),
    2021: (
        "Economic and social inclusion and human rights",
        "Universal access and meaningful connectivity",
        "Emerging regulation",
        "Environmental sustainability and climate change",
        "Inclusive Internet governance ecosystems and digital cooperation",
        "Trust, security, stability",
    ),
    2022: (
        "Connecting All People and Safeguarding Human Rights",
        "Avoiding Internet Fragmentation",
        "Governing Data and Protecting Privacy",
        "Enabling Safety, Security and Accountability",
        "Addressing Advanced Technologies, including AI",
    ),
    2023: (
        "AI & Emerging Technologies",
        "Avoiding Internet Fragmentation",
        "Cybersecurity, Cybercrime & Online Safety",
        "Data Governance & Trust",
        "Digital Divides & Inclusion",
        "Global Digital Governance & Cooperation",
        "Human Rights & Freedoms",
        "Sustainability & Environment",
    ),
    2024: (
        "Harnessing innovation and balancing risks in the digital space",
        "Enhancing the digital contribution to peace, development, and sustainability",
        "Advancing human rights and inclusion in the digital age",
        "Improving digital governance for the Internet We Want",
    ),
    2025: (
        "Building Digital Trust and Resilience",
        "Digital Trust and Resilience",
        "Sustainable and Responsible Innovation",
        "Universal Access and Digital Rights",
        "Digital Cooperation",
    ),
}
NO_WORD = re.compile(r"\W+")
INTRODUCTION = re.compile(r"^(?:(?:sub-?)?theme|track)(?: \d+)? *[:.-] *|^\d+[.)] *", re.IGNORECASE)


def is_theme(text: str, year: int) -> bool:
    """Whether the whole line is a theme of that year's meeting."""
    return _words(INTRODUCTION.sub("", text.strip())) in _known(year)


@cache
def _known(year: int) -> frozenset[str]:
    return frozenset(_words(theme) for theme in THEMES.get(year, ()))


def _words(text: str) -> str:
    return " ".join(NO_WORD.sub(" ", text.casefold().replace("&", " and ")).split())
