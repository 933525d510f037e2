"""The reader of ``boundaries.txt``: text as news has it, and where its sentences begin and end."""

from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "boundaries.txt"
BREAK = "⏎"

Range = tuple[int, int]  # start, end (characters, end exclusive)


@dataclass(frozen=True, slots=True)
class Case:
    """A text of ``kind`` with its sentences; ``line`` is where it begins in the file."""

    kind: str
    line: int
    text: str
    sentences: tuple[Range, ...]


def read_cases(path: Path = FILE) -> list[Case]:
    """All cases in the order of the file."""
    cases: list[Case] = []
    kind = ""
    block: list[str] = []
    first = 0
    for number, line in enumerate([*path.read_text(encoding="utf-8").splitlines(), ""], 1):
        if line.startswith("## "):
            kind = line[3:].strip()
        elif line.strip() and not line.startswith("#"):
            first = first if block else number
            block.append(line)
        elif block:
            cases.append(_case(kind, first, block))
            block = []
    return cases


def _case(kind: str, line: int, block: list[str]) -> Case:
    text = ""
    sentences = []
    for sentence in block:
        start = len(text)
        text += sentence.removesuffix(BREAK)
        sentences.append((start, len(text)))
        text += "\n" if sentence.endswith(BREAK) else " "
    return Case(kind, line, text.rstrip(), tuple(sentences))


def f1(pairs: list[tuple[set[Range], set[Range]]]) -> float:
    """F1 of found against true sentences; both ends must agree."""
    hit = sum(len(found & true) for found, true in pairs)
    return 2 * hit / sum(len(found) + len(true) for found, true in pairs)
