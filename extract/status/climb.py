"""From the trigger up: its own words first, then each governor, until one of them says whether it happened."""

from extract.clauses import SUPPORT
from extract.records import Status
from extract.status.asked import is_demanded, is_feared
from extract.status.beside import CUES, cue_lemma, is_asked, is_finite, is_infinitive, own_status, verb_status
from extract.status.clauses import of_clause, of_conjunct
from extract.status.governors import Verdict, handed_down, is_approached, is_given, of_governor
from extract.syntax import Parse, Token

CLIMB = 8  # governors above a trigger that are asked


def status_of(
    parse: Parse, i: int, light: int | None = None, negation_told: bool = False, verbal: bool = False
) -> Status:
    """The status of the act that token ``i`` (a verb or an event noun) names.

    :param light: the object of a light verb, which may bear the cue: "made **no** arrests", "held **planned** talks".
    :param negation_told: the act is a refusal that the negation itself tells: "will **not** attend".
    :param verbal: the act is the promise or the threat itself, however unreal its object: "**pledged** aid".
    """
    token = parse.tokens[i]
    own = own_status(parse, token)
    if own == "negated" and negation_told:
        own = "future" if {c.lower for c in parse.of(i, "aux")} & CUES["future_helpers"] else None
        negation_told = own is None
    if own is None and light is not None and cue_lemma(parse, token) not in CUES["negating_governors"]:
        own = own_status(parse, parse.tokens[light])
        if own is None and not verbal and token.lemma not in CUES["doing"]:
            told = of_governor(parse, parse.tokens[light], token, "obj", nominal=True)
            own = None if told == "stop" else told
    if own == "future" and token.pos == "NOUN" and _climb(parse, token) == "negated":
        return "negated"  # "cancelled a planned visit"
    if own is not None:
        return _in_context(parse, token, own)
    if token.rel == "root" and is_infinitive(parse, token):
        return "future"  # a headline: "Erdogan, Mitsotakis to Meet"
    told = _climb(parse, token)
    weak = any(c.lower in CUES["weak_modifiers"] for c in parse.of(i, "det", "amod", "advmod"))
    if told in ("actual", "future") and (is_asked(parse, i, SUPPORT) or (weak and told == "actual")):
        return "hypothetical"
    return told


def _in_context(parse: Parse, token: Token, own: Status) -> Status:
    """What the trigger's own words say, as the clause around it lets it stand."""
    governor = parse.head(token.i)
    below = governor is not None and token.rel in ("xcomp", "advcl", "ccomp")
    lemma = cue_lemma(parse, governor) if governor is not None and below else ""
    if own == "negated" and token.tag == "VB" and (lemma in CUES["hypothetical_governors"] | CUES["commanding"]):
        return "hypothetical"  # "warned Russia not to invade"
    if own == "hypothetical" and token.rel == "ccomp" and lemma in CUES["announcing"]:
        if [c.lower for c in parse.of(token.i, "aux") if c.lower in CUES["modals"]] == ["would"]:
            own = "future"  # "said that it would attack": the future of a past
    if own != "future":
        return own
    doubter = governor.lemma if governor is not None and token.rel.partition(":")[0] in ("ccomp", "acl") else ""
    doubted = lemma in CUES["doubting"] or doubter in CUES["doubting"]
    conditional = any(_is_condition(parse, c) for c in parse.of(token.i, "advcl"))
    return "hypothetical" if doubted or conditional or is_asked(parse, token.i, SUPPORT) else own


def _is_condition(parse: Parse, clause: Token) -> bool:
    return any(c.lower in ("if", "unless") for c in parse.of(clause.i, "mark"))


def _climb(parse: Parse, token: Token) -> Status:
    below = noun = token
    for above, _ in zip(parse.ancestors(token.i), range(CLIMB), strict=False):
        verdict = _verdict(parse, token, below, above, noun)
        if verdict == "stop":
            break
        if verdict is not None:
            return verdict
        if below is noun and below.rel == "nmod" and noun.pos in ("NOUN", "PROPN"):
            noun = above  # "a wave **of strikes**": the wave stands for them
        below = above
    return "actual"


def _verdict(parse: Parse, trigger: Token, below: Token, above: Token, noun: Token) -> Verdict:
    """What the governor ``above`` says of ``below``; ``noun`` is the trigger, or the noun that stands for it."""
    rel = below.rel.partition(":")[0]
    if rel == "conj" and is_infinitive(parse, below) and above.tag not in ("VB", "NN", "NNS"):
        rel = "xcomp"  # a complement behind a comma, which the parser takes for a conjunct
    if rel == "conj":
        return of_conjunct(parse, below, above)
    if is_approached(parse, below, above):
        return "hypothetical"
    if below.rel == "acl:relcl" and (is_demanded(parse, below, above) or is_feared(parse, below, above)):
        return "hypothetical"
    if below.rel == "acl:relcl" or (below is trigger and rel == "amod"):
        return "stop"  # "called for the release of **jailed** monks": they are in jail
    if below is trigger and rel == "acl" and below.tag in ("VBN", "VBG") and not parse.of(below.i, "mark", "nsubj"):
        return "stop"  # "called for the payment of sums **pledged** by Japan"
    if rel == "advcl":
        return of_clause(parse, below, above)
    nominal = trigger.pos in ("NOUN", "PROPN")
    told = of_governor(parse, below, above, rel, nominal)
    if told == "future" and verb_status(parse, above) == "hypothetical":
        return "hypothetical"  # "whether he announces a visit"
    if told is None and above.pos in ("VERB", "AUX", "ADJ") and rel in ("obj", "obl", "nsubj", "xcomp"):
        told = handed_down(parse, below, above, rel, nominal)
    if told is None and rel == "ccomp" and is_finite(parse, below):
        return None
    if told is None and below is noun and nominal and is_given(parse, below, above, rel):
        return "stop"
    return told
