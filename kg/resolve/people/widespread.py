"""Words that very many people bear as a name: what they share says little of who they are.

Short lists of what is frequent in many countries, in the form of a folded key. They stand in for
what a small corpus cannot measure; a large one is measured too (`rarity`).
"""

from __future__ import annotations

COMMON_GIVEN_NAMES = frozenset(
    [
        *(
            "ahmed",
            "alex",
            "alexander",
            "ali",
            "ana",
            "andrea",
            "andrew",
            "anna",
            "anne",
            "antonio",
        ),
        *("barbara", "ben", "carlos", "catherine", "charles", "chris", "christian", "christopher"),
        *("claudia", "daniel", "david", "elena", "elizabeth", "emma", "eric", "fatima", "fernando"),
        *("francisco", "frank", "george", "giovanni", "hassan", "helen", "ibrahim", "ivan", "jack"),
        *("james", "jan", "jane", "jean", "jennifer", "jim", "joao", "john", "jorge", "jose"),
        *("joseph", "juan", "julia", "karen", "kevin", "laura", "linda", "luis", "maria", "mario"),
        *("mark", "martin", "mary", "matthew", "michael", "miguel", "mike", "mohamed", "mohammad"),
        *("mohammed", "muhammad", "nick", "olga", "omar", "patrick", "paul", "pedro", "peter"),
        *("philip", "pierre", "richard", "robert", "roberto", "sam", "sara", "sarah", "sergey"),
        *("stephen", "steve", "susan", "thomas", "tom", "victor", "william", "yusuf"),
    ]
)

COMMON_SURNAMES = frozenset(
    [
        *("abdullah", "adams", "ahmad", "ahmed", "ali", "allen", "anderson", "bai", "baker"),
        *("brown", "cai", "campbell", "carter", "chan", "chang", "chen", "cheng", "cho", "choi"),
        *("chung", "clark", "costa", "cruz", "das", "davis", "deng", "diaz", "ding", "evans"),
        *("fernandes", "fernandez", "ferreira", "garcia", "gomez", "gonzalez", "green", "guo"),
        *("gupta", "hall", "han", "hansen", "harris", "hassan", "he", "hernandez", "hill", "ho"),
        *("hong", "hu", "huang", "hussain", "hussein", "ibrahim", "islam", "ito", "ivanov"),
        *("jackson", "jang", "jeong", "jiang", "jin", "johnson", "jones", "jung", "kang", "khan"),
        *("kim", "king", "kumar", "lam", "lau", "le", "lee", "lewis", "li", "liang", "lim", "lin"),
        *("liu", "lopez", "lu", "luo", "ma", "martin", "martinez", "miller", "mitchell"),
        *("mohamed", "mohammed", "moore", "morris", "mueller", "muller", "nakamura", "ng"),
        *("nguyen", "nielsen", "oliveira", "park", "patel", "pereira", "perez", "pham", "phillips"),
        *("ramirez", "roberts", "robinson", "rodrigues", "rodriguez", "sanchez", "santos", "sato"),
        *("schmidt", "scott", "sharma", "shen", "shin", "silva", "singh", "smith", "song", "souza"),
        *("sun", "suzuki", "takahashi", "tan", "tanaka", "tang", "taylor", "thomas", "thompson"),
        *("torres", "tran", "turner", "walker", "wang", "watanabe", "white", "williams", "wilson"),
        *("wong", "wood", "wright", "wu", "xie", "xu", "yamamoto", "yan", "yang", "yi", "yoon"),
        *("young", "yu", "yuan", "zhang", "zhao", "zheng", "zhou", "zhu"),
    ]
)
