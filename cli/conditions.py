"""The options that choose among records, the same for every command that writes some, and their checks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date as Date
from typing import Annotated, cast, get_args

import typer

from cli.completion import actions, among, countries
from cli.options import check_actions, check_choice, check_day
from extract.filters import Conditions
from extract.hints import closest
from extract.records import Status

STATUSES: tuple[Status, ...] = get_args(Status)

Action = Annotated[
    list[str] | None,
    typer.Option(
        "--action", help="Only these actions; repeat it, or divide names by commas.", show_default=False,
        autocompletion=among(actions),
    ),
]  # fmt: skip
Since = Annotated[
    str | None,
    typer.Option(
        "--since", metavar="DAY", show_default=False,
        help="Only acts whose days reach to this one or beyond; one without a date counts by its day of publication.",
    ),
]  # fmt: skip
Until = Annotated[
    str | None,
    typer.Option(
        "--until", metavar="DAY", help="Only acts whose days begin on this one or earlier.", show_default=False
    ),
]
Country = Annotated[
    list[str] | None,
    typer.Option(
        "--country", metavar="ISO|NAME", help="Only with this land as actor, target or place; repeat it.",
        show_default=False, autocompletion=among(countries),
    ),
]  # fmt: skip
Actor = Annotated[
    list[str] | None,
    typer.Option(
        "--actor", metavar="CODE|NAME|ID", show_default=False,
        help="Only acts of this one: a code (ISRMIL), land, sector or id, or how words of the name begin; repeat it.",
    ),
]  # fmt: skip
Target = Annotated[
    list[str] | None,
    typer.Option("--target", metavar="CODE|NAME|ID", help="Only acts on this one, as for --actor.", show_default=False),
]
Place = Annotated[
    list[str] | None,
    typer.Option(
        "--place", metavar="ISO|NAME|ID", show_default=False,
        help="Only at this place: a land or an id, or how words of the name begin; repeat it.",
    ),
]  # fmt: skip
StatusOption = Annotated[
    list[str] | None,
    typer.Option(
        "--status", metavar="|".join(STATUSES), help="Only these; repeat it.", show_default=False,
        autocompletion=among(lambda: STATUSES),
    ),
]  # fmt: skip
MinConfidence = Annotated[
    float, typer.Option("--min-confidence", min=0, max=1, help="Only records that are at least as sure.")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The values of the options above, as they were given."""

    action: list[str] | None
    since: str | None
    until: str | None
    country: list[str] | None
    actor: list[str] | None
    target: list[str] | None
    place: list[str] | None
    status: list[str] | None
    min_confidence: float


def check_conditions(wanted: Wanted, lexicon: str | None = None) -> Conditions:
    """The conditions that the user set; the actions may be those of a ``lexicon`` of the user's own."""
    since, until = check_day(wanted.since, "--since"), check_day(wanted.until, "--until")
    _check_order(since, until)
    return Conditions(
        actions=check_actions(wanted.action, lexicon),
        since=since,
        until=until,
        countries=check_countries(wanted.country),
        actors=_values(wanted.actor, "--actor"),
        targets=_values(wanted.target, "--target"),
        places=_values(wanted.place, "--place"),
        statuses=check_statuses(wanted.status),
        min_confidence=wanted.min_confidence,
    )


def check_countries(names: list[str] | None) -> frozenset[str] | None:
    """The codes of lands that are named by code or by name, or None for all."""
    values = _values(names, "--country")
    if not values:
        return None
    from extract.lands import land_codes

    known = {name.casefold(): code for name, code in land_codes().items()}
    for value in values:
        if value.casefold() not in known:
            raise typer.BadParameter(_no_country(value, land_codes()), param_hint="--country")
    return frozenset(known[value.casefold()] for value in values)


def check_statuses(names: list[str] | None) -> frozenset[Status] | None:
    """The statuses to keep, or None for all."""
    values = _values(names, "--status")
    return frozenset(cast(Status, check_choice("status", v, STATUSES, "--status")) for v in values) or None


def _values(given: list[str] | None, option: str) -> tuple[str, ...]:
    """What an option that may be repeated names, also between commas."""
    values = tuple(value.strip() for text in given or () for value in text.split(",") if value.strip())
    if given and not values:
        raise typer.BadParameter("no value given", param_hint=option)
    return values


def _no_country(value: str, known: Iterable[str]) -> str:
    close = closest(value, known)
    advice = f"did you mean {close}?" if close else "write its name, or its ISO 3166-1 alpha-3 code as ISR"
    return f"no country {value!r}; {advice}"


def _check_order(since: Date | None, until: Date | None) -> None:
    if since is not None and until is not None and since > until:
        raise typer.BadParameter(f"{until} lies before --since {since}", param_hint="--until")
