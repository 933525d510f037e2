"""The columns of the ICEWS event files, for programs that read those.

Boschee, Lautenschlager, O'Brien, Shellman, Starz and Ward: ICEWS Coded Event Data, Harvard Dataverse 2015,
https://doi.org/10.7910/DVN/28075: files of cells with tabs between them, one header line.
"""

from collections.abc import Iterable
from typing import Any

from cli.environment import Environment
from cli.sinks.delimited import harmless, line_of, use_utf8
from extract.records import Event, Participant

COLUMNS = (
    "Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code",
    "Intensity", "Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City",
    "District", "Province", "Country", "Latitude", "Longitude",
)  # fmt: skip
# Words instead of our codes, for filters like "Government|Military"; the sectors of ICEWS itself are finer.
SECTORS = {
    "GOV": "Government", "LEG": "Legislative / Parliamentary", "JUD": "Judicial", "MIL": "Military", "COP": "Police",
    "SPY": "State Intelligence", "REB": "Rebel", "OPP": "Opposition", "PTY": "Parties", "BUS": "Business",
    "MED": "Media", "EDU": "Education", "NGO": "Nongovernmental Organizations",
    "IGO": "International Government Organization", "CVL": "General Population / Civilian / Social",
    "REF": "Refugees / Displaced", "CRM": "Criminals / Gangs", "MNC": "Multinational Corporation",
}  # fmt: skip


def write_icews(events: Iterable[Event], environment: Environment) -> None:
    """Write a header and a row for each event.

    ICEWS has no column for the status: choose with ``--status actual`` what took place. The day is the first of the
    act, or else that of publication; the text of the event is our action, its intensity PLOVER's score (-10 to 10)
    where ICEWS has Goldstein's; sentences count from 1; publisher, district and province stay empty. Blanks and line
    breaks in a cell become one blank.
    """
    use_utf8(environment)
    environment.write(line_of(COLUMNS, "\t"))
    for event in events:
        environment.write(line_of([harmless(_on_one_line(value)) for value in row_of(event)], "\t"))


def row_of(event: Event) -> tuple[Any, ...]:
    """The values of one row, in the order of ``COLUMNS``; None where nothing is known."""
    place = event.place
    land = land_name(place.country) if place else None
    return (
        event.id, (event.date and event.date.from_) or event.published, *_who(event.actor), event.action, event.cameo,
        event.score, *_who(event.target), event.doc, event.sentence.index + 1, None,
        place.name if place and place.name != land else None, None, None, land,
        place.lat if place else None, place.lon if place else None,
    )  # fmt: skip


def land_name(code: str | None) -> str | None:
    """The name of a land by its ISO 3166-1 alpha-3 code; the code itself where no name is known."""
    from extract.lands import land_names

    return land_names().get(code, code) if code else None


def _who(participant: Participant | None) -> tuple[str | None, str | None, str | None]:
    if participant is None:
        return None, None, None
    sector = participant.sector and SECTORS.get(participant.sector, participant.sector)
    return participant.name, sector, land_name(participant.country)


def _on_one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value
