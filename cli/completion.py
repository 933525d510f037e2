"""What the shell completes behind an option: the values that it may have."""

from collections.abc import Callable, Iterable


def among(known: Callable[[], Iterable[str]]) -> Callable[[str], list[str]]:
    """Completes one of ``known``, or the last of several between commas."""

    def complete(incomplete: str) -> list[str]:
        before, comma, last = incomplete.rpartition(",")
        return [f"{before}{comma}{name}" for name in sorted(known()) if name.lower().startswith(last.lower())]

    return complete


def actions() -> Iterable[str]:
    """The bundled actions."""
    from extract.lexicon import load_lexicon

    return load_lexicon().actions


def countries() -> Iterable[str]:
    """The codes and the names of lands."""
    from extract.lands import land_codes

    return land_codes()
