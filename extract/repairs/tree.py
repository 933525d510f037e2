"""Moving a token to another governor."""

from extract.syntax import ROOT, Parse


def attach(parse: Parse, i: int, head: int, rel: str) -> None:
    """Hang token ``i`` on ``head``; a ``head`` from below ``i`` first takes the place of ``i``."""
    token = parse.tokens[i]
    if head == i:
        return
    if head != ROOT and head in parse.subtree(i):
        _hang(parse, head, token.head, token.rel)
    _hang(parse, i, head, rel)


def _hang(parse: Parse, i: int, head: int, rel: str) -> None:
    token = parse.tokens[i]
    if token.head != ROOT:
        parse.tokens[token.head].children.remove(i)
    token.head, token.rel = head, rel
    if head != ROOT:
        parse.tokens[head].children = sorted([*parse.tokens[head].children, i])
