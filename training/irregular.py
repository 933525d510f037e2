"""The irregular verbs of ``irregular.txt``: a form like "slew" is seen too seldom to be learned and follows no rule."""

from pathlib import Path

LIST = Path(__file__).parent / "irregular.txt"


def irregular_verbs() -> dict[str, str]:
    """Lemma by ``form|tag`` of the past tense (VBD) and the past participle (VBN)."""
    table: dict[str, str] = {}
    for line in LIST.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            base, past, participle = line.split()
            table |= {f"{form}|VBD": base for form in past.split("/")}
            table |= {f"{form}|VBN": base for form in participle.split("/")}
    return table
