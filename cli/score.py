"""``events score``: records against annotated ones."""

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cli.color import Color
from cli.environment import Environment, guard
from cli.exit import ExitStatus
from cli.options import check_choice, check_format
from cli.sinks.drawing import draw_table
from cli.text import printable
from extract.errors import InputError
from extract.score import MEASURES, Figures, Miss, Record, Score, code_of, compare

FORMATS = ("table", "jsonl")
GROUPS = ("action", "plover", "doc")
EVENTS, DOCS = ".events.jsonl", ".docs.jsonl"


def score(
    context: typer.Context,
    gold: Annotated[str, typer.Argument(help="Annotated records, one JSON object a line.", show_default=False)],
    predicted: Annotated[str, typer.Argument(help="What events extract printed.", show_default=False)],
    docs: Annotated[
        str | None,
        typer.Option(
            help="Their documents with the bounds of sentences; default: X.docs.jsonl for X.events.jsonl.",
            show_default=False,
        ),
    ] = None,
    only: Annotated[
        list[str] | None,
        typer.Option(help="Only these actions; repeat it, or divide names by commas.", show_default=False),
    ] = None,
    by: Annotated[str, typer.Option(metavar="|".join(GROUPS), help="What the second table counts by.")] = "action",
    worst: Annotated[int, typer.Option(min=0, help="Also print this many sentences with the most mistakes.")] = 0,
    format: Annotated[
        str | None, typer.Option(metavar="|".join(FORMATS), help="Default: as for events extract.", show_default=False)
    ] = None,
    color: Color = "auto",
) -> None:
    """Score records against annotated ones: precision, recall and F1 over mentions, coded dyads and phrases.

    For example: events score gold/dev.events.jsonl predicted.jsonl --only strike,visit --worst 5

    Exit codes: 0 done, 2 a file is missing or broken.
    """
    environment: Environment = context.obj

    def work() -> ExitStatus:
        wanted = {name.strip() for option in only or () for name in option.split(",") if name.strip()}
        return score_files(
            Path(gold), Path(docs) if docs else docs_beside(Path(gold)), Path(predicted), wanted,
            check_choice("group", by, GROUPS, "--by"), worst, check_format(format, environment, FORMATS), environment,
        )  # fmt: skip

    raise typer.Exit(guard(environment, work))


def docs_beside(gold: Path) -> Path:
    """The file of documents that belongs to a file of annotated records by its name."""
    if not gold.name.endswith(EVENTS):
        raise typer.BadParameter(f"needed, as {gold.name} does not end in {EVENTS}", param_hint="--docs")
    return gold.with_name(gold.name.removesuffix(EVENTS) + DOCS)


def score_files(
    gold: Path, docs: Path, predicted: Path, only: set[str], by: str, worst: int, format: str, environment: Environment
) -> ExitStatus:
    """Read the three files, compare, and write the figures.

    :raises InputError: naming the file and the line that is wrong.
    """
    documents = {row["id"]: row for row in read_rows(docs, ("id", "text", "sentences"))}
    sentences = {name: row["sentences"] for name, row in documents.items()}
    golds = read_rows(gold, ("doc", "trigger", "action", "plover", "actor", "target", "status"))
    told = read_rows(predicted, ("doc", "trigger", "action", "plover", "actor", "target", "status"))
    wanted = [[r for r in rows if not only or r["action"] in only] for rows in (golds, told)]
    result = compare(wanted[0], sentences, wanted[1], by)
    texts = {name: row["text"] for name, row in documents.items()}
    if format == "table":
        _draw(result, by, worst, texts, environment)
    else:
        environment.write(json.dumps(_as_json(result), ensure_ascii=False) + "\n")
        for miss in result.misses[:worst]:
            environment.write(json.dumps(_miss_as_json(miss, texts), ensure_ascii=False) + "\n")
    return ExitStatus.OK


def read_rows(path: Path, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """The objects of a JSONL file, each of which must have ``keys``.

    :raises InputError: naming the file and the line that is wrong.
    """
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "not UTF-8"
        raise InputError(f"{path}: cannot be read: {reason}", "name a file of JSON lines") from error
    rows = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise InputError(f"{path}:{number}: broken JSON", "write one whole JSON object on each line") from error
        lacking = [key for key in keys if not isinstance(row, dict) or key not in row]
        if lacking:
            raise InputError(f'{path}:{number}: the row has no "{lacking[0]}"', f"its keys must be {', '.join(keys)}")
        rows.append(row)
    return rows


def _draw(result: Score, by: str, worst: int, texts: dict[str, str], environment: Environment) -> None:
    columns = ("", "P", "R", "F1", "hit", "pred", "gold")
    lines = [(_cells(name, result.total[name]), "") for name in MEASURES]
    draw_table(columns, lines, environment, {}, lines=False)
    environment.write(f"status accuracy {result.status_accuracy:.3f}\n")
    groups = sorted(result.groups.items())
    draw_table((by, *columns[1:]), [(_cells(name, figures), "") for name, figures in groups], environment, {},
               lines=False)  # fmt: skip
    confused = [(pair, n) for pair, n in result.confusion.most_common() if pair[0] != pair[1]][:20]
    draw_table(("in gold", "told", "words"), [((*pair, str(n)), "") for pair, n in confused], environment, {},
               lines=False)  # fmt: skip
    for miss in result.misses[:worst]:
        environment.write(f"\n{printable(miss.doc)}: {printable(texts[miss.doc][slice(*miss.bounds)])}\n")
        for kind, rows in (("missed", miss.missed), ("too many", miss.extra)):
            for row in rows:
                environment.write(f"  {kind:9} {printable(_dyad(row))}\n")


def _cells(name: str, figures: Figures) -> tuple[str, ...]:
    shares, counts = (figures.precision, figures.recall, figures.f1), (figures.hit, figures.predicted, figures.gold)
    return (printable(name), *(f"{share:.3f}" for share in shares), *map(str, counts))


def _dyad(row: Record) -> str:
    actor, target = (f"{who['text']} ({code_of(who)})" if who else "-" for who in (row["actor"], row["target"]))
    return f"{actor} -- {row['action']} [{row['trigger']['text']}] --> {target}"


def _as_json(result: Score) -> dict[str, Any]:
    def told(figures: Figures) -> dict[str, float]:
        return {
            "p": round(figures.precision, 4), "r": round(figures.recall, 4), "f1": round(figures.f1, 4),
            "hit": figures.hit, "pred": figures.predicted, "gold": figures.gold,
        }  # fmt: skip

    return {
        **{name: told(result.total[name]) for name in MEASURES},
        "status_accuracy": round(result.status_accuracy, 4),
        "by": {name: told(figures) for name, figures in sorted(result.groups.items())},
        "confusion": [[*pair, n] for pair, n in sorted(result.confusion.items())],
    }


def _miss_as_json(miss: Miss, texts: dict[str, str]) -> dict[str, Any]:
    text = texts[miss.doc][slice(*miss.bounds)]
    return {"doc": miss.doc, "sentence": text, "missed": [*miss.missed], "extra": [*miss.extra]}
