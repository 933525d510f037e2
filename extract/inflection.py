"""The inflected forms of an English word: a check on the tagger, and what a misspelt word is compared with."""

import re

IRREGULAR = {
    "fight": ("fought",), "meet": ("met",), "hit": ("hit",), "strike": ("struck", "stricken"), "take": ("took", "taken"),
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
