"""Records for the tests of the report, made from sentences and the phrases in them."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

QUADS = {
    "visit": ("verbal cooperation", 4.0),
    "aid": ("material cooperation", 10.0),
    "warning": ("verbal conflict", -3.5),
    "strike": ("material conflict", -9.5),
}
LANDS = {
    "Ukraine": "UKR",
    "Russia": "RUS",
    "France": "FRA",
    "Mali": "MLI",
    "Israel": "ISR",
    "Iran": "IRN",
    "Joe Biden": "USA",
    "Volodymyr Zelensky": "UKR",
}
PLACES = {"Kyiv": ("UKR", 50.45, 30.52), "Bamako": ("MLI", 12.65, -8.0), "Tehran": ("IRN", 35.69, 51.42)}


def record(
    id: str,
    text: str,
    actor: str | None,
    action: str,
    trigger: str,
    target: str | None,
    *,
    day: str | None = None,
    last: str | None = None,
    published: str | None = None,
    place: str | None = None,
    status: str = "actual",
    confidence: float = 0.8,
    start: int = 0,
    doc: str = "wire.txt",
) -> dict[str, Any]:
    """A record as ``events extract`` prints it; ``start`` is where the sentence begins in its document."""
    quad, score = QUADS[action]
    return {
        "id": id,
        "mention": f"m{id}",
        "doc": doc,
        "published": published,
        "sentence": {"index": 0, "start": start, "end": start + len(text), "text": text},
        "action": action,
        "plover": "CONSULT",
        "mode": None,
        "cameo": None,
        "quad": quad,
        "score": score,
        "contexts": ["military"],
        "trigger": {**_phrase(text, trigger, start), "lemma": trigger},
        "actor": _party(text, actor, start),
        "target": _party(text, target, start),
        "status": status,
        "attribution": None,
        "date": {"text": day, "start": 0, "end": 1, "from": day, "to": last or day, "grain": "day"} if day else None,
        "place": _place(text, place, start),
        "casualties": {"killed": None, "wounded": None},
        "quantity": None,
        "confidence": confidence,
        "rule": f"{action}.verb",
    }


def write_records(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    """Write records as JSON lines."""
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in records), encoding="utf-8")
    return path


def _phrase(text: str, phrase: str, start: int) -> dict[str, Any]:
    at = text.index(phrase) + start
    return {"text": phrase, "start": at, "end": at + len(phrase)}


def _party(text: str, name: str | None, start: int) -> dict[str, Any] | None:
    if name is None:
        return None
    country = LANDS.get(name)
    known = {"kind": "country", "country": country, "sector": None, "code": country, "role": None, "id": None}
    return {**_phrase(text, name, start), "name": name, **known, "via": "gazetteer"}


def _place(text: str, name: str | None, start: int) -> dict[str, Any] | None:
    if name is None:
        return None
    country, lat, lon = PLACES.get(name, (LANDS.get(name), None, None))
    return {**_phrase(text, name, start), "name": name, "country": country, "lat": lat, "lon": lon, "id": None}


def some_records() -> list[dict[str, Any]]:
    """Twelve acts of three months: what each filter leaves of them can be counted by hand."""
    struck = "Russia struck Ukraine near Kyiv again."
    return [
        record("e01", struck, "Russia", "strike", "struck", "Ukraine", day="2024-03-04", place="Kyiv"),
        record("e02", struck, "Russia", "strike", "struck", "Ukraine", day="2024-03-05", place="Kyiv", confidence=0.95),
        record("e03", struck, "Russia", "strike", "struck", "Ukraine", day="2024-04-11", place="Kyiv", confidence=0.4),
        record("e04", "Ukraine struck Russia.", "Ukraine", "strike", "struck", "Russia", day="2024-04-20"),
        record("e05", "France will aid Mali.", "France", "aid", "aid", "Mali", day="2024-05-02", status="future"),
        record("e06", "France helped Mali in Bamako.", "France", "aid", "helped", "Mali", day="2024-05-03",
               place="Bamako"),
        record("e07", "Joe Biden visited Ukraine.", "Joe Biden", "visit", "visited", "Ukraine", day="2024-05-10"),
        record("e08", "Israel warned Iran.", "Israel", "warning", "warned", "Iran", published="2024-05-20",
               place="Iran"),
        record("e09", "Iran denied that it warned Israel.", "Iran", "warning", "warned", "Israel", day="2024-05-21",
               status="negated"),
        record("e10", "Iran struck near Tehran.", "Iran", "strike", "struck", None, day="2024-05-22", place="Tehran"),
        record("e11", "Volodymyr Zelensky visited France.", "Volodymyr Zelensky", "visit", "visited", "France"),
        record("e12", "France warned Russia.", "France", "warning", "warned", "Russia", day="2024-01-01",
               last="2024-12-31"),
    ]  # fmt: skip
