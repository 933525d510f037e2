"""The inflected forms of an English word: a check on the tagger, and what a misspelt word is compared with."""

import functools
import re

from extract.headlines import common_words

IRREGULAR = {
    "fight": ("fought",), "meet": ("met",), "hit": ("hit",), "strike": ("struck", "stricken"),
    "take": ("took", "taken"),
    "fly": ("flew", "flown"), "leave": ("left",), "go": ("went", "gone"), "come": ("came", "come"), "set": ("set",),
    "shoot": ("shot",), "hold": ("held",), "speak": ("spoke", "spoken"), "sit": ("sat",), "ring": ("rang", "rung"),
    "swear": ("swore", "sworn"), "blow": ("blew", "blown"), "burn": ("burned", "burnt"), "overrun": ("overran",),
    "drop": ("dropped",), "stop": ("stopped",), "confer": ("conferred", "conferring"), "wage": ("waged",),
    "shake": ("shook", "shaken"), "break": ("broke", "broken"), "withdraw": ("withdrew", "withdrawn"),
    "give": ("gave", "given"), "do": ("did", "done"), "retake": ("retook", "retaken"), "rain": ("rained",),
    "wrest": ("wrested",), "plot": ("plotted", "plotting"),
}  # fmt: skip


def forms_of(lemma: str, *, verb: bool) -> tuple[str, ...]:
    """``lemma`` with its plural or, for a verb, its third person, past and participles; all in lower case."""
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        plural = lemma + "es"
    elif re.search(r"[^aeiou]y$", lemma):
        plural = lemma[:-1] + "ies"
    else:
        plural = lemma + "s"
    if not verb:
        return (lemma, plural)
    if lemma.endswith("e"):
        past, gerund = lemma + "d", lemma[:-1] + "ing"
    elif re.search(r"[^aeiou]y$", lemma):
        past, gerund = lemma[:-1] + "ied", lemma + "ing"
    elif re.fullmatch(r"[^aeiou]*[aeiou][^aeiouwxy]", lemma):
        past, gerund = lemma + lemma[-1] + "ed", lemma + lemma[-1] + "ing"
    else:
        past, gerund = lemma + "ed", lemma + "ing"
    return (lemma, plural, gerund, *IRREGULAR.get(lemma, (past,)))


@functools.lru_cache(maxsize=50_000)
def lemma_of(word: str, tag: str, guess: str) -> str:
    """The lemma of a regular form in lower case where the model's ``guess`` is no word ("blam" of "blamed").

    ``tag`` is the Penn tag. Trained edit trees guess well on the words of their treebanks and badly on others.
    """
    words = common_words()
    if guess in words or not word.isalpha():
        return guess
    for ending in ENDINGS.get(tag, ()):
        if not word.endswith(ending) or len(word) <= len(ending) + 2:
            continue
        stem = word[: -len(ending)]
        candidates = [stem + "e", stem, stem + "y" if ending.startswith("ie") else stem]
        if len(stem) > 2 and stem[-1] == stem[-2]:
            candidates.append(stem[:-1])
        if ending == "s":
            candidates = [stem]
        for candidate in candidates:
            if candidate in words:
                return candidate
    return guess


ENDINGS = {
    "VBD": ("ied", "ed"),
    "VBN": ("ied", "ed"),
    "VBG": ("ing",),
    "VBZ": ("ies", "es", "s"),
    "NNS": ("ies", "es", "s"),
}
