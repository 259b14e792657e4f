"""Reads the lists over warraq/arabic/words.xz: what was learned errs now and then, and the lists have the last word.

    PYTHONPATH=. .venv/bin/python scripts/lexicon_lists.py

`scripts/lexicon` does so whenever it learns the words anew. Alone it is enough where a row was put into plurals.txt,
verbs.txt or names.txt; where one was taken out, only learning anew forgets it. Read a second time, nothing changes.
"""

from __future__ import annotations

import lzma
from collections import defaultdict
from collections.abc import Iterable, Iterator

from warraq.arabic import letters as L
from warraq.arabic.lexicon import FILE, TOLD_BY_HAMZA, stems
from warraq.arabic.normalise import fold

_ARTICLES = ("ال", "وال", "بال", "لل", "فال", "كال", "ولل", "وبال")
_JOINED = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "وك", *_ARTICLES)
_PRONOUNS = ("ه", "ها", "هم", "هما", "هن", "نا", "ي", "ك", "كم")
_OF_NOUNS = ("", "ا", "ان", "ين", *_PRONOUNS)
_OF_PASTS = ("", "ت", "وا", "نا", "تا", *_PRONOUNS[:6], "ته", "تها", "تهم", "وه", "وها")
_OF_PRESENTS = ("", "ون", "وا", "ان", "ين", "ن", *_PRONOUNS[:6])
_PRESENTS = [before + person for before in ("", "و", "ف", "ل", "س", "وس") for person in "يتن"]
_LIKE_JOINED = ("ل", "ال", "بال", "كال", "فال")
"""Beginnings of names that with و or ل before them look like the article's: وإليسا, للبيد."""
_LONG = 5
"""Letters of a name that is told even where what is joined makes it look like another word; of shorter ones too many
stand in other words: سناء in لسنا, ريما in كريما."""


def mend(found: dict[str, str]) -> None:
    """Gives the words of the lists, and what is made of them, the stems that the lists promise."""
    _mend_nouns(found)
    _mend_verbs(found)
    _mend_names(found)
    found.update(TOLD_BY_HAMZA)


def text(found: dict[str, str]) -> str:
    """The file's text: one line a stem, as `warraq.arabic.lexicon` reads it."""
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for word, stem in found.items():
        groups[stem].add(word)
    lines = (
        " ".join([stem if stem in words else "-" + stem, *sorted(words - {stem})])
        for stem, words in sorted(groups.items())
    )
    return "".join(f"{line}\n" for line in lines)


def write(found: dict[str, str]) -> None:
    FILE.write_bytes(lzma.compress(text(found).encode("utf-8"), preset=9 | lzma.PRESET_EXTREME))
    print(f"{len(set(found.values())):,} stems of {len(found):,} words")


def rows(name: str) -> Iterator[list[str]]:
    """The rows of a list, as written."""
    for line in FILE.with_name(name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split()


def _mend_nouns(found: dict[str, str]) -> None:
    """Gives one stem to the forms of a row that were learned apart."""
    for row in rows("plurals.txt"):
        forms = [fold(word) for word in row]
        if len({found.get(form, form) for form in forms}) > 1:
            for at, form in enumerate(forms):
                if form + L.HAMZA not in TOLD_BY_HAMZA:
                    _move(found, form, forms[0], _JOINED[:9], _OF_NOUNS)
                    _move(found, form, forms[0], _ARTICLES, _OF_NOUNS[:4])
                for before in _ARTICLES if at else ():  # with the article it is no verb, and no other's accusative
                    if before + form in found:
                        found[before + form] = forms[0]
        for written, form in zip(row[1:], forms[1:], strict=True):
            if written.endswith(L.ALEF + L.HAMZA):
                found.update(dict.fromkeys(_with_pronouns(form), found.get(forms[0], forms[0])))


def _with_pronouns(form: str) -> Iterator[str]:
    """The hamza at the end has a seat before pronouns: سفرائهم, سفراؤه."""
    return (before + form + seat + of for before in _JOINED[:5] for seat in "يو" for of in _PRONOUNS[:6])


def _mend_verbs(found: dict[str, str]) -> None:
    for row in rows("verbs.txt"):
        past, present = (fold(word) for word in row)
        if found.get(past, past) != found.get(present, present):
            _move(found, past, past, _JOINED[:5], _OF_PASTS)
            wrong = found.get(present)
            for person in _PRESENTS:
                form = person + present[1:]
                if person[-1] == present[0] or found.get(form) == wrong:
                    _move(found, form, past, ("",), _OF_PRESENTS)
            if present.endswith(L.YEH) and len(present) >= _LONG:  # يلتقون
                _put(found, past, (person + present[1:-1] + ending for person in _PRESENTS for ending in ("ون", "وا")))
            found[present] = past


def _put(found: dict[str, str], stem: str, words: Iterable[str]) -> None:
    found.update((word, stem) for word in words if word in found)


def _move(found: dict[str, str], word: str, stem: str, joined: Iterable[str], endings: Iterable[str]) -> None:
    """Gives a word its stem, and to those of its inflections that went wrong with it."""
    old = found.get(word, word)
    if word in found or len(word) > 2:
        found[word] = stem
    open_word = word[:-1] + L.TEH if word.endswith(L.HEH) else word
    for ending in endings:
        core = (open_word if ending else word) + ending
        for before in joined:
            if found.get(before + core) in (old, word):
                found[before + core] = stem


def _mend_names(found: dict[str, str]) -> None:
    """Lets names keep their letters, alone and with what is joined before them."""
    names: dict[str, bool] = {}
    for row in rows("names.txt"):
        for written in row:
            name = fold(written)  # ألمانيا begins with no article, though it folds to one
            article = written.startswith(L.ALEF + L.LAM) and written != "الله"
            names[name[2:] if article else name] = article
    for name, article in names.items():
        old = found.get(name, name)
        wrong = (old, found.get(_ARTICLES[0] + name, old)) if article else (old,)
        like_joined = not article and name.startswith(_LIKE_JOINED)
        for before in _JOINED[1:]:
            form = before + name
            learned = found.get(form)
            if form in names or (learned is None and not (like_joined and before in _JOINED[1:6])):
                continue
            if learned in (None, *wrong) or _is_sure(before, name, article, learned or ""):
                found[form] = name
        for form in _of_names(name) if name != old and len(name) >= _LONG else ():
            if found.get(form) == old:
                found[form] = name
        found[name] = name
        if article:
            found[_ARTICLES[0] + name] = name


def _of_names(name: str) -> Iterator[str]:
    """Who belongs to it: إخواني."""
    return (before + name + ending for before in _JOINED[:4] + _ARTICLES[:4] for ending in ("ي", "يه", "يين", "يون"))


def _is_sure(before: str, name: str, article: bool, learned: str) -> bool:
    """Whether a joined form is the name's, though it was learned to be something else: لسنا is not for سناء."""
    if before in _ARTICLES:
        return article
    if before not in ("و", "ب", "ل") or len(name) < _LONG - 1:
        return False
    return len(name) >= _LONG or name.endswith(learned) or (before == "ب" and learned == before + name)


if __name__ == "__main__":
    known = dict(stems())
    mend(known)
    write(known)
