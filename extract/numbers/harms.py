"""What verbs and adjectives say of people who were killed, wounded, detained or driven from their homes."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Literal

from extract.clauses import is_passive
from extract.numbers.patients import Count, People
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

Kind = Literal["killed", "wounded", "detained", "displaced"]

_WORDS = load_wordlists("numbers")
VERB_KINDS: tuple[tuple[str, Kind], ...] = (
    ("kill", "killed"), ("wound", "wounded"), ("detain", "detained"), ("displace", "displaced"),
)  # fmt: skip
TRANSITIVE: dict[str, Kind] = {lemma: kind for name, kind in VERB_KINDS for lemma in _WORDS[name]}
STATE_KINDS: tuple[tuple[str, Kind], ...] = (("dead", "killed"), ("hurt", "wounded"), ("homeless", "displaced"))
STATES: dict[str, Kind] = {word: kind for name, kind in STATE_KINDS for word in _WORDS[name]}
# Words that tell harm right behind a number.
HARM_WORDS: dict[str, Kind] = STATES | {
    "killed": "killed", "died": "killed", "slain": "killed", "murdered": "killed", "massacred": "killed",
    "injured": "wounded", "wounded": "wounded", "hurt": "wounded",
    "arrested": "detained", "detained": "detained", "jailed": "detained",
    "displaced": "displaced", "evacuated": "displaced", "uprooted": "displaced",
}  # fmt: skip
DIE = _WORDS["die"]
FLEE = _WORDS["flee"]
RUNAWAYS = _WORDS["runaways"]
DRIVE = _WORDS["drive"]
HOMES = _WORDS["homes"]
HOSPITALS = frozenset(["clinic", "hospital", "infirmary", "treatment"])
NEGATIONS = frozenset(["not", "n't", "n’t", "never"])
RELATIVES = frozenset(["that", "which", "who", "whom"])
SUBJECTS = ("nsubj:pass", "nsubj")


@dataclass(frozen=True, slots=True)
class Harm:
    """People who came to harm: how, how many, and the token ``at`` that says so.

    ``patients`` are the tokens of those harmed; ``total`` marks a toll that adds up more than one act.
    """

    kind: Kind
    at: int
    count: Count
    patients: tuple[int, ...] = ()
    total: bool = False


def verb_harms(parse: Parse, people: People, token: Token) -> Iterator[Harm]:
    """What a verb or adjective tells: "**killed** 12", "12 were **wounded**", "12 **dead**", "300 **fled**"."""
    lemma = token.lemma.lower()
    verbal = token.tag.startswith("VB") or token.pos == "VERB"
    single = True
    if verbal and lemma in TRANSITIVE:
        kind, patients = TRANSITIVE[lemma], _of_transitive(parse, people, token)
    elif verbal and lemma in DIE:
        kind, patients = "killed", _subjects(parse, token)
    elif verbal and lemma in DRIVE:
        kind, patients, single = "displaced", _of_expulsion(parse, token), False
    elif verbal and lemma in FLEE:
        kind, patients, single = "displaced", _of_flight(parse, token), False
    elif token.lower in STATES and not verbal:
        kind, patients = STATES[token.lower], _of_state(parse, people, token)
        single = bool(parse.of(token.i, "cop")) or token.rel in ("xcomp", "amod")
    else:
        return
    patients = [_antecedent(parse, p) for p in patients]
    if kind == "displaced" and not _is_displaced(parse, token.i, patients):
        return
    if _is_negated(parse, token.i):
        if people.is_anybody(patients):
            yield Harm(kind, token.i, Count(0, "exact"), tuple(patients))
        return
    count = people.count(patients, token.i, single=single and kind != "displaced")
    if count is not None:
        yield Harm(kind, token.i, count, tuple(patients))


def loose_harms(parse: Parse, people: People, told: Collection[int]) -> Iterator[Harm]:
    """What stands right behind or before number phrases whose first tokens are not in ``told``, whatever the parse.

    "12 people dead and **30 others injured**", "12 **were killed**", "killing **12**".
    """
    for amount in people.amounts:
        if amount.first in told or amount.part:
            continue
        count = Count(int(amount.value), amount.bound, (amount.first,))
        following = people.after(amount.end)
        if following is not None and _befalls(parse, people, following):
            yield Harm(HARM_WORDS[following.lower], following.i, count, (amount.end,))
            continue
        before = parse.tokens[amount.first - 1] if amount.first else None
        if before is None or before.sent != parse.tokens[amount.first].sent or before.lemma.lower() not in TRANSITIVE:
            continue
        if before.pos == "VERB" and not is_passive(parse, before.i) and not parse.of(before.i, "obj"):
            if not _is_shared(parse, people, before):
                yield Harm(TRANSITIVE[before.lemma.lower()], before.i, count, (amount.end,))


def _befalls(parse: Parse, people: People, token: Token) -> bool:
    """Whether a word behind a number says what befell those counted, and not what they did."""
    if token.lower not in HARM_WORDS or _is_negated(parse, token.i):
        return False
    if token.lower in ("died", "fled", "dead", "homeless"):
        return True
    return not parse.of(token.i, "obj") and not _is_shared(parse, people, token)


def _of_transitive(parse: Parse, people: People, token: Token) -> list[int]:
    """Those whom a verb of harm is done to; none where two harms share them ("killed or wounded 12")."""
    if _is_shared(parse, people, token):
        return []
    before = people.heads_before(token.i)
    if before and token.tag in ("VBN", "JJ") and not parse.of(token.i, "aux", "nsubj:pass"):
        return before  # "12 dead, 30 wounded", "30 others injured": without an auxiliary
    if is_passive(parse, token.i):
        return _of_passive(parse, token)
    others = [c.i for c in parse.of(token.i, "conj") if c.lemma.lower() in TRANSITIVE]
    objects = [c.i for c in parse.of(token.i, "obj") if not any(token.i < i < c.i for i in others)]
    if objects:
        return objects
    # "Arrested **a man** thought to be a leader": taken for the subject of what is thought of him.
    seen = [c.i for x in parse.of(token.i, "xcomp") for c in parse.of(x.i, *SUBJECTS) if token.i < c.i < x.i]
    if seen:
        return seen
    amount = people.beginning_at(token.i + 1)  # "wounding between 20 and 30": hung on as an oblique
    if amount is not None:
        return [amount.last]
    return [c.i for c in parse.of(token.i, "nsubj") if c.i < token.i] if token.tag == "VBN" else []


def _of_passive(parse: Parse, token: Token) -> list[int]:
    subjects = [c.i for c in parse.of(token.i, *SUBJECTS)]
    if subjects:
        return subjects
    head = parse.head(token.i)
    if head is None:
        return []
    if token.rel in ("acl", "acl:relcl"):
        return [head.i] if head.i < token.i else []
    if token.rel == "conj":  # "was shot and killed", "is a suspect and was detained"
        shared = head.pos == "VERB" and is_passive(parse, head.i)
        return [c.i for c in parse.of(head.i, *SUBJECTS)] if shared or parse.of(head.i, "cop") else []
    if token.rel in ("xcomp", "ccomp"):
        return [c.i for c in parse.of(head.i, "obj", "nsubj:pass")]
    return []


def _of_state(parse: Parse, people: People, token: Token) -> list[int]:
    """Whom "dead", "injured" or "homeless" is said of."""
    own = people.at.get(token.i)
    if own is not None and own.unit == token.i:
        return [token.i]  # "12 dead"
    before = people.heads_before(token.i)
    if before:
        return before
    subjects = [c.i for c in parse.of(token.i, *SUBJECTS)]
    if subjects:
        return subjects
    verb = parse.tokens[token.i - 1] if token.i else token
    if token.lower == "dead" and verb.pos == "VERB":  # "shot **dead** three men"
        return [c.i for c in parse.of(verb.i, "nsubj:pass" if is_passive(parse, verb.i) else "obj") if c.i != token.i]
    head = parse.head(token.i)
    if head is None:
        return []
    if token.rel == "xcomp" or (token.rel in ("advmod", "obl", "obj") and head.pos == "VERB"):
        return [c.i for c in parse.of(head.i, "obj", "nsubj:pass") if c.i != token.i]
    return [head.i] if head.i in people.at and head.i < token.i and token.rel in ("acl", "appos", "amod") else []


def _of_expulsion(parse: Parse, token: Token) -> list[int]:
    """Those who are driven "from their homes"."""
    patients = [c.i for c in parse.of(token.i, "nsubj:pass" if is_passive(parse, token.i) else "obj")]
    below = [c for i in (token.i, *patients) for c in parse.of(i, "obl", "nmod")]
    left = any(c.lemma.lower() in HOMES and parse.case(c.i) in ("from", "out of", "off") for c in below)
    return patients if left else []


def _of_flight(parse: Parse, token: Token) -> list[int]:
    """Who flees, of his own or forced to; those who run after an act of theirs are left out."""
    fleeing = _subjects(parse, token)
    head = parse.head(token.i)
    if not fleeing and head is not None and token.rel in ("xcomp", "advcl", "ccomp", "acl"):
        fleeing = [c.i for c in parse.of(head.i, "obj")] or ([head.i] if token.rel == "acl" else [])
        fleeing = fleeing or [c.i for c in parse.of(head.i, "nsubj:pass")]
    return [i for i in fleeing if not _is_runaway(parse, i)]


def _is_displaced(parse: Parse, verb: int, patients: Collection[int]) -> bool:
    """Whether the people of "evacuate" leave their homes: not soldiers, and nobody on the way to a hospital."""
    below = {c.lemma.lower() for c in parse.of(verb, "obl", "nmod")}
    return not below & HOSPITALS and not any(_is_runaway(parse, i) for i in patients)


def _is_runaway(parse: Parse, i: int) -> bool:
    return any(parse.tokens[j].lemma.lower() in RUNAWAYS for j in (i, *(c.i for c in parse.of(i, "nmod"))))


def _subjects(parse: Parse, token: Token) -> list[int]:
    subjects = [c.i for c in parse.of(token.i, *SUBJECTS)]
    if not subjects and token.rel == "conj":
        head = parse.head(token.i)
        subjects = [c.i for c in parse.of(head.i, *SUBJECTS)] if head is not None else []
    if not subjects and token.rel == "acl":
        subjects = [token.head]
    return subjects


def _antecedent(parse: Parse, i: int) -> int:
    """What a relative pronoun stands for: "12 people **who** died"."""
    token = parse.tokens[i]
    if token.lower in RELATIVES and token.tag in ("WDT", "WP"):
        clause = parse.head(i)
        if clause is not None and clause.rel == "acl:relcl":
            return clause.head
    return i


def _is_shared(parse: Parse, people: People, token: Token) -> bool:
    """Whether a harm of another kind has the same people: how many of them suffered which is left open."""
    head = parse.head(token.i)
    pairs = [(token, c) for c in parse.of(token.i, "conj")]
    if token.rel == "conj" and head is not None:
        pairs.append((head, token))
    for first, second in pairs:
        kinds = {TRANSITIVE.get(first.lemma.lower()), TRANSITIVE.get(second.lemma.lower())}
        if None in kinds or len(kinds) == 1 or parse.of(second.i, *SUBJECTS) or people.ending_before(second.i):
            continue
        if is_passive(parse, first.i) or not parse.of(first.i, "obj") or not parse.of(second.i, "obj"):
            return is_passive(parse, second.i) or second.i - first.i <= 2
    return False


def _is_negated(parse: Parse, i: int) -> bool:
    return any(c.lower in NEGATIONS for c in parse.of(i, "advmod"))
