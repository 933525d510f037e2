"""Words that may be triggers: how each can be read, and the entries of the lexicon that match it."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.clauses import MODALS, Roles, modal_roles, noun_roles, spread, verb_roles
from extract.lexicon import Entry, Lexicon
from extract.spelling import mend
from extract.syntax import Parse, Token
from extract.wordlists import load_wordlists

ABOUT_ACTS = load_wordlists("triggers")["about_acts"]
LINKS = frozenset(["for", "from", "in", "of", "on", "to"])  # in trigger nouns of several words
PARTICLES = frozenset(["down", "in", "over", "through", "up"])  # that are prepositions too
_KINDS = frozenset(["VERB", "NOUN", "ADJ", "PROPN", "X"])
REACH = 4  # tokens between a verb and its particle


@dataclass(frozen=True, slots=True)
class Match:
    """An entry that matches the word ``token``, read as a noun (``nominal``) or as a verb.

    The trigger is tokens ``first`` to ``last``, both inclusive; ``roles`` are those of the word in this reading.
    """

    entry: Entry
    token: Token
    first: int
    last: int
    roles: Roles
    nominal: bool
    misspelt: bool


def find_matches(parse: Parse, lexicon: Lexicon, token: Token) -> Iterator[Match]:
    """The matches of one word, the likelier reading first, in it the more specific entry first."""
    if token.rel == "cop":
        yield from _stays(parse, lexicon, token)
    if token.pos not in _KINDS and token.tag != "MD":
        return
    lemma = _known_lemma(lexicon, token)
    misspelt = lemma is None
    if lemma is None and token.rel not in ("amod", "compound", "flat"):
        lemma = mend(token.lower, lexicon.forms, lexicon.shapes)
    if lemma is None:
        return
    verb_first = token.pos == "VERB" and not (_is_gerund(parse, token) and _is_nounlike(parse, token))
    for nominal in (False, True) if verb_first else (True, False):
        pairs = _entries(lexicon, token, lemma, nominal)
        if not pairs or not _is_plausible(parse, token, nominal):
            continue
        roles: Roles | None = None
        for words, entry in pairs:
            if token.pos == "ADJ" and not nominal and not any("speaker" in group for group in entry.actor):
                continue  # only what somebody judges ("the raid is despicable"); "the border is open" opens nothing
            span = _noun_span(parse, token, words) if nominal else _verb_span(parse, token, words)
            if span is not None:
                if roles is None:
                    roles = noun_roles(parse, token.i) if nominal else _verb_roles(parse, token)
                yield Match(entry, token, *span, roles, nominal, misspelt)


def may_match(token: Token) -> bool:
    """Whether a word of its kind can be a trigger."""
    return token.pos in _KINDS or token.tag == "MD" or token.rel == "cop"


def _stays(parse: Parse, lexicon: Lexicon, copula: Token) -> Iterator[Match]:
    """ "The minister **is in** Moscow for talks", "the general **is on trial**": the predicate is a noun."""
    noun = parse.head(copula.i)
    if noun is None or not parse.of(noun.i, "case"):
        return
    preposition = parse.of(noun.i, "case")[0]
    subjects = [c.i for c in parse.of(noun.i, "nsubj")]
    roles: Roles = {"subject": spread(parse, subjects), preposition.lower: [noun.i]}
    for words, entry in lexicon.verbs.get("be", ()):
        if words == ("be", preposition.lower) and noun.pos == "PROPN":
            yield Match(entry, noun, copula.i, preposition.i, roles, False, False)
        elif words == ("be", preposition.lower, noun.lower):
            yield Match(entry, noun, copula.i, noun.i, roles, False, False)


def _verb_roles(parse: Parse, token: Token) -> Roles:
    return modal_roles(parse, token.i) if token.lemma.lower() in MODALS else verb_roles(parse, token.i)


def _known_lemma(lexicon: Lexicon, token: Token) -> str | None:
    """The lemma under which the lexicon has the word, or None where it has none.

    The model's lemmas of rare words are guesses ("bom" of "bombed"); the forms of a trigger are known.
    """
    if token.tag == "VBG" and token.lower in lexicon.nouns:
        return token.lower
    if token.lower in lexicon.forms:
        return lexicon.forms[token.lower]
    lemma = token.lemma.lower()
    known = lemma in lexicon.verbs or lemma in lexicon.nouns or token.lower in lexicon.nouns
    return lemma if known else None


def _entries(lexicon: Lexicon, token: Token, lemma: str, nominal: bool) -> list[tuple[tuple[str, ...], Entry]]:
    """The words and entries under any form of the token, the form in the text before lemmas."""
    index = lexicon.nouns if nominal else lexicon.verbs
    forms = [token.lower, lemma, token.lemma.lower()]
    if not nominal:
        forms.append(lexicon.forms.get(token.lower, lemma))
    return [pair for form in dict.fromkeys(forms) for pair in index.get(form, ())]


def _is_plausible(parse: Parse, token: Token, as_noun: bool) -> bool:
    """Whether the word can be read as a noun (or a verb) here, whatever its tag: taggers stumble over headlines."""
    if as_noun:
        if token.pos in ("NOUN", "PROPN"):
            # "a Hamas attack tunnel" is a tunnel; "a coup attempt", "the attack plan" are about the act.
            head = parse.head(token.i)
            return token.rel != "compound" or head is None or head.lemma.lower() in ABOUT_ACTS
        if token.tag == "VBZ":  # "Clashes between guards …" at the head of a sentence
            below = parse.of(token.i, "nmod", "obl")
            if any(parse.case(c.i) == "between" for c in below):
                return True  # "Since then **clashes** between guards and rebels …"
            return not parse.of(token.i, "nsubj", "aux") and bool(below or parse.of(token.i, "conj"))
        return _is_gerund(parse, token)
    if token.tag == "MD" or (token.pos == "ADJ" and parse.of(token.i, "cop")):
        return True
    if token.pos == "VERB":
        if token.rel == "amod" and _follows_adverb(parse, token.i):
            return False
        clausal = token.rel in ("advcl", "xcomp", "acl")
        return clausal or not (_is_gerund(parse, token) and _is_nounlike(parse, token))
    return token.pos in ("NOUN", "PROPN") and _is_headline_verb(parse, token)


def _follows_adverb(parse: Parse, i: int) -> bool:
    """ "The internationally-**recognized** government"."""
    return i > 1 and parse.tokens[i - 1].text == "-" and parse.tokens[i - 2].lower.endswith("ly")


def _is_headline_verb(parse: Parse, token: Token) -> bool:
    """Whether a word tagged as a noun is the verb of its sentence: "Liberman heads to Moscow"."""
    plural = token.tag in ("NNS", "NNPS")
    if parse.of(token.i, "nsubj", "nsubj:pass"):
        # "He has been under house arrest", "the town is under attack": what stands under a preposition is a noun.
        return not parse.of(token.i, "det", "case") and (plural or bool(parse.of(token.i, "cop", "obj", "aux")))
    last = parse.sentences[token.sent][1]
    finished = any(t.text in (".", "!", "?") for t in parse.tokens[max(0, last - 2) : last + 1])
    named = any(c.pos == "PROPN" or c.text[:1].isupper() for c in parse.of(token.i, "compound"))
    return not finished and token.rel == "root" and plural and named


def _is_gerund(parse: Parse, token: Token) -> bool:
    """Whether a verb in -ing stands as a noun: "the shelling", "hit by shelling", "fighting between"."""
    if token.tag != "VBG" or parse.of(token.i, "aux", "obj", "nsubj", "xcomp", "ccomp"):
        return False
    if parse.of(token.i, "det", "amod", "nmod:poss", "nmod", "compound"):
        return True
    if token.rel in ("csubj", "csubj:pass", "nsubj", "nsubj:pass"):
        return True  # "Fighting erupted", "Shelling goes on"
    if any(parse.case(c.i) == "between" for c in parse.of(token.i, "obl")):
        return True  # "Fighting between X and Y killed ten"
    if (
        token.rel in ("ccomp", "xcomp")
        and parse.tokens[token.head].lemma == "say"
        and not parse.of(token.i, "mark")
        and _by(parse, token.i)
    ):
        return True  # "said **rioting** by inmates went on"
    return token.rel in ("advcl", "obl", "nmod", "obj", "nsubj", "nsubj:pass") and bool(
        parse.of(token.i, "mark", "case")
    )


def _by(parse: Parse, i: int) -> bool:
    return any(parse.case(c.i) == "by" for c in parse.of(i, "obl"))


def _is_nounlike(parse: Parse, token: Token) -> bool:
    """Whether a gerund is rather the act ("by shelling") than a clause ("after shelling")."""
    marks = [m.lower for m in parse.of(token.i, "mark", "case")]
    return bool(parse.of(token.i, "det", "amod", "nmod:poss", "compound")) or "by" in marks or not marks


def _verb_span(parse: Parse, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    """The verb, with its particle where that follows at once; None where an entry's particle is missing."""
    if len(words) == 1:
        # Another particle makes another verb: "take up positions" is not "take".
        return None if parse.of(token.i, "compound:prt") else (token.i, token.i)
    for j in range(token.i + 1, min(token.i + 1 + REACH, len(parse.tokens))):
        other = parse.tokens[j]
        if words[-1] not in (other.lower, other.lemma.lower()) or not _has_middle(parse, token.i, j, words):
            continue
        if j == token.i + len(words) - 1:
            return token.i, j
        if other.rel == "case" and other.lower in PARTICLES:
            continue  # "called ten soldiers **in** Iraq" is not "call in"
        if other.head == token.i or (other.head >= 0 and parse.tokens[other.head].head == token.i):
            return token.i, token.i
    return None


def _has_middle(parse: Parse, first: int, last: int, words: tuple[str, ...]) -> bool:
    """Whether the words between the first and the last of a verb stand in their order between both."""
    between = iter(parse.tokens[first + 1 : last])
    return all(any(word in (t.lower, t.lemma.lower()) for t in between) for word in words[1:-1])


def _noun_span(parse: Parse, token: Token, words: tuple[str, ...]) -> tuple[int, int] | None:
    """The noun with the words of the entry before it; None where they are not there.

    Its own modifiers may stand between: "suspension of all military aid" is a "suspension of aid".
    """
    first = token.i
    for before, word in zip(reversed(words[:-1]), reversed(words[1:]), strict=True):
        first -= 1
        inside = len(words) > 2 and word == words[-1] and before in LINKS  # but "in prison" is not "in the prison"
        while first >= 0 and inside and _modifies(parse, first, token.i):
            first -= 1
        if first < 0 or before not in (parse.tokens[first].lower, parse.tokens[first].lemma.lower()):
            return None
    return first, token.i


def _modifies(parse: Parse, i: int, noun: int) -> bool:
    other = parse.tokens[i]
    return other.head == noun and other.rel in ("amod", "compound", "det", "nmod:poss", "nummod")
