"""How many people a phrase is about: a number phrase, one person, or several of these joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from extract.numbers.phrases import Amount
from extract.records import Bound
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("numbers")
THINGS = _WORDS["things"]
WHOLES = _WORDS["wholes"]
PERSONS = load_wordlists("nouns")["persons"] | _WORDS["persons"]
SINGLE = frozenset(["he", "her", "him", "she", "someone", "somebody"])
HARMED = _WORDS["harmed"]
BETWEEN = frozenset(["reported", "reportedly", "confirmed", "left", "feared", "believed"])
REACH = 4  # tokens between a number and the participle that says what befell those counted
ANYBODY = frozenset(["any", "anyone", "anybody"])


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people and its bound; ``amounts`` are the first tokens of the number phrases read."""

    value: int
    bound: Bound
    amounts: tuple[int, ...] = ()


class People:
    """Counts the people that phrases of a sentence name."""

    def __init__(self, parse: Parse, amounts: Iterable[Amount]) -> None:
        self.parse = parse
        self.amounts = tuple(amounts)
        self.at: Mapping[int, Amount] = {i: a for a in self.amounts for i in range(a.first, a.end + 1)}

    def count(self, heads: Iterable[int], at: int, *, single: bool = True) -> Count | None:
        """How many the phrases around the tokens ``heads``, with what is joined to them, name together.

        Those of whom another harm than that of token ``at`` is told are left out ("12 dead, **30** wounded").

        Numbers joined by "and" add up ("12 soldiers and 4 policemen": 16); the bound is the loosest of theirs, and
        ``min`` where a number is missing ("a commander and his guards": at least 1). ``single`` lets "a man", a
        person's name and the like count as one. None where nothing says a number.
        """
        found: dict[int, Amount | None] = {}
        missing = False
        for first in heads:
            unknown, before = False, len(found)
            for head in self.parse.conjuncts(first):
                amount = self.at.get(head) or self._of_whole(head)
                if head != first and self._is_harmed_otherwise(head if amount is None else amount.end, at):
                    continue
                if amount is not None and not amount.part:
                    if not (found and self._is_thing(amount)):
                        found[amount.first] = amount
                elif amount is None and single and self._is_single(self.parse.tokens[head]):
                    found[head] = None
                elif amount is None and not self._is_thing_at(head):
                    unknown = True
            missing |= unknown and len(found) > before
        return _total(list(found.items()), missing) if found else None

    def is_anybody(self, heads: Iterable[int]) -> bool:
        """Whether a phrase is "anyone" or "any soldiers"."""
        tokens = self.parse.tokens
        return any(tokens[i].lower in ANYBODY for h in heads for i in (h, *tokens[h].children))

    def ending_before(self, i: int) -> Amount | None:
        """The number phrase whose last word, or what it counts, stands right before token ``i``."""
        amount = self.at.get(i - 1)
        return amount if amount is not None and amount.end == i - 1 else None

    def heads_before(self, i: int) -> list[int]:
        """The head of the number phrase right before token ``i``, or of the first phrase that it is joined to."""
        amount = self.ending_before(i)
        if amount is None:
            return []
        head = amount.end
        while (
            self.parse.tokens[head].rel == "conj" and (first := self.at.get(self.parse.tokens[head].head)) is not None
        ):
            if self._is_harmed_otherwise(first.end, i):
                break  # "12 dead, **30** wounded"
            head = self.parse.tokens[head].head
        return [head]

    def beginning_at(self, i: int) -> Amount | None:
        """The number phrase that begins with token ``i``."""
        amount = self.at.get(i)
        return amount if amount is not None and amount.first == i else None

    def _of_whole(self, head: int) -> Amount | None:
        """ "The bodies **of 36 men**", "a family **of five**": the number stands after the "of"."""
        below = self.parse.of(head, "nmod") if self.parse.tokens[head].lemma.lower() in WHOLES else ()
        return next((self.at[c.i] for c in below if c.i in self.at and self.parse.case(c.i) == "of"), None)

    def after(self, i: int) -> Token | None:
        """The first token of the sentence after token ``i`` that is no auxiliary and no adverb."""
        tokens, last = self.parse.tokens, self.parse.sentences[self.parse.tokens[i].sent][1]
        for token in tokens[i + 1 : min(i + REACH, last) + 1]:
            if token.pos not in ("AUX", "ADV") and token.lower not in BETWEEN:
                return token
        return None

    def _is_harmed_otherwise(self, end: int, at: int) -> bool:
        following = self.after(end)
        if following is None or following.i == at:
            return False
        return following.lower in HARMED or any(c.lower in ("injuries", "wounds") for c in self.parse.of(end, "nmod"))

    def _is_thing(self, amount: Amount) -> bool:
        return amount.unit is not None and self._is_thing_at(amount.unit)

    def _is_thing_at(self, i: int) -> bool:
        token = self.parse.tokens[i]
        return token.lemma.lower() in THINGS and token.lemma.lower() != "people"

    def _is_single(self, token: Token) -> bool:
        if token.pos == "PRON":
            return token.lower in SINGLE
        if token.pos == "PROPN":
            if token.tag == "NNP" and any(c.lower in ("a", "an") for c in self.parse.of(token.i, "det")):
                return True  # "an Israeli"
            return self._is_named(token.i) or token.lemma.lower() in PERSONS
        if token.tag != "NN":
            return False
        lemma = token.lemma.lower()
        articles = {c.lower for c in self.parse.of(token.i, "det")}
        owners = {c.tag for c in self.parse.of(token.i, "nmod:poss")}
        if articles & {"a", "an", "another"} or "PRP$" in owners:  # "a nun and her bodyguard"
            return lemma not in THINGS
        owned = bool(articles) or bool(self.parse.of(token.i, "nmod:poss", "amod", "compound", "appos", "flat"))
        return lemma in PERSONS and owned

    def _is_named(self, i: int) -> bool:
        return any(e.label == "PERSON" and e.first <= i <= e.last for e in self.parse.entities)


def _total(found: list[tuple[int, Amount | None]], missing: bool) -> Count:
    values = [1 if amount is None else amount.value for _, amount in found]
    bounds: list[Bound] = ["exact" if amount is None else amount.bound for _, amount in found]
    bound: Bound = next((b for b in ("approximate", "max", "min") if b in bounds), "exact")
    if missing and bound == "exact":
        bound = "min"
    if {"min", "max"} <= set(bounds):
        bound = "approximate"
    return Count(int(sum(values)), bound, tuple(first for first, _ in found))
