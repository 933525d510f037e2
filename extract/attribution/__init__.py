"""Who says so: the source of reported speech, of "according to", and the speaker of a quotation.

``verbs`` finds the subject of the speech verb above or behind an act, ``quotations`` the extent of a quotation and its
speaker. The words stand in ``data/attribution.toml``.
"""

from extract.attribution.quotations import find_speaker, in_quotation, is_quoted_speech, quotation
from extract.attribution.verbs import SPEECH, WORDS, source_by_verb
from extract.syntax import Parse

__all__ = ["SPEECH", "find_source", "find_speaker", "in_quotation", "quotation"]


def find_source(parse: Parse, i: int) -> int | None:
    """The token that heads the source of the act at token ``i``, or None where the text itself vouches for it."""
    spoken = source_by_verb(parse, i)
    if spoken is not None:
        return spoken
    first, last = parse.sentences[parse.tokens[i].sent]
    for j in range(first, last + 1):
        token = parse.tokens[j]
        if token.rel.startswith(("obl", "nmod", "advmod")) and parse.case(j) in WORDS["according"]:
            return j
    return find_speaker(parse, i) if is_quoted_speech(parse, i) else None
