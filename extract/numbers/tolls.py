"""What nouns say of the dead and the wounded: "12 deaths", "injuries to four", "claimed 12 lives", a death toll."""

from collections.abc import Iterator

from extract.numbers.harms import NEGATIONS, SUBJECTS, TRANSITIVE, Harm, Kind
from extract.numbers.patients import ANYBODY, Count, People
from extract.numbers.phrases import Amount
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("numbers")
KINDS: tuple[tuple[str, Kind], ...] = (
    ("deaths", "killed"), ("injuries", "wounded"), ("arrests", "detained"), ("removals", "displaced"),
)  # fmt: skip
NOUNS: dict[str, Kind] = {lemma: kind for name, kind in KINDS for lemma in _WORDS[name]}
LOSSES = _WORDS["losses"]
TAKING = _WORDS["taking"]
LOST = _WORDS["lost"]
SUFFERING = frozenset(["suffer", "sustain", "receive", "treat", "hospitalize", "hospitalise"])
COUNTING = frozenset(["number", "toll"])
# What a toll is told by, and the bound that the verb sets.
REACHING = _WORDS["reaching"]
PASSING = _WORDS["passing"]
TOLL_KINDS: dict[str, Kind] = {
    "dead": "killed", "killed": "killed", "deaths": "killed", "fatalities": "killed", "died": "killed",
    "injured": "wounded", "wounded": "wounded", "hurt": "wounded", "injuries": "wounded",
    "arrested": "detained", "arrests": "detained", "detained": "detained", "displaced": "displaced",
}  # fmt: skip
REACH = 24  # tokens between a toll and its number
RAISING = _WORDS["raising"]


def noun_harms(parse: Parse, people: People, token: Token) -> Iterator[Harm]:
    """What one noun tells; none of it is told of a noun that no number belongs to."""
    lemma = token.lemma.lower()
    if lemma in COUNTING:
        yield from _of_toll(parse, people, token)
    elif lemma in ("life", "lives"):
        yield from _of_lives(parse, people, token)
    elif lemma in NOUNS and token.pos == "NOUN":
        yield from _of_noun(parse, people, token, NOUNS[lemma])
    elif lemma in LOSSES and token.pos == "NOUN":
        if _is_none(parse, people, token):
            kinds: tuple[Kind, ...] = ("killed", "wounded")
            yield from (Harm(kind, token.i, Count(0, "exact", _own(people, token))) for kind in kinds)


def losing_harms(parse: Parse, people: People, token: Token) -> Iterator[Harm]:
    """ "The army **lost** 14 soldiers": the dead of a side, by what they are."""
    if token.lemma.lower() != "lose" or any(c.lower in NEGATIONS for c in parse.of(token.i, "advmod")):
        return
    for child in parse.of(token.i, "obj"):
        amount = people.at.get(child.i)
        if amount is not None and amount.unit is not None and parse.tokens[amount.unit].lemma.lower() in LOST:
            count = people.count([child.i], token.i)
            if count is not None:
                yield Harm("killed", token.i, count, (child.i,))


def _own(people: People, token: Token) -> tuple[int, ...]:
    amount = people.at.get(token.i)
    return () if amount is None else (amount.first,)


def _is_none(parse: Parse, people: People, token: Token) -> bool:
    """ "No casualties", "without any casualties", "did not cause casualties", the second of "no deaths or injuries"."""
    amount = people.at.get(token.i)
    if amount is not None:
        return amount.value == 0
    if parse.case(token.i) == "without":
        return True
    head = parse.head(token.i)
    if head is None:
        return False
    if token.rel == "conj":
        joint = any(c.lower in ("or", "nor") for c in parse.of(token.i, "cc"))
        return joint and _is_none(parse, people, head)
    negated = any(c.lower in NEGATIONS for c in parse.of(head.i, "advmod"))
    return negated and any(c.lower in ANYBODY for c in parse.of(token.i, "det"))


