"""For any filters: the screen, the files, the address, the counts and a plain reading of the meaning agree."""

import csv
import io
import json
import re
import unicodedata
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from briefing import counting, filters, store
from briefing.build import make
from briefing.codes import is_left_out, left_out
from briefing.filters import Filters
from briefing.hits import hits
from briefing.snapshots.formats import BY_SUFFIX
from briefing.snapshots.snapshot import taken
from briefing.store import Build
from tests import choices as choosing
from tests import sample
from tests.choices import choices, in_order, searched

Row = Mapping[str, Any]
# How the names of signs begin in whose scripts a search finds anything anywhere.
UNPARTED = ("CJK UNIFIED", "HIRAGANA", "THAI", "ARABIC", "HEBREW")
HEADLINES = (
    "The ICE office and the police of Justice",
    "Iced tariffs, anti-drug: U.S. pays US$25,000 (or 1.5%)",
    *("It’s 250 dr*gs", "snake_case *note", "Ñandú, Přístav", "e\u0301te\u0301"),
    *("ICE打击贩毒集团 ABC", "みなとの警察官", "ตำรวจท่าเรือ", "שוטרי הנמל", "شرطة الميناء"),
    *("Полиция порта", "Αστυνομία", "항구 경찰 하항", "बंदरगाह पुलिस"),
)
STACKS = ("measures", "rewards", "arrests", "designations", "quotations", "paraphrases", "narrations")


@pytest.fixture(scope="module")
def known(article: Build, harbour: Build) -> choosing.Known:
    return choosing.known(article, harbour)


def is_unparted(sign: str) -> bool:
    return unicodedata.name(sign, "").startswith(UNPARTED)


def begins(text: str, place: int) -> bool:
    """Whether a word begins there, or a sign stands there that need not begin one."""
    sign, before = text[place], text[place - 1 : place]
    return not sign.isalnum() or is_unparted(sign) or not before.isalnum() or is_unparted(before)


def occurs(word: str, text: str) -> bool:
    masks = (token for token in re.split(r"[^\w*]|_", text) if "*" in token.lstrip("*"))
    return any(text.startswith(word, place) and begins(text, place) for place in range(len(text))) or any(
        len(word) <= len(mask) and all(sign in ("*", letter) for sign, letter in zip(mask, word, strict=False))
        for mask in (mask.lstrip("*") for mask in masks)
    )


def plain(words: str) -> str:
    """In small letters, with a straight apostrophe and hyphen, and without marks above, below and beside letters."""
    parts = unicodedata.normalize("NFD", words.lower().translate(str.maketrans("’‑", "'-")))
    return unicodedata.normalize("NFC", "".join(sign for sign in parts if unicodedata.category(sign)[0] != "M"))


def plainly(row: Row, text: str, chosen: Filters) -> bool:
    """What DESIGN says a filter means, once more in another language."""
    lists = {"agency": row["agencies"], "group": row["groups"], "kind": [row["kind"]], "status": [row["status"]]}
    lists |= {"measure_type": [row["measure_type"]], "sourcing": [row["sourcing"]], "document": [row["document_id"]]}
    keeps = {name: {value for value in getattr(chosen, name) if value[0] != "-"} for name in lists}
    drops = {name: {value[1:] for value in getattr(chosen, name) if value[0] == "-"} for name in lists}
    fits = all(
        (not keeps[name] or keeps[name] & set(held)) and not drops[name] & set(held) for name, held in lists.items()
    )
    first, last = row["date_from"] or date.min, row["date_to"] or date.max
    undated = row["date"] == ""
    return (
        fits
        and (not chosen.basket or row["item_id"] in chosen.basket)
        and (bool(keeps["document"] or chosen.basket) or chosen.records or row["document_kind"] == "article")
        and all(occurs(plain(word), text) for word in chosen.words.split())
        and not (undated and chosen.dated)
        and (undated or chosen.since is None or last >= chosen.since)
        and (undated or chosen.until is None or first <= chosen.until)
    )


@given(data=some.data())
def test_the_rows_are_those_that_a_plain_reading_leaves(
    data: some.DataObject, harbour: Build, article: Build, known
) -> None:
    chosen = data.draw(choices(known))
    for build in (harbour, article):
        everything, texts = build.rows("items", Filters(records=True)), searched(build)
        assert build.rows("items", chosen) == [row for row in everything if plainly(row, texts[row["item_id"]], chosen)]


def headlines(parts: dict[str, Any]) -> None:
    said = parts["article"]["statement"]
    said += [said[0] | {"id": f"line-{number}", "headline": line} for number, line in enumerate(HEADLINES)]


