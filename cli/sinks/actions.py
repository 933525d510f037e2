"""What ``events ontology`` writes: the actions with what stands over them, in four formats."""

import csv
import io
import json
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from cli.environment import Environment
from cli.sinks.drawing import draw_table
from cli.sinks.table import STYLES
from cli.text import printable

if TYPE_CHECKING:
    from extract.ontology import Action

KEYS = ("action", "plover", "mode", "cameo", "quad", "score", "about", "example")
COLUMNS = ("action", "PLOVER event", "mode", "CAMEO", "quad class", "score", "what it covers", "example")
MIN_WIDTHS = {"action": 14, "mode": 12, "CAMEO": 5, "score": 5}
NARROW = 100


def record(action: "Action") -> dict[str, Any]:
    """One action, always with the same keys; ``modes`` are those of its event with their scores."""
    return {
        "action": action.name,
        "plover": action.event.name,
        "mode": action.mode,
        "cameo": action.cameo,
        "quad": action.event.quad,
        "score": action.score_of(action.mode),
        "contexts": list(action.contexts),
        "reciprocal": action.reciprocal,
        "about": action.about,
        "example": action.example,
        "modes": action.event.modes,
    }


def write_jsonl(actions: "Sequence[Action]", environment: Environment) -> None:
    """Write one JSON object for each action on a line of its own."""
    for action in actions:
        environment.write(json.dumps(record(action), ensure_ascii=not environment.takes_unicode) + "\n")


def write_csv(actions: "Sequence[Action]", environment: Environment) -> None:
    """Write a header and a row for each action; several contexts or modes are divided by ``;``."""
    page = io.StringIO()
    rows = [record(action) for action in actions]
    writer = csv.DictWriter(page, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    for row in rows:
        modes = ";".join(f"{mode}={score:g}" for mode, score in row["modes"].items())
        contexts, reciprocal = ";".join(row["contexts"]), str(row["reciprocal"]).lower()
        writer.writerow({**row, "modes": modes, "contexts": contexts, "reciprocal": reciprocal})
    environment.write(page.getvalue())


def write_md(actions: "Sequence[Action]", environment: Environment) -> None:
    """Write a table of Markdown, and below it the modes of each event."""
    environment.write(_md_row(COLUMNS) + _md_row(["---"] * len(COLUMNS)))
    for action in actions:
        row = record(action)
        environment.write(_md_row([_cell(row[key]) for key in KEYS]))
    environment.write("\n" + _md_row(("PLOVER event", "score", "modes")) + _md_row(["---"] * 3))
    for name, score, modes in _events(actions):
        environment.write(_md_row((name, score, modes)))


def write_table(actions: "Sequence[Action]", environment: Environment) -> None:
    """Write a table coloured by quad class, and below it the modes of each event with their scores."""
    rows = [record(action) for action in actions]
    cells = [(tuple(_cell(row[key]) for key in KEYS), STYLES[row["quad"]]) for row in rows]
    draw_table(COLUMNS, cells, environment, MIN_WIDTHS if environment.width >= NARROW else {})
    for name, score, modes in _events(actions):
        environment.write(f"{name} {score}" + (f": {modes}\n" if modes else "\n"))


def _events(actions: "Sequence[Action]") -> list[tuple[str, str, str]]:
    """The events of ``actions``, each with its score and those of its modes."""
    events = {action.event.name: action.event for action in actions}
    told = {name: ", ".join(f"{m} {s:g}" for m, s in event.modes.items()) for name, event in events.items()}
    return [(name, f"{event.score:g}", printable(told[name])) for name, event in events.items()]


def _cell(value: str | float | None) -> str:
    if value is None:
        return "-"
    return printable(value) if isinstance(value, str) else f"{value:g}"


def _md_row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |\n"


ACTION_SINKS: "dict[str, Callable[[Sequence[Action], Environment], None]]" = {
    "table": write_table,
    "jsonl": write_jsonl,
    "csv": write_csv,
    "md": write_md,
}