def _of_noun(parse: Parse, people: People, token: Token, kind: Kind) -> Iterator[Harm]:
    amount = people.at.get(token.i)
    if amount is not None and not amount.part:
        yield Harm(kind, token.i, Count(int(amount.value), amount.bound, (amount.first,)))
        return
    if _is_none(parse, people, token):
        yield Harm(kind, token.i, Count(0, "exact"))
        return
    if kind == "wounded":
        yield from _of_sufferers(parse, people, token)
    patients = [c.i for c in parse.of(token.i, "nmod") if parse.case(c.i) in ("of", "to", "among")]
    beyond = people.beginning_at(token.i + 2)
    if not patients and beyond is not None and parse.tokens[token.i + 1].lower in ("to", "among"):
        patients = [beyond.end]  # "caused injuries **to four guards**"
    count = people.count(patients, token.i) if patients else None
    if count is not None:
        yield Harm(kind, token.i, count, tuple(patients))


def _of_sufferers(parse: Parse, people: People, token: Token) -> Iterator[Harm]:
    """ "Ten others **with injuries**", "four people suffered **injuries**"."""
    head = parse.head(token.i)
    if head is None:
        return
    if head.i in people.at and parse.case(token.i) == "with":
        patients = [head.i]
    elif head.lemma.lower() in SUFFERING:
        patients = [c.i for c in parse.of(head.i, *SUBJECTS)]
    else:
        return
    count = people.count(patients, token.i)
    if count is not None:
        yield Harm("wounded", token.i, count, tuple(patients))


def _of_lives(parse: Parse, people: People, token: Token) -> Iterator[Harm]:
    """ "Claimed 12 **lives**", "claimed the **lives** of 12 people", "12 people lost their **lives**"."""
    head = parse.head(token.i)
    if head is None or head.lemma.lower() not in TAKING | {"loss"}:
        return
    patients = [token.i] if token.i in people.at else [c.i for c in parse.of(token.i, "nmod")]
    if not patients and head.lemma.lower() == "lose":
        patients = [c.i for c in parse.of(head.i, "nsubj")]
    count = people.count(patients, token.i)
    if count is not None:
        yield Harm("killed", head.i, count, tuple(patients))


def _of_toll(parse: Parse, people: People, token: Token) -> Iterator[Harm]:
    """ "The death **toll** rose to 45", "a **toll** of 45", "the **number** of wounded stood at 30"."""
    word = _word_of_toll(parse, token)
    amount = None if word is None else _amount_of_toll(parse, people, token)
    if word is None or amount is None:
        return
    at, kind = word
    found, passed = amount
    bound = "min" if passed and found.bound == "exact" else found.bound
    total = any(a.lower in RAISING for a in parse.tokens[max(0, token.i - 8) : token.i])
    patients = (parse.tokens[at].head,) if parse.tokens[at].rel in ("acl", "acl:relcl") else ()
    yield Harm(kind, at, Count(int(found.value), bound, (found.first,)), patients, total)


def _word_of_toll(parse: Parse, token: Token) -> tuple[int, Kind] | None:
    """The word that says whose toll or number it is, and what befell them."""
    tokens, last = parse.tokens, parse.sentences[token.sent][1]
    if token.lower == "toll":
        before = tokens[token.i - 1].lower if token.i else ""
        if before in ("injury", "injured"):
            return token.i, "wounded"
        return (token.i, "killed") if before in ("death", "the", "a") else None
    if token.i + 1 > last or tokens[token.i + 1].lower != "of":
        return None
    after = tokens[token.i + 2 : min(token.i + 6, last + 1)]
    return next(((t.i, TOLL_KINDS[t.lower]) for t in after if t.lower in TOLL_KINDS), None)


def _amount_of_toll(parse: Parse, people: People, token: Token) -> tuple[Amount, bool] | None:
    """The number of a toll, and whether the toll passed it."""
    tokens, last = parse.tokens, parse.sentences[token.sent][1]
    for i in range(token.i + 1, min(token.i + REACH, last) + 1):
        amount = people.beginning_at(i)
        before = tokens[i - 1].lower
        if amount is not None and before in REACHING | PASSING:
            return amount, before in PASSING
        if tokens[i].text == ";" or (tokens[i].lemma.lower() in TRANSITIVE and i > token.i + 5):
            return None
    start = parse.sentences[token.sent][0]
    for i in range(max(start, token.i - 5), token.i):  # "brought to 45 the number of dead"
        amount = people.beginning_at(i)
        if amount is not None and i > start and tokens[i - 1].lower == "to":
            return amount, False
    return None
