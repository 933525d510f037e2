"""The prepositional phrases of an event noun: those that the parser hangs on it, and those that follow it."""

from extract.clauses.heads import Roles, add_heads, antecedent, preposition_of
from extract.syntax import Parse
from extract.wordlists import load_wordlists

PARTICIPANT = load_wordlists("clauses")["participant_prepositions"]
BETWEEN = load_wordlists("clauses")["prepositions_between"]
IDIOMS = load_wordlists("clauses")["idioms"]
ACTS = load_wordlists("repairs")["acts"]
PHRASES = 4  # in an unbroken row after the noun
FARTHEST = 8  # tokens from a preposition to its noun


def collect_obliques(
    parse: Parse, i: int, roles: Roles, *, prefix: str = "", weak: bool = False, without: int | None = None
) -> None:
    """Add what hangs on token ``i`` by a preposition, under ``prefix`` and the preposition.

    :param weak: leave the roles that are there already as they are.
    :param without: a child that is no participant.
    """
    for child in parse.of(i, "nmod", "obl"):
        preposition = preposition_of(parse, child.i)
        if child.rel == "nmod:poss" or child.i == without or not preposition or child.lemma in IDIOMS:
            continue
        if weak and prefix + preposition in roles:
            continue
        add_heads(parse, roles, prefix + preposition, [antecedent(parse, child.i)])
        # "the downing of its plane by Turkey", "an assault on the town by rebels": the doer hangs one floor lower.
        for below in parse.of(child.i, "nmod"):
            if parse.case(below.i) == "by" and not weak and child.lemma not in ACTS:
                add_heads(parse, roles, prefix + "by", [below.i])
            elif preposition == "of" and parse.case(below.i) in ("from", "to", "into"):  # "of forces from Somalia"
                add_heads(parse, roles, prefix + "of." + parse.case(below.i), [below.i])


def claim_following(parse: Parse, i: int, roles: Roles) -> None:
    """An event noun takes the phrases that follow it before the verb does, whatever the parser made of them.

    Attachment of prepositional phrases is where parsers err most: "sustained in an airstrike **on the town**", "fleeing
    an offensive **by the regime**". Only phrases in an unbroken row after the noun are claimed.
    """
    tokens, position = parse.tokens, i + 1
    last = parse.sentences[tokens[i].sent][1]
    if position < last and tokens[position].text == "," and tokens[position + 1].lower == "in":
        position += 1
    past_act = False
    for step in range(PHRASES):
        if position > last or tokens[position].pos != "ADP" or tokens[position].rel not in ("case", "mark"):
            return
        noun, preposition = tokens[position].head, tokens[position].lower
        if not position < noun <= position + FARTHEST or tokens[noun].pos not in ("NOUN", "PROPN", "PRON", "NUM"):
            return
        if preposition not in PARTICIPANT | BETWEEN:
            return
        if step == 0:
            claimed = preposition in PARTICIPANT or preposition == "in"
        else:
            claimed = preposition in ("by", "against", "on", "with") and not past_act
        if claimed and tokens[noun].lemma not in IDIOMS and noun not in roles.get(preposition, ()):
            add_heads(parse, roles, preposition, [noun])
        past_act = past_act or tokens[noun].lemma in ACTS  # "an explosion during a protest **by** Serbs"
        position = max(j for j in parse.conjuncts(noun) if noun <= j < noun + FARTHEST) + 1
        while position <= last and tokens[position].rel == "flat":
            position += 1
