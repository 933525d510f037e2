"""Which act brought the harm that a word tells: the act that the word names, or that its clause hangs on."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from extract.clauses import is_passive
from extract.numbers.harms import DIE, HARM_WORDS, RELATIVES, STATES, SUBJECTS, TRANSITIVE, Harm, Kind
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("numbers")
ACTS = _WORDS["acts"]
DEVICES = _WORDS["devices"]
WITHIN = _WORDS["within"]
SUBORDINATORS = _WORDS["subordinators"]
MODALS = _WORDS["modals"]
AFTERWARDS = frozenset(["after", "amid", "following", "over", "since", "to"])
MEANS = frozenset(["by", "during", "in"])
NOTHING: frozenset[str] = frozenset()
STEPS = 5  # clauses between a harm and its act
# "open": nothing names the act, so that it may be the one that was told before; "told": the clause names another.
Cause = int | Literal["open", "told"]


@dataclass(frozen=True, slots=True)
class Acts:
    """The acts of a document: for each kind of harm, the tokens of the triggers of those that can bring it."""

    parse: Parse
    by_kind: Mapping[Kind, Collection[int]]

    def told_by(self, harm: Harm) -> list[int]:
        """The triggers that are words of harm themselves and tell of ``harm``: its own word and those it hangs on."""
        found, at = [harm.at], harm.at
        while self.parse.tokens[at].rel in ("conj", "parataxis") and self._is_result(self.parse.tokens[at].head):
            at = self.parse.tokens[at].head
            found.append(at)
        return [i for i in found if i in self.by_kind[harm.kind]]

    def cause_of(self, harm: Harm) -> Cause:
        """The trigger of the act that brought the harm, which no word of harm is, or why there is none."""
        parse, at = self.parse, harm.at
        if any(c.lower in MODALS for c in parse.of(at, "aux")):
            return "told"
        for _ in range(STEPS):
            found = self._around(at, harm)
            if found is not None:
                return found
            above = self._above(at, harm)
            if not isinstance(above, Token):
                return above
            if above.i in self.by_kind[harm.kind] and not self._is_result(above.i):
                return above.i
            at = above.i
        return "open"

    def _is_result(self, i: int) -> bool:
        """Whether a word says that people came to harm, and not by whose act: "were killed", "killing", "died"."""
        token = self.parse.tokens[i]
        harmful = token.lemma.lower() in TRANSITIVE or token.lemma.lower() in DIE
        return harmful and token.pos == "VERB" and (is_passive(self.parse, i) or not self.parse.of(i, "nsubj"))

    def _around(self, at: int, harm: Harm) -> Cause | None:
        """The act among the subject, the obliques and the "when" clauses of token ``at``."""
        triggers = self.by_kind[harm.kind]
        named = [*self._named(at, harm)]
        for i in named:
            if i in triggers and not self._is_result(i):
                return i
        lemmas = {self.parse.tokens[i].lemma.lower() for i in named}
        if lemmas & ACTS:
            return "told"
        for clause in (c for i in self._joined(at) for c in self.parse.of(i, "advcl")):
            mark = self._mark(clause.i)
            if mark in ("when", "as", "after", "while"):
                parts = (clause, *self.parse.of(clause.i, "nsubj", "nsubj:pass", "obj", "obl", "xcomp"))
                act = next((p.i for p in parts if p.i in triggers), None)
                if act is not None or mark in ("when", "after"):
                    return "told" if act is None else act
        return "told" if at == harm.at and self._has_doer(at, harm) else None

    def _joined(self, at: int) -> list[int]:
        """Token ``at`` and the harms told beside it: what follows "were killed and two were hurt" belongs to both."""
        parse = self.parse
        token = parse.tokens[at]
        suffered = is_passive(parse, at) or token.lemma in DIE or token.lower in STATES
        others = parse.of(at, "conj", "parataxis") if suffered else []
        # "Were killed and 130 others [were] wounded by": the participle may hang on those who suffered.
        others += [p for c in others for p in parse.of(c.i, "acl")]
        return [at, *(c.i for c in others if c.lemma.lower() in TRANSITIVE or c.lower in HARM_WORDS)]

    def _named(self, at: int, harm: Harm) -> Iterator[int]:
        """The nouns beside token ``at`` that may name the act, subject first, and what hangs on them by "of"."""
        parse, token = self.parse, self.parse.tokens[at]
        passive = is_passive(parse, at)
        apart = AFTERWARDS if harm.kind == "detained" or (at == harm.at and self._has_doer(at, harm)) else NOTHING
        subjects = [] if passive and at == harm.at else parse.of(at, *SUBJECTS)
        below = [c for i in self._joined(at) for c in parse.of(i, "obl", "nmod", "obl:agent")]
        obliques = [c for c in below if parse.case(c.i) in WITHIN - apart]
        objects = parse.of(at, "obj") if at != harm.at else []
        for child in (*subjects, *obliques, *objects):
            if child.i in harm.patients:
                continue
            if child.lower in RELATIVES and token.rel == "acl:relcl":
                yield token.head
                continue
            yield child.i
            yield from (c.i for c in parse.of(child.i, "conj"))
            yield from (c.i for c in parse.of(child.i, "nmod") if parse.case(c.i) in ("of", "by", "during", "in"))
            yield from (c.i for c in parse.of(child.i, "acl") if c.i in self.by_kind[harm.kind])
        # "Killed **in fighting**": a noun that was taken for a verb.
        clauses = parse.of(at, "advcl")
        yield from (c.i for c in clauses if c.tag == "VBG" and any(m.lower in MEANS for m in parse.of(c.i, "mark")))

    def _above(self, at: int, harm: Harm) -> Token | Cause:
        """The token whose clause that of ``at`` hangs on."""
        parse, token = self.parse, self.parse.tokens[at]
        head = parse.head(at)
        if head is None:
            return "open"
        if token.rel in ("acl", "acl:relcl"):
            if head.i in harm.patients:
                return self._of_patient(head, harm)
            if head.lemma.lower() in ACTS and head.i not in self.by_kind[harm.kind]:
                return "told"
            return head
        if token.rel == "advcl" and self._mark(at) in SUBORDINATORS:
            return "told"
        if token.rel == "ccomp":
            return "open"
        return head

    def _of_patient(self, noun: Token, harm: Harm) -> Cause:
        """Of "the act left 12 people [who are] dead" the verb; of other people who were harmed once nothing."""
        above = self.parse.head(noun.i)
        if above is not None and above.lemma.lower() == "leave" and noun.rel == "obj":
            for child in self.parse.of(above.i, "nsubj"):
                if child.i in self.by_kind[harm.kind]:
                    return child.i
        return "told"

    def _mark(self, i: int) -> str:
        marks = self.parse.of(i, "mark", "advmod", "case")
        return next((m.lower for m in marks if m.lower in SUBORDINATORS and m.i < i), "")

    def _has_doer(self, at: int, harm: Harm) -> bool:
        """Whether the clause has a doer of its own: "…, and Hamas killed two soldiers"."""
        if is_passive(self.parse, at) or not self.parse.of(at, "obj"):
            return False
        subjects = [s for s in self.parse.of(at, "nsubj") if s.i not in harm.patients]
        return any(s.lemma.lower() not in DEVICES | ACTS and s.lower not in RELATIVES for s in subjects)
