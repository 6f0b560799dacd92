"""Number the sentences of a text."""

import json
from pathlib import Path

import click

from briefing import anchors, revalidation
from briefing.commands import options
from briefing.commands.texts import text_in


@click.command("sentences")
@click.argument("text", type=options.PATH)
def command(text: Path) -> None:
    """Print a text (txt, html, docx or pdf) sentence by sentence, each after the place that evidence names it by.

    Last comes what a document says of it under [document.text].
    """
    words = text_in(text)
    for one in anchors.sentences(words):
        click.echo(options.shown(f"{one.paragraph}.{one.sentence}  {words[one.start : one.end]}"))
    click.echo("\n[document.text]")
    for name, value in revalidation.text_facts(words).items():
        click.echo(f"{name} = {json.dumps(value)}")
