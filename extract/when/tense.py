"""The tense in which a date is read: "will meet on Friday" against "met on Friday"."""

from extract.dates import Tense
from extract.status.beside import CUES, is_infinitive
from extract.syntax import Parse, Token
from extract.when.acts import Act

AHEAD = ("future", "hypothetical")
# In the past tense these set a day that may be still to come: "was scheduled for Friday".
SETTING = frozenset("due expect fix plan propose schedule set slate time".split())


def tense_of(parse: Parse, act: Act, host: int, *, adverbial: bool) -> Tense:
    """The tense in which a date of ``act`` is read that hangs on the token ``host``: that of the clause it stands in.

    A date that is not ``adverbial`` modifies a noun, and goes by the status of the act.
    """
    verb = _verb(parse, host)
    ahead = act.status in AHEAD
    if verb is None:
        return "future" if ahead else "past"
    helpers = parse.of(verb.i, "aux", "cop")
    words = {c.lower for c in helpers}
    if not words & {"have", "had", "has"} or words & CUES["future_helpers"]:
        if words & CUES["future_helpers"]:
            return "future"
        if any(c.tag == "MD" for c in helpers):
            return "past" if act.status in ("actual", "negated") and "could" in words else "future"
    if not adverbial and ahead:
        return "future"
    if is_infinitive(parse, verb) or verb.lemma in SETTING:
        return "future" if ahead else "past"
    if verb.tag in ("VBZ", "VBP", "VBG") or any(c.tag in ("VBZ", "VBP") and c.lemma == "be" for c in helpers):
        return "future" if ahead else "present"
    return "past"


def is_simple_past(parse: Parse, i: int) -> bool:
    """Whether token ``i`` heads a clause in the simple past, active or passive; not "had struck", "has struck"."""
    token = parse.tokens[i]
    helpers = parse.of(i, "aux", "cop")
    if any(c.tag == "MD" or c.lemma == "have" for c in helpers):
        return False
    return token.tag == "VBD" or any(c.tag == "VBD" for c in helpers)


def _verb(parse: Parse, i: int) -> Token | None:
    """The verb of the clause that token ``i`` stands in."""
    for token in (parse.tokens[i], *parse.ancestors(i)):
        if token.pos in ("VERB", "AUX") or parse.of(token.i, "cop"):
            return token
    return None
