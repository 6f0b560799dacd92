"""How long the web page and the Word document take, as ratios to the plainest way of writing the same in the same run.

python -m tests.bench.bench_files
"""

import io
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx as python_docx
from jinja2 import Environment

from briefing import build, prose, store
from briefing.filters import Filters
from briefing.snapshots.formats import docx, html, markdown
from briefing.snapshots.snapshot import Snapshot, taken
from tests.bench import timing
from tests.serving import ROOT

MANY, PLAIN_WORD = 10_000, 1_000
PLAIN = Environment(autoescape=True).from_string("{% for line in lines %}<p>{{ line }}</p>\n{% endfor %}")


def lines(snapshot: Snapshot) -> list[str]:
    """Every line of every item, in the order in which the files have them."""
    found = []
    for row in snapshot.items:
        facts = [f"{name}\t{value}" for name, value in prose.facts(row)]
        found += [row["headline"], row["status"], row["summary"], *facts, prose.evidence(row), row["item_id"]]
    return found


def plain_html(snapshot: Snapshot) -> bytes:
    """One template without logic: a paragraph a line."""
    return PLAIN.render(lines=lines(snapshot)).encode("utf-8")


def plain_word(snapshot: Snapshot) -> bytes:
    """A paragraph a line, as the library's own guide writes it."""
    document, file = python_docx.Document(), io.BytesIO()
    for line in lines(snapshot):
        document.add_paragraph(line)
    document.save(file)
    return file.getvalue()


def plain_word_of_many(snapshot: Snapshot) -> float:
    """Seconds that the library's own way would take if it did not take the square of a document's length."""
    few = replace(snapshot, items=snapshot.items[:PLAIN_WORD])
    return seconds(lambda: plain_word(few), 3) * len(snapshot.items) / PLAIN_WORD


def seconds(task: Callable[[], object], runs: int) -> float:
    """The median of several runs."""
    return statistics.median(timing.milliseconds(task, runs)) / 1000


def main() -> None:
    """Print a row a file: how long it takes, how large it is, and how many times the plainest way takes."""
    with tempfile.TemporaryDirectory() as folder:
        article = taken(store.open_build(build.make(ROOT / "data", Path(folder))), Filters())
    items = tuple(article.items[number % len(article.items)] | {"item_id": f"item/{number}"} for number in range(MANY))
    many = replace(article, items=items)
    some = replace(many, items=items[:PLAIN_WORD])
    print(f"{'file':<40}{'seconds':>9}{'MB':>7}{'x plain':>9}")
    for name, write, plain, snapshot, runs in (
        ("HTML, the article with its charts", html.write, plain_html, article, 5),
        ("HTML, the article without charts", html.write, plain_html, replace(article, pictures=()), 5),
        (f"HTML, {MANY:,} items", html.write, plain_html, replace(many, pictures=()), 3),
        (f"Markdown, {MANY:,} items", markdown.write, plain_html, replace(many, pictures=()), 3),
        ("DOCX, the article with its charts", docx.write, plain_word, article, 5),
        (f"DOCX, {PLAIN_WORD:,} items", docx.write, plain_word, replace(some, pictures=()), 3),
    ):
        written = write(snapshot)
        took, floor = seconds(lambda: write(snapshot), runs), seconds(lambda: plain(snapshot), runs)  # noqa: B023
        print(f"{name:<40}{took:>9.3f}{len(written) / 1e6:>7.2f}{took / floor:>9.2f}", flush=True)
    bare = replace(many, pictures=())
    start = time.perf_counter()
    written = docx.write(bare)
    took = time.perf_counter() - start
    print(f"{f'DOCX, {MANY:,} items':<40}{took:>9.3f}{len(written) / 1e6:>7.2f}{took / plain_word_of_many(bare):>9.2f}")
    print(f"the last against the plain way of {PLAIN_WORD:,} items, ten times")


if __name__ == "__main__":
    main()
