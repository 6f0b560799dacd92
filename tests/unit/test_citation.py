"""How an item is cited."""

from pathlib import Path
from typing import Any

from briefing import citation
from briefing.store import Build
from tests import sample

REWARD = "harbour-crackdown/smuggler-reward"
LINK = "https://briefing.example/rewards"


def cited(build: Build) -> tuple[str, str]:
    """The reward as text and as a footnote."""
    [row], [document] = build.rows("item", item=REWARD), build.rows("document", document="harbour-crackdown")
    return citation.plain(row, document, build.id, LINK), citation.footnote(row, document, build.id, LINK)


def test_a_citation_says_who_says_so_where_it_stands_and_in_which_build(harbour: Build) -> None:
    plain, footnote = cited(harbour)
    assert plain == (
        "$2 million reward for a smuggling ring’s leader. Announced. Official announcement. Customs "
        "tightens harbour checks, publisher not stated, 8 August 2025, ¶2 s1: “a $2 million reward”. "
        f"Briefing, build {harbour.id}. {LINK}"
    )
    assert footnote.startswith("[^smuggler-reward]: \\$2 million reward")
    assert footnote.endswith(f" <{LINK}>")


def test_a_citation_names_the_author_and_the_address_of_a_text_where_they_are_known(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        parts["article"]["document"] |= {"author": "J. Doe", "url": "https://example.org/harbour"}

    plain, _ = cited(sample.made(tmp_path, change))
    assert "J. Doe, Customs tightens harbour checks, publisher not stated, 8 August 2025, " in plain
    assert "8 August 2025, https://example.org/harbour, ¶2 s1: " in plain
