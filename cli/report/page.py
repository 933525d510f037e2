"""The page: one HTML file of the parts in ``page/`` and ``vendor/``, which asks nothing of any other place."""

import base64
import hashlib
import html
import json
import re
from importlib import resources
from typing import Any

from cli.text import printable

STYLES = ("theme", "layout", "filters", "pictures", "table", "event", "print")
LIBRARIES = ("d3", "topojson-client")
# In the order in which they are read: a script may use what those before it define.
SCRIPTS = (
    "dom", "format", "data", "address", "choice", "hints", "alternatives", "filters", "days", "timeline", "layout",
    "network", "outlines", "map", "sentence", "event", "table", "theme", "main",
)  # fmt: skip
_UNSAFE = re.compile("[<\u2028\u2029]")
_HALVES = re.compile("[\ud800-\udfff]")
_PLACE = re.compile(r"\{\{(\w+)\}\}")


def page_of(data: dict[str, Any], title: str) -> str:
    """The whole page. ``data`` is what ``columns_of`` gave."""
    style = "\n".join(_part("page", f"{name}.css") for name in STYLES)
    libraries = [_part("vendor", f"{name}.min.js") for name in LIBRARIES]
    ours = "\n".join(_part("page", f"{name}.js") for name in SCRIPTS)
    script = f'(() => {{\n"use strict";\n{ours}}})();\n'
    parts = {
        "title": html.escape(printable(title)),
        "policy": html.escape(policy([style], [*libraries, script])),
        "style": style,
        "outlines": embedded(json.loads(_part("vendor", "outlines.json"))),
        "data": embedded(data),
        "libraries": "\n".join(f"<script>{library}</script>" for library in libraries),
        "script": script,
    }
    # In one pass: what is put in is not looked at again.
    return _PLACE.sub(lambda place: parts[place[1]], _part("page", "page.html"))


def policy(styles: list[str], scripts: list[str]) -> str:
    """The Content-Security-Policy under which these styles and scripts run, no other, and nothing is fetched."""
    return (
        f"default-src 'none'; script-src {' '.join(map(_hash, scripts))}; style-src {' '.join(map(_hash, styles))}; "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )


def embedded(value: Any) -> str:
    """JSON that may stand in a script element whatever the texts in it; halves of surrogate pairs become U+FFFD."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return _HALVES.sub("\ufffd", _UNSAFE.sub(lambda char: f"\\u{ord(char[0]):04x}", text))


def _hash(text: str) -> str:
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{digest}'"


def _part(folder: str, name: str) -> str:
    return (resources.files("cli") / "report" / folder / name).read_text(encoding="utf-8")
