"""``python -m tests.documentation``: write the generated parts of ``docs/`` anew, and name the pages that changed."""

import sys

from tests.documentation.pages import generated_pages


def main() -> None:
    """Write what is not as it has to be."""
    for page, text in generated_pages().items():
        if not page.exists() or page.read_text(encoding="utf-8") != text:
            page.write_text(text, encoding="utf-8")
            sys.stdout.write(f"{page.name}\n")


main()
