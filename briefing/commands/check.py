"""Check a data folder, or hold a copy of a text against its document."""

import json
from pathlib import Path
from typing import Any

import click

from briefing import build, revalidation, settings
from briefing.anchors import Found, worst_first
from briefing.collection import Reading
from briefing.commands import options
from briefing.commands.texts import text_in
from briefing.errors import CollectionError
from briefing.glossary import VERDICTS, counted
from briefing.revalidation import DocumentError, Report


@click.command("check")
@options.data_option
@click.option("--text", type=options.PATH, help="A copy of a text: txt, html, docx or pdf.")
@click.option("--document", metavar="ID", help="The document the text belongs to, where that is not clear.")
@click.option("--json", "as_json", is_flag=True, help="The verdicts on a text as JSON.")
@click.pass_context
def command(context: click.Context, data: Path | None, text: Path | None, document: str | None, as_json: bool) -> None:
    """Say everything that is wrong with a data folder; with --text, what became of a document's words in a copy.

    Ends with exit code 1 where the data has a fault or, with --text, where an anchor has changed, is ambiguous or lost;
    what else is wrong with the data, --text does not say.
    """
    if text is None and (document or as_json):
        raise click.UsageError("--document and --json are about a text: name one with --text")
    folder = data or settings.data()
    if text is None:
        found = build.check(folder)
        documents, actors = counted(found.documents, "document"), counted(found.actors, "actor")
        click.echo(f"{documents}, {counted(found.items, 'item')}, {actors}: no fault found.")
        click.echo("Whether anchors stand in their texts, --text tells.")
        return
    report = _report(folder, text_in(text), document)
    click.echo(_as_json(report) if as_json else "\n".join(map(options.shown, _lines(report))))
    context.exit(1 if report.doubtful else 0)


def _report(folder: Path, text: str, document: str | None) -> Report:
    """Whatever else is wrong with the data, as long as the document can be read."""
    reading = Reading(folder)
    try:
        return revalidation.report(reading.documents, text, document)
    except DocumentError:
        if reading.faults:
            raise CollectionError(reading.faults) from None
        raise


def _lines(report: Report) -> list[str]:
    """A line for each anchor that is not as it was, worst first, and one that counts them all."""
    other = "this is another text" if report.facts_stated else "the document says nothing of its text yet"
    same = "this is the text the items were made from" if report.same else other
    told = [_line(one) for one in worst_first(report.found) if one.verdict != "ok"]
    return [*told, *_facts(report), f"{report.document}: {same}; {report.in_words}."]


def _facts(report: Report) -> list[str]:
    """Where the document says of its text what is not true of this one, or nothing: what would be, as it is written."""
    said = {name: json.dumps(value) for name, value in report.facts_stated.items()}
    return [
        f"{name} = {true} would be true of this text; the document says {said.get(name, 'nothing')}"
        for name, true in ((name, json.dumps(value)) for name, value in report.facts_true.items())
        if said.get(name) != true
    ]


def _line(one: Found) -> str:
    now = f", now {one.place}" if one.place not in ("", one.anchor.place) else ""
    differs = f" ({'; '.join(one.differs)})" if one.differs else ""
    return f"{VERDICTS[one.verdict].label}: {one.anchor.item_id}: {one.anchor.place}{now}: {one.anchor.words}{differs}"


def _as_json(report: Report) -> str:
    verdicts = [_plain(one) for one in worst_first(report.found)]
    facts = {
        "document": report.document,
        "same_text": report.same,
        "doubtful": len(report.doubtful),
        "text": report.facts_true,
    }
    return options.as_json(facts | {"anchors": verdicts})


def _plain(one: Found) -> dict[str, Any]:
    """``start`` and ``end`` count Unicode code points of the text as it was read."""
    now = {name: value for name, value in one._asdict().items() if name not in ("anchor", "verdict")}
    return one.anchor._asdict() | {"verdict": one.verdict, "now": now}
