"""When an act took place: the interval that its clause, its sentence, its paragraph or the document gives.

``find_when`` asks one after the other; ``When.via`` says which of them answered:

- ``clause``: a date phrase that the trigger governs, or the verb that tells of it, or a noun of its own clause.
- ``sentence``: a phrase of another clause of its sentence that runs beside its own ("arrived on Monday to meet him"),
  or that opens the sentence, or closes a caption, or the only one there, where it dates no other act.
- ``paragraph``: the phrase of the sentence before, where that act is told again or the narration goes on.
- ``context``: the day of publication, for what news tells in the simple past; no phrase says so.

A phrase that hangs on the event told before ("the next day") is resolved against the last act whose days are known, or
the act that it names ("the day before the vote"). ``phrases`` finds the phrases and what they hang on, ``ownership``
chooses, ``tense`` says how a weekday is read, ``context`` does without a phrase of the sentence.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from extract.dates import is_anaphoric, resolve_date
from extract.records import When
from extract.syntax import Parse
from extract.when.acts import Act, Told, days_of, last_days
from extract.when.context import of_paragraph, of_publication
from extract.when.ownership import owned
from extract.when.phrases import Dated, Dates, dated
from extract.when.tense import tense_of

__all__ = ["Act", "Dated", "Dates", "Told", "dated", "find_when", "owned", "read_phrase"]

NAMED = 6  # tokens behind "the day before" within which the event stands that it names


def find_when(
    dates: Dates, act: Act, told: Sequence[Told], acts: frozenset[int], published: date | None
) -> When | None:
    """When ``act`` took place, or None where nothing tells.

    :param told: the acts before it in the text, in order, each with its date.
    :param acts: the heads of all acts of the document.
    """
    parse = dates.parse
    phrases = dates.of(parse.tokens[act.head].sent)
    found = owned(parse, act, phrases, acts)
    if found is not None:
        phrase, own = found
        return replace(read_phrase(parse, act, phrase, told, published), via="clause" if own else "sentence")
    if phrases:
        return None  # what dates another act of the sentence leaves this one open
    return of_paragraph(parse, act, told) or of_publication(parse, act, told, published, dates.news)


def read_phrase(parse: Parse, act: Act, phrase: Dated, told: Sequence[Told], published: date | None) -> When:
    """What the phrase means as the date of ``act``: in the tense of its clause, after the acts ``told`` before it."""
    tense = tense_of(parse, act, phrase.host, adverbial=phrase.adverbial)
    previous = _previous(parse, phrase, told) if is_anaphoric(phrase.span, tense=tense) else None
    return resolve_date(phrase.span, published, tense=tense, previous=previous)


def _previous(parse: Parse, phrase: Dated, told: Sequence[Told]) -> tuple[date, date] | None:
    """The days of the event that the phrase hangs on: the one that it names, else the one told last."""
    following = []
    for token in parse.tokens[phrase.top + 1 : phrase.top + 1 + NAMED]:
        if token.start >= phrase.span.end:
            if token.pos == "PUNCT" or token.pos == "SPACE":
                break
            following.append(token)
    if (
        not following
        or following[0].pos not in ("DET", "ADJ", "NOUN", "PROPN", "ADP")
        or not _names(phrase, following[0].lower)
    ):
        return last_days(told)
    lemmas = {t.lemma for t in following}
    same = (one for one in reversed(told) if parse.tokens[one.act.head].lemma in lemmas)
    return next((days for one in same if (days := days_of(one.when)) is not None), None)


def _names(phrase: Dated, word: str) -> bool:
    return phrase.span.text.lower().endswith(("after", "before")) or (
        word == "of" and "anniversary" in phrase.span.text
    )