@pytest.fixture(scope="module")
def scripts(tmp_path_factory: pytest.TempPathFactory) -> Build:
    folder = sample.write(tmp_path_factory.mktemp("scripts"), headlines)
    return store.open_build(make(folder, folder / "builds"))


@pytest.fixture(scope="module")
def texts(scripts: Build) -> dict[str, str]:
    """What is searched of each item that is read."""
    read = {row["item_id"] for row in scripts.rows("items")}
    return {item: text for item, text in searched(scripts).items() if item in read}


@settings(max_examples=150)
@given(data=some.data())
def test_any_part_of_a_word_in_any_script_is_found_and_marked_as_a_plain_reading_finds_it(
    data: some.DataObject, scripts: Build, texts: dict[str, str]
) -> None:
    whole = data.draw(some.sampled_from(" ".join(HEADLINES).split()))
    first = data.draw(some.integers(0, len(whole) - 1) | some.just(0))
    part = whole[first : data.draw(some.integers(first + 1, len(whole)))]
    word = data.draw(some.sampled_from([part, part.upper(), unicodedata.normalize("NFD", part)]).filter(plain))
    found = {row["item_id"] for row in scripts.rows("items", Filters(words=word))}
    assert found == {item for item, text in texts.items() if occurs(plain(word), text)}
    assert found == {item for item, text in texts.items() if hits(text, [word])}


@settings(max_examples=25)
@given(data=some.data())
def test_rows_exported_are_the_rows_on_the_screen(data: some.DataObject, article: Build, known) -> None:
    chosen = data.draw(choices(known))
    shown = in_order([row["item_id"] for row in article.rows("items", chosen)], chosen)
    snapshot = taken(article, chosen)
    assert [item["item_id"] for item in json.loads(BY_SUFFIX["json"].write(snapshot))["content"]] == shown
    rows = csv.DictReader(io.StringIO(BY_SUFFIX["csv"].write(snapshot).decode("utf-8-sig"), newline=""))
    assert [row["item_id"] for row in rows if row["item_id"]] == shown
    page = BY_SUFFIX["html"].write(snapshot).decode("utf-8")
    assert sorted(part.split('"')[0] for part in page.split('<article id="')[1:]) == sorted(shown)
    assert article.rows("item_count", chosen)[0]["items"] == len(shown)


@given(data=some.data())
def test_the_pages_of_the_kinds_part_the_items_without_loss(data: some.DataObject, article: Build, known) -> None:
    chosen = data.draw(choices(known))
    shown = [row["item_id"] for name in STACKS for row in article.rows(name, chosen)]
    assert sorted(shown) == sorted(row["item_id"] for row in article.rows("items", chosen))


@given(data=some.data())
def test_the_pages_of_a_stack_are_the_stack_and_its_size_is_known(data: some.DataObject, article: Build, known) -> None:
    chosen = data.draw(choices(known))
    sizes = {row["query"]: row["items"] for row in article.rows("stacks", chosen)}
    for name in STACKS:
        whole, size = article.rows(name, chosen), sizes.get(name, 0)
        assert len(whole) == size
        pages = [article.rows(name, chosen, limit=7, offset=first) for first in range(0, size, 7)]
        assert [row for page in pages for row in page] == whole


@given(data=some.data())
def test_the_profile_of_an_actor_holds_each_of_its_items_once(data: some.DataObject, article: Build, known) -> None:
    chosen, actor = data.draw(choices(known)), data.draw(some.sampled_from(known["agency"] + known["group"]))
    found = [
        row
        for stack in article.rows("actor_stacks", chosen, actor=actor)
        for row in article.rows("actor_items", chosen, actor=actor, role=stack["role"], limit=stack["items"], offset=0)
    ]
    assert found == article.rows("actor_items", chosen, actor=actor)


@given(data=some.data())
def test_an_address_brings_the_same_choice_back(data: some.DataObject, known) -> None:
    chosen = data.draw(choices(known))
    back = Filters.from_query(chosen.query(), known)
    assert back == chosen
    assert back.unknown == ()


