"""`stem`: one form for all inflections of a word.

What is joined to a word is stripped only where the rest is a word that is attested: so names and short words that
merely begin or end like one with a clitic keep their letters (والد is no و + الد, فيينا no في + نا). Known words,
broken plurals and weak verbs among them, are looked up (`warraq.arabic.lexicon`); of unknown ones the clitics and
endings are tried, longest first, until what is left is known. A word of which nothing is known loses its article alone.
"""

from __future__ import annotations

from warraq.arabic.lexicon import stems

# What Arabic writes joined before a word: conjunction, preposition, article, the س of the future. With the article
# longest first; without it shortest first, as the ك of وكمون is the word's own.
_BEFORE = (
    "وبال", "وكال", "فبال", "وال", "بال", "فال", "كال", "ولل", "فلل", "لل", "ال",
    "و", "ف", "ب", "ل", "ك", "س", "وب", "ول", "وك", "فب", "فل", "وس",
)  # fmt: skip
_WITH_ARTICLE = _BEFORE[:11]
# And after it: pronouns, then the endings of number and case.
_AFTER = ("هما", "كما", "ها", "هم", "هن", "كم", "نا", "ه", "ي", "ك", "ات", "ون", "ين", "ان", "ا")
_OF_FEMININES = frozenset(("ات", "ين", "ان"))
_SHORTEST = 3
"""Letters that must stay: what is shorter is part of too many words."""
_SHORTEST_UNKNOWN = 4


def stem(word: str) -> str:
    """The stem of a folded word.

    >>> [stem(word) for word in ("المدينه", "بمدينتهم", "مدن", "والمدن")]
    ['مدينه', 'مدينه', 'مدينه', 'مدينه']
    >>> [stem(word) for word in ("قال", "يقولون", "سنقول")]
    ['قال', 'قال', 'قال']
    >>> [stem(word) for word in ("والد", "فيينا", "بيروت", "الزعبوط")]
    ['والد', 'فيينا', 'بيروت', 'زعبوط']
    >>> [stem(word) for word in ("وفراس", "طهران", "بنوك", "سفرا")]
    ['فراس', 'طهران', 'بنك', 'سفير']
    >>> [stem(word) for word in ("ترام", "بالترام", "نقود", "الفانوس")]
    ['ترام', 'ترام', 'نقود', 'فانوس']
    """
    known = stems()
    found = known.get(word)
    if found is not None:
        return found
    for core in _cores(word):
        found = known.get(core)
        if found is not None:
            return found
    for before in _WITH_ARTICLE:
        if word.startswith(before) and len(word) - len(before) >= _SHORTEST_UNKNOWN:
            return word[len(before) :]
    return word


def _cores(word: str) -> list[str]:
    """What a word may be without clitics and endings, likelier first."""
    found = _without_before(word)
    for after in _AFTER:
        if word.endswith(after) and len(word) - len(after) >= _SHORTEST:
            core = word[: -len(after)]
            found.append(core)
            if after in _OF_FEMININES:
                found.append(core + "ه")
            found += [rest for rest in _without_before(core) if len(rest) > _SHORTEST]  # both: else كناز would be از
    return found


def _without_before(word: str) -> list[str]:
    return [
        word[len(before) :] for before in _BEFORE if word.startswith(before) and len(word) - len(before) >= _SHORTEST
    ]
