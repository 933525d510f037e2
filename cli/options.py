"""The options of the commands, checked: what is wrong ends in a usage error that says how to mend it."""

import os
import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date as Date
from pathlib import Path

import typer

from cli.environment import Environment
from cli.sinks import SINKS
from cli.text import printable
from extract.documents import STDIN
from extract.filters import EVERYTHING, Conditions
from extract.hints import closest
from extract.records import WINDOW as WINDOW_DAYS

# Of every command that asks the gazetteer.
ACTORS = typer.Option(
    "--actors", metavar="FILE.tsv", help="Names of your own, which win over the bundled ones; repeat it.",
    show_default=False,
)  # fmt: skip

# Of every command that asks the lexicon.
LEXICON = typer.Option(
    "--lexicon", metavar="DIR", help="A folder of TOML files with entries of your own, which win over bundled ones.",
    show_default=False,
)  # fmt: skip

TEXT_KEY = typer.Option(help="Key of the text in a row (JSON, CSV, Parquet).")
ID_KEY = typer.Option(help="Key of the id in a row (JSON, CSV, Parquet).")
DATE_KEY = typer.Option(help="Key of the day of publication in a row (JSON, CSV, Parquet).")
DATE = typer.Option(help="Day of publication of documents that bear none, as 2018-05-31.", show_default=False)
WINDOW = typer.Option(
    "--window", metavar="DAYS", min=0, show_default=False,
    help=f"Records of one act are joined whose documents lie at most this many days apart (default: {WINDOW_DAYS}).",
)  # fmt: skip
MODEL = typer.Option(help="An installed spaCy pipeline for English instead of the bundled one.", show_default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What the user asked of ``events extract``, checked. ``model`` None means the bundled one.

    ``output`` is the file to write, None standard output; ``actors`` are files of names that the user adds, ``lexicon``
    is a folder of entries; ``conditions`` choose among the records, ``window`` is the number of days within which those
    of one act are joined, None not to join any. ``input_format`` None is told by names and contents; ``globs`` choose
    among the files of folders and archives. ``workers`` is the number of processes, None one for each processor.
    """

    paths: tuple[str, ...]
    format: str
    output: Path | None = None
    conditions: Conditions = EVERYTHING
    window: int | None = None
    date: Date | None = None
    text_key: str = "text"
    id_key: str = "id"
    date_key: str = "published"
    title_key: str | None = None
    input_format: str | None = None
    globs: tuple[str, ...] = ()
    model: str | None = None
    actors: tuple[str, ...] = ()
    lexicon: str | None = None
    workers: int | None = None


def check_paths(paths: list[str] | None, environment: Environment) -> tuple[str, ...]:
    """The paths to read; standard input where none is named and something is piped in."""
    if paths:
        return tuple(paths)
    if environment.stdin is None or environment.stdin_is_terminal:
        raise typer.BadParameter(
            "name a file or a folder, or pipe a text in: events extract seeds/", param_hint="PATHS"
        )
    return (STDIN,)


def check_texts(texts: list[str] | None, environment: Environment, *, needs_files: bool) -> tuple[str, ...]:
    """The sentences and paths to explain; standard input where none is named and something is piped in."""
    given = check_paths(texts, environment)
    for text in given:
        if text == STDIN or os.path.exists(text):
            continue
        # One word is no sentence: it is a path that leads nowhere.
        if needs_files or len(text.split()) < 2:
            raise typer.BadParameter(f"no such file or folder: {printable(text)!r}", param_hint="SENTENCE|FILE")
    return given


def check_format(name: str | None, environment: Environment, known: Collection[str] = SINKS) -> str:
    """The name of the sink, one of ``known``: what suits standard output where none is named.

    The first of ``known`` is the one for a terminal.
    """
    if name is None:
        return next(iter(known)) if environment.stdout_is_terminal else "jsonl"
    return check_choice("format", name, known, "--format")


def check_name(name: str) -> str:
    """The name to look up, with blanks as in a text."""
    if not name.strip():
        raise typer.BadParameter("name somebody: events lookup Liberman", param_hint="NAME")
    return " ".join(name.split())


def check_actions(names: list[str] | None, lexicon: str | None = None) -> frozenset[str] | None:
    """The actions to keep, or None for all; those of the user's ``lexicon`` are known too."""
    wanted = [name.strip() for option in names or () for name in option.split(",") if name.strip()]
    if not names:
        return None
    from extract.lexicon import load_lexicon

    known = load_lexicon(lexicon).actions
    if not wanted:
        raise typer.BadParameter(f"no action named; known are {', '.join(sorted(known))}", param_hint="--action")
    return frozenset(check_choice("action", name, known, "--action") for name in wanted)


def check_window(days: int | None) -> int:
    """The days of ``--window``."""
    return WINDOW_DAYS if days is None else days


def check_joining(days: int | None, *, unique: bool) -> int | None:
    """The days of ``--window``, or None without ``--unique``."""
    if unique:
        return check_window(days)
    if days is not None:
        raise typer.BadParameter("it goes with --unique, which joins records of the same act", param_hint="--window")
    return None


def check_choice(kind: str, name: str, known: Iterable[str], option: str) -> str:
    """``name`` where it is one of ``known``."""
    if name not in known:
        raise typer.BadParameter(_unknown(kind, name, known), param_hint=option)
    return name


def check_date(text: str | None) -> Date | None:
    """The day that ``--date`` names, or None without it."""
    return check_day(text, "--date")


def check_day(text: str | None, option: str) -> Date | None:
    """The day that an option names, or None without it."""
    if text is None:
        return None
    from extract.datelines import parse_date

    date = parse_date(text)
    if date is None:
        raise typer.BadParameter(f"{text!r} is no full date; write it as 2018-05-31", param_hint=option)
    numbers = re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}", text.strip())
    if numbers and int(numbers[1]) != int(numbers[2]) and max(int(numbers[1]), int(numbers[2])) <= 12:
        raise typer.BadParameter(f"{text!r} may be either of two days; write it as 2018-05-31", param_hint=option)
    return date


def _unknown(kind: str, name: str, known: Iterable[str]) -> str:
    close = closest(name, known)
    advice = f"did you mean {close}?" if close else f"known are {', '.join(sorted(known))}"
    return f"no {kind} {name!r}; {advice}"
