"""Lemmas as classes: a rule says how to rewrite a word, so that words never seen get lemmas too.

A rule is ``case|-head+head|-tail+tail``: the letters to take away and to put at either end, and what becomes of
capitals: ``low`` (all small), ``keep`` (as in the word), ``cap`` (the first alone). Words that share no letter with
their lemma have it in full: ``=be``. The idea is that of UDPipe (Straka 2018).
"""

from collections.abc import Iterable


def _recase(lemma: str, form: str, shift: int, case: str) -> str:
    if case == "low":
        return lemma.lower()
    if case == "cap":
        return lemma[:1].upper() + lemma[1:].lower()
    kept = (
        form[i + shift] if 0 <= i + shift < len(form) and form[i + shift].lower() == c else c
        for i, c in enumerate(lemma)
    )
    return "".join(kept)


def _common(a: str, b: str) -> tuple[int, int, int]:
    """Start in ``a``, start in ``b`` and length of the longest common substring, the earliest of them."""
    best = (0, 0, 0)
    before = [0] * (len(b) + 1)
    for i, x in enumerate(a):
        row = [0] * (len(b) + 1)
        for j, y in enumerate(b):
            if x == y:
                row[j + 1] = before[j] + 1
                if row[j + 1] > best[2]:
                    best = (i + 1 - row[j + 1], j + 1 - row[j + 1], row[j + 1])
        before = row
    return best


def rule_for(form: str, lemma: str) -> str:
    """The rule that makes ``lemma`` of ``form``.

    >>> rule_for("Kings", "king"), rule_for("was", "be"), rule_for("Paris", "Paris")
    ('low|-+|-s+', '=be', 'keep|-+|-+')
    """
    small, target = form.lower(), lemma.lower()
    i, j, size = _common(small, target)
    if size:
        head, tail = f"-{small[:i]}+{target[:j]}", f"-{small[i + size :]}+{target[j + size :]}"
        if not any(c in "|+" for c in form + lemma):
            for case in ("low", "keep", "cap"):
                rule = f"{case}|{head}|{tail}"
                if apply(rule, form) == lemma:
                    return rule
    return f"={lemma}"


def apply(rule: str, form: str) -> str | None:
    """What the rule makes of the word; None where it does not fit.

    >>> apply("low|-+|-ies+y", "Armies"), apply("low|-+|-ies+y", "army")
    ('army', None)
    """
    if rule.startswith("="):
        return rule[1:]
    case, head, tail = rule.split("|")
    (cut, put), (cut_tail, put_tail) = head[1:].split("+"), tail[1:].split("+")
    small = form.lower()
    fits = small.startswith(cut) and small.endswith(cut_tail) and len(cut) + len(cut_tail) < len(small) + (not put_tail)
    if not fits or len(cut) + len(cut_tail) > len(small):
        return None
    lemma = put + small[len(cut) : len(small) - len(cut_tail)] + put_tail
    return _recase(lemma, form, len(cut) - len(put), case) or None


def first_fit(rules: Iterable[str], form: str) -> str:
    """The lemma by the first rule that fits; the word in small letters where none does."""
    return next((lemma for rule in rules if (lemma := apply(rule, form))), form.lower())