@settings(max_examples=25)
@given(data=some.data())
def test_a_facet_counts_what_choosing_the_value_would_leave(
    data: some.DataObject, article: Build, harbour: Build, counted: Build, known
) -> None:
    """And what leaving it out would; what is left out already stays out."""
    chosen = data.draw(choices(known))
    build = data.draw(some.sampled_from([article, harbour, counted]))
    rows = build.rows("facets", chosen)
    assert len({(row["filter"], row["value"]) for row in rows}) == len(rows)
    for row in data.draw(some.lists(some.sampled_from(rows), max_size=10)) if rows else ():
        gone = tuple(value for value in getattr(chosen, row["filter"]) if is_left_out(value))
        alone = replace(chosen, **{row["filter"]: (row["value"], *gone)})
        assert row["items"] == build.rows("item_count", alone)[0]["items"], row
        without = replace(chosen, **{row["filter"]: (left_out(row["value"]), *gone)})
        assert row["others"] == build.rows("item_count", without)[0]["items"], row


@given(data=some.data())
def test_what_is_counted_beforehand_is_what_is_counted_anew(data: some.DataObject, counted: Build, known) -> None:
    """One actor alone, everything, or any filters, for which nothing is counted beforehand."""
    name = data.draw(some.sampled_from(["agency", "group"]))
    alone = Filters(**{name: (data.draw(some.sampled_from(counted.known()[name])),)})
    chosen = data.draw(some.sampled_from([alone, Filters()]) | choices(known))
    assert counted.counts.tally(chosen) == counted.table("tally", chosen)


@settings(max_examples=60)
@given(data=some.data())
def test_what_values_would_give_is_the_same_from_a_tally_as_counted_anew(
    data: some.DataObject, counted: Build, known
) -> None:
    """Of everything or of one actor, narrowed by what items have in common."""
    names = data.draw(some.sampled_from([(), *((name,) for name in counting.COMMON), counting.COMMON]))
    held = {
        name: some.lists(some.sampled_from(choosing.values_of(counted.known()[name])), min_size=1, max_size=3)
        for name in names
    }
    led = data.draw(some.sampled_from(["agency", "group"]))
    alone = {led: tuple(data.draw(some.lists(some.sampled_from(counted.known()[led]), max_size=1)))}
    chosen = Filters(**alone, **{name: tuple(data.draw(values)) for name, values in held.items()})
    for name in filters.CHOICES:
        told = counted.counts.offers(chosen, name).to_pylist()
        anew = counted.rows("offered", chosen.keeping_any(name), of=name)
        there = {None, *counted.known(known["document"]).get(name, ())}
        assert sorted(numbers(told, there)) == sorted(numbers(anew, there)), (name, chosen)


def test_what_other_actors_would_give_beside_any_code_is_the_same_from_a_tally_as_counted_anew(counted: Build) -> None:
    there = counted.known()
    for name in counting.COMMON:
        for code in choosing.values_of(there.get(name, [])):
            chosen = Filters(agency=(there["agency"][0],), **{name: (code,)})
            told = counted.counts.offers(chosen, "agency")
            anew = counted.rows("offered", Filters(**{name: (code,)}), of="agency")
            assert sorted(numbers(told.to_pylist(), {*there["agency"]})) == sorted(numbers(anew, {*there["agency"]})), (
                code
            )


def numbers(rows: list[Row], there: set[str | None]) -> list[tuple[str, int]]:
    """How many items each value that is there would give, if any."""
    return [(row["value"] or "", row["items"]) for row in rows if row["items"] and row["value"] in there]


def test_each_agency_and_group_named_often_is_counted_beforehand(counted: Build) -> None:
    named = {name: code for name in ("agency", "group") for code in counted.known()[name]}
    numbers = counted.rows("numbers", actors=[*named.values()], items=[])
    assert all(counted.rows("tally_of_one", number=row["number"]) for row in numbers)
    assert counted.rows("tally_of_one", number=0)


@settings(max_examples=25)
@given(data=some.data())
def test_taking_a_filter_away_leaves_what_is_promised(data: some.DataObject, harbour: Build, known) -> None:
    chosen = data.draw(choices(known))
    assert {row["filter"] for row in harbour.rows("relaxed", chosen)} <= {*chosen.active()}
    for row in harbour.rows("relaxed", chosen):
        assert row["items"] == len(harbour.rows("items", chosen.without(row["filter"])))


@given(query=some.dictionaries(some.sampled_from(filters.NAMES), some.lists(some.text())))
def test_any_address_at_all_gives_filters_or_names_what_it_left_out(query: dict[str, list[str]], known) -> None:
    found = Filters.from_query(query, known)
    for name in filters.CHOICES:
        assert {value.removeprefix("-") for value in getattr(found, name)} <= set(known[name])
        dropped = {value for value in query.get(name, []) if value.removeprefix("-") not in known[name]}
        assert {f"{name}={value}" for value in dropped} <= set(found.unknown)
    assert Filters.from_query(found.query(), known) == found
