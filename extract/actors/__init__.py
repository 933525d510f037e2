"""Phrases → who they are, in the light of the whole document.

The resolver reads as a person would: a name first by the gazetteer, then as the short form of a name met before, then
by its title or apposition; a description by its modifiers ("the *Israeli* defense minister"), by what it repeats ("the
group") and at last by where the text is set; a pronoun by the nearest fitting referent before it.

``cast`` is the entry point and remembers what it resolved. ``scene`` is what all others read: the parse, the names, who
they are. Of names: ``names``, ``titles``, ``koreas``. Of descriptions: ``phrases`` (their extent), ``owners`` (whose
they are), ``wording`` (what their words say), ``coalitions`` (who leads them), ``repetition`` (what they take up),
``naming`` (that a name beside them tells), ``nobody`` (that no side is meant), ``descriptions`` (who they are). Then
``pronouns``, ``genders`` and ``setting``. The words that the rules ask for stand in ``data/actors.toml`` and
``data/nouns.toml``.
"""

from extract.actors.cast import Cast

__all__ = ["Cast"]
