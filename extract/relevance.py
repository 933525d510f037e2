"""Whether a text can hold an event at all, told by its words alone: what cannot is never parsed.

An entry of the lexicon fires only where its words stand, and with them one of its objects, verbs of the clause,
subjects and cues, where it asks for such. The test takes them in any form and anywhere in the text, so that it errs to
one side alone: what it turns away holds no event, what it lets through may hold none.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cache

from extract.inflection import forms_of
from extract.lexicon import Entry, Lexicon
from extract.spelling import mend

ALIKE = 3  # first letters in which the forms of the further words of a trigger agree
Forms = frozenset[str]


@dataclass(frozen=True, slots=True)
class Need:
    """What must stand in the text beside the head of a trigger: all of ``words``, one of each of ``groups``."""

    words: tuple[str, ...]
    groups: tuple[Forms, ...]

    def is_met(self, words: Collection[str], starts: Collection[str]) -> bool:
        """Whether a text of these ``words``, of which ``starts`` are the first letters, holds it."""
        if any(word not in words and word[:ALIKE] not in starts for word in self.words):
            return False
        return all(not group.isdisjoint(words) for group in self.groups)


class Relevance:
    """The needs of all entries of a lexicon, by the forms of the heads of their triggers."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._forms, self._shapes = lexicon.forms, lexicon.shapes
        self._needs: dict[str, dict[Need, None]] = {}
        for verbal, index in ((True, lexicon.verbs), (False, lexicon.nouns)):
            for head, pairs in index.items():
                needs = [_need(words[1:] if verbal else words[:-1], entry) for words, entry in pairs]
                for form in {head, *forms_of(head, verb=verbal)}:
                    self._needs.setdefault(form, {}).update(dict.fromkeys(needs))

    def matters(self, text: Iterable[str]) -> bool:
        """Whether a text of these words can hold an event."""
        words = {part for word in text for part in _parts(word.lower())}
        starts = {word[:ALIKE] for word in words}
        for word in words:
            if any(need.is_met(words, starts) for need in self._needs.get(word, ())):
                return True
        return any(mend(word, self._forms, self._shapes) for word in words if word not in self._needs)


def _parts(word: str) -> tuple[str, ...]:
    return (word, *word.split("-")) if "-" in word else (word,)


def _need(words: tuple[str, ...], entry: Entry) -> Need:
    asked = (entry.objects, entry.clause_verbs)
    return Need(words, tuple(_all_forms(group) for group in asked if group))


@cache  # entries share few lists
def _all_forms(lemmas: frozenset[str]) -> Forms:
    return lemmas | {form for lemma in lemmas for verb in (True, False) for form in forms_of(lemma, verb=verb)}
