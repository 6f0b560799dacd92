"""Each format reopened by somebody else's reader says the same facts; hostile text comes back as it went in."""

import csv
import hashlib
import html.parser
import io
import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from briefing import build, store
from briefing.errors import FormatError
from briefing.filters import Filters
from briefing.snapshots.compare import Change, Comparison
from briefing.snapshots.formats import BY_SUFFIX, FORMATS, Format
from briefing.snapshots.snapshot import Snapshot, taken
from briefing.store import Build
from tests import sample
from tests.serving import ROOT

HOSTILE = [
    "dr*g … g*ngs $5m (US$) :red[x] **bold** _it_ `code`",
    "<script>alert(1)</script><img src=x onerror=alert(2)>",
    "[click](javascript:alert(1)) javascript:alert(1)",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    " =1+1",
    "\u200fright to left\u200e",
    "x" * 10_000,
    "</style><svg onload=alert(1)>&amp;&#60;",
    "'; drop table item; --",
    "é ü ñ 漢字 🙂",
]
MADE: dict[str, Build] = {}
# The formats that are text; what the others say is tested with a reader for each.
TEXTS = ("csv", "html", "json", "md")


def csv_rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


class Reader(html.parser.HTMLParser):
    """Every tag with its attributes, and the words between them."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(content.decode("utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def hostile(folder: Path, words: str) -> Build:
    """A build whose every free text is ``words``; made in ``folder`` for the first format that asks."""

    def change(parts: dict[str, Any]) -> None:
        for actor in parts["actors"]:
            actor |= {"name": f"{words} {actor['id']}", "description": words}
        article = parts["article"]
        article["document"] |= {"title": words, "publisher": words, "dateline": words}
        for item in article["measure"] + article["reward"] + article["arrest"] + article["statement"]:
            item |= {"headline": words, "summary": words, "date_words": words}
            item["evidence"][0]["words"] = " ".join(words.split()[:8])
        article["reward"][0]["condition"] = words
        article["reward"][0]["evidence"].append({"at": "2.1", "words": "$2 million"})
        article["arrest"][0] |= {"place": words, "accusations": [words]}

    if words not in MADE:
        MADE[words] = store.open_build(build.make(sample.write(folder, change), folder / "builds"))
    return MADE[words]


@pytest.fixture(scope="module")
def whole(article: Build) -> Snapshot:
    return taken(article, Filters())


def test_csv_has_one_row_an_item_and_every_row_says_where_it_comes_from(whole: Snapshot) -> None:
    content = BY_SUFFIX["csv"].write(whole)
    assert content.startswith(b"\xef\xbb\xbf")
    rows = csv_rows(content)
    assert [row["item_id"] for row in rows] == [row["item_id"] for row in whole.items]
    assert {row["filters"] for row in rows} == {"All articles"}
    assert {row["items"] for row in rows} == {f"{len(whole.items)} of {whole.of_items} items"}
    assert {row["build"] for row in rows} == {whole.build.id}
    assert {row["snapshot"] for row in rows} == {whole.address}
    assert all(row["stands_behind"] and row["evidence"].startswith("¶") for row in rows)


def test_csv_says_what_has_changed(whole: Snapshot) -> None:
    first, second, *_ = whole.items
    changed = Change(first["item_id"], first["headline"], (("status", "Pledged", "Ordered"),))
    compared = Comparison("20240101T000000Z-older", whole.build.id, (second,), (whole.items[2],), (changed,))
    rows = csv_rows(BY_SUFFIX["csv"].write(replace(whole, changes=compared)))
    assert [row["change"] for row in rows[:2]] == ["Changed: status: “Pledged” → “Ordered”", "Added"]
    assert {row["compared_with"] for row in rows} == {"20240101T000000Z-older"}
    assert {row["removed"] for row in rows} == {f"{whole.items[2]['headline']} ({whole.items[2]['item_id']})"}


def test_csv_says_that_an_arrest_is_not_a_conviction(whole: Snapshot) -> None:
    meanings = {row["kind_means"] for row in csv_rows(BY_SUFFIX["csv"].write(whole)) if row["kind"] == "Arrest"}
    assert meanings == {"Persons taken into custody, one or several. An arrest is not a conviction."}


def test_csv_keeps_numbers_numbers_and_joins_lists_readably(whole: Snapshot) -> None:
    (reward,) = [row for row in csv_rows(BY_SUFFIX["csv"].write(whole)) if row["kind"] == "Reward"]
    assert reward["amount"] == "50000000.00"
    assert reward["agents"] == "Department of Justice and State Department"
    assert "Nicolás Maduro" in reward["headline"]


def test_json_carries_every_item_with_its_evidence_and_its_codes(whole: Snapshot) -> None:
    content = json.loads(BY_SUFFIX["json"].write(whole))
    assert (content["items"], content["of_items"]) == (len(whole.items), whole.of_items)
    assert content["build"]["id"] == whole.build.id
    assert content["filters"] == {"parameters": {}, "words": "All articles"}
    (reward,) = [item for item in content["content"] if item["kind"] == "reward"]
    assert reward["amount"] == 50_000_000
    assert {"paragraph": 5, "sentence": 1, "words": "a $50 million reward"} in reward["evidence"]
    assert reward["sourcing"] == "official"


def test_html_is_one_page_without_scripts_or_requests(whole: Snapshot) -> None:
    found = Reader(BY_SUFFIX["html"].write(whole))
    assert not [tag for tag, _ in found.tags if tag in ("script", "link", "img", "iframe", "object")]
    attributes = [attribute for _, attributes in found.tags for attribute in attributes.items()]
    assert not [name for name, _ in attributes if name == "src" or name[:2] == "on"]
    assert all((value or "").startswith("#") for name, value in attributes if name.endswith("href"))
    words = " ".join(" ".join(found.words).split())
    assert f"{len(whole.items)} of {whole.of_items} items · All articles" in words
    assert whole.build.id in words
    assert len([tag for tag, _ in found.tags if tag == "article"]) == len(whole.items)
    for row in whole.items:
        assert all(proof["words"] in words for proof in row["evidence"])


@pytest.mark.parametrize("suffix", TEXTS)
def test_the_choice_that_leaves_nothing_makes_a_file_that_says_so(suffix: str, article: Build) -> None:
    content = BY_SUFFIX[suffix].write(taken(article, Filters(words="nowhere to be found"))).decode("utf-8")
    assert "nowhere to be found" in content
    assert "0 of 26 items" in content or '"items": 0' in content


@pytest.mark.parametrize("suffix", sorted(BY_SUFFIX))
def test_the_same_snapshot_writes_the_same_bytes(suffix: str, article: Build) -> None:
    again = store.open_build(article.path)
    assert BY_SUFFIX[suffix].write(taken(article, Filters())) == BY_SUFFIX[suffix].write(taken(again, Filters()))


def test_another_process_in_another_time_zone_and_folder_writes_the_same_bytes(article: Build, tmp_path: Path) -> None:
    code = (
        "import hashlib, json, sys; from pathlib import Path; from briefing import store;"
        "from briefing.filters import Filters; from briefing.snapshots.formats import BY_SUFFIX, FORMATS, Format;"
        "from briefing.snapshots.snapshot import taken;"
        "snapshot = taken(store.open_build(Path(sys.argv[1])), Filters(), 'Heading', 'Note');"
        "print(json.dumps({f.suffix: hashlib.sha256(f.write(snapshot)).hexdigest() for f in reversed(FORMATS)}))"
    )
    elsewhere = os.environ | {"PYTHONPATH": str(ROOT), "TZ": "Pacific/Chatham", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    command = [sys.executable, "-c", code, str(article.path)]
    ended = subprocess.run(command, cwd=tmp_path, env=elsewhere, capture_output=True, text=True, check=True)
    snapshot = taken(article, Filters(), "Heading", "Note")
    here = {format.suffix: hashlib.sha256(format.write(snapshot)).hexdigest() for format in FORMATS}
    assert json.loads(ended.stdout) == here


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words[:20]))
def test_hostile_text_comes_back_as_text(words: str, tmp_path: Path) -> None:
    snapshot = taken(hostile(tmp_path, words), Filters())
    rows = csv_rows(BY_SUFFIX["csv"].write(snapshot))
    assert {row["headline"] for row in rows} <= {words, f"'{words}"}
    assert not [cell for row in rows for cell in row.values() if cell.lstrip()[:1] in tuple("=+-@")]
    assert {item["summary"] for item in json.loads(BY_SUFFIX["json"].write(snapshot))["content"]} == {words}
    found = Reader(BY_SUFFIX["html"].write(snapshot))
    assert not [tag for tag, _ in found.tags if tag in ("script", "img")]
    assert not [name for _, attributes in found.tags for name in attributes if name[:2] == "on"]
    assert all(attributes["href"][:1] == "#" for tag, attributes in found.tags if tag == "a")
    assert all(attributes.get("role") == "img" for tag, attributes in found.tags if tag == "svg")
    assert sum(part.strip() == words.strip() for part in found.words) >= 4


@pytest.mark.parametrize("format", FORMATS, ids=lambda format: format.suffix)
def test_too_many_items_are_refused_before_they_are_read_with_the_formats_that_take_them(format: Format) -> None:
    format.refuse(format.most)
    with pytest.raises(FormatError) as caught:
        format.refuse(format.most + 1)
    said = str(caught.value)
    assert said.startswith(f"{format.label} holds at most {format.most:,} items, these are {format.most + 1:,}: narrow")
    assert [other.label for other in FORMATS if other.label in said.partition("take ")[2]] == [
        other.label for other in FORMATS if other.most > format.most
    ] or format.most == max(other.most for other in FORMATS)


@pytest.mark.parametrize("suffix", ["html", "md", "csv", "json"])
def test_a_basket_keeps_the_readers_order(suffix: str, harbour: Build) -> None:
    basket = ("harbour-crackdown/smuggler-reward", "harbour-list/ring-listed", "harbour-crackdown/quay-arrest")
    content = BY_SUFFIX[suffix].write(taken(harbour, Filters(basket=basket))).decode("utf-8")
    body = content[content.rindex("# Rewards") :] if suffix == "md" else content
    start = {"html": 'id="{}"', "md": "{}", "csv": '\n"{}",', "json": '"item_id": "{}"'}[suffix]
    words = {"md": ["smuggling ring’s leader", "Tide Ring listed", "Ada Quay arrested"]}.get(suffix, basket)
    places = [body.index(start.format(word)) for word in words]
    assert places == sorted(places)
    assert content.count("quay-denies") == 0


def test_a_kind_that_comes_again_in_a_basket_says_of_how_many_it_is(tmp_path: Path) -> None:
    def change(parts: dict[str, Any]) -> None:
        [said] = parts["article"]["statement"]
        parts["article"]["statement"].append(said | {"id": "said-again"})

    basket = tuple(f"harbour-crackdown/{name}" for name in ("quay-denies", "smuggler-reward", "said-again"))
    told = BY_SUFFIX["md"].write(taken(sample.made(tmp_path, change), Filters(basket=basket))).decode("utf-8")
    headings = [line for line in told.splitlines() if line.startswith(("## Statements", "## Rewards"))]
    assert headings == ["## Statements (1 of 2)", "## Rewards (1)", "## Statements (1 of 2)"]
