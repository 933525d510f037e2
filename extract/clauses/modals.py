"""The roles of a modal that tells a party what to do: "the minister said that Iran **must** stop"."""

from extract.attribution import find_speaker
from extract.clauses.heads import Roles, spread
from extract.clauses.voice import is_passive
from extract.syntax import Parse
from extract.wordlists import load_wordlists

_WORDS = load_wordlists("clauses")
MODALS = _WORDS["modals"]
THINKING = _WORDS["thinking"]
UNWILLED = _WORDS["unwilled"]
CONDITIONS = frozenset(["if", "whether", "unless", "when", "why", "how", "what"])


def modal_roles(parse: Parse, i: int) -> Roles:
    """Roles of modal ``i``: ``subject`` is who says so, ``object`` who is to act.

    Both are missing where nobody is told what to do: in passives, questions, conditions, relative clauses, beliefs and
    forecasts.
    """
    token = parse.tokens[i]
    verb = parse.tokens[i if token.pos == "VERB" or token.head < 0 else token.head]
    above, speaker = parse.head(verb.i), find_speaker(parse, i)
    subjects = [c.i for c in parse.of(verb.i, "nsubj") if c.i < i]
    helped = any(c.i != i for c in parse.of(verb.i, "aux"))  # "must have known", "will need to", "does not need to"
    unsure = any(m.lower in CONDITIONS for m in parse.of(verb.i, "mark", "advmod", "obj"))
    thought = verb.rel == "ccomp" and above is not None and above.lemma in THINKING
    if not subjects or speaker is None or helped or unsure or thought or is_passive(parse, verb.i):
        return {}
    if verb.rel.startswith("acl") or verb.lemma in UNWILLED:
        return {}
    return {"subject": spread(parse, [speaker]), "object": spread(parse, subjects)}
