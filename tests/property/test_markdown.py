"""Words in Markdown come back as they went in, from GitHub's own reader and from another one that reads more."""

import html.parser

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import example, given
from hypothesis import strategies as some
from markdown_it import MarkdownIt
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.dollarmath import dollarmath_plugin
from mdit_py_plugins.footnote import footnote_plugin

from briefing import prose
from briefing.markdown import escaped

# Where words of an item stand: in each of these the reader must find the words and the tags that a plain word has.
PLACES = {
    "paragraph": "First.\n\n{}",
    "heading": "### {}",
    "list": "- Name: {}",
    "cell": "| {} | {} |\n| --- | --- |\n| {} | b |",
    "quotation": "> **{}**",
    "footnote": "a[^1]\n\n[^1]: {}",
}
MARKS = [
    *(
        "*",
        "**",
        "_",
        "~~",
        "`",
        "``",
        "$",
        "$$",
        "\\",
        "[",
        "](x)",
        "![",
        "<b>",
        "</p>",
        "<!--",
        "-->",
        "&amp;",
        "&#60;",
    ),
    *("|", "# ", "#1", "@", "a@b.co", "http://x.yz", "www.x.yz", "ftp://x.yz", "mailto:a@b.co", "x.com", ":x:", "::"),
    *("- ", "+ ", "1. ", "1) ", "> ", "---", "===", "[^1]", "[^1]: ", "[x] ", "\n", "\n\n", "\t", "    ", " ", "  \n"),
    *(
        "\r",
        "\u2028",
        "\u00a0",
        "\u3000",
        "\ufeff",
        "\u202e",
        "\x00",
        "\x1c",
        "\x85",
        "a",
        "1",
        "é",
        "漢",
        "🙂",
        ":red[",
        "\\(",
    ),
]
texts = some.lists(some.one_of(some.sampled_from(MARKS), some.text(max_size=4)), max_size=12).map("".join)


class Seen(html.parser.HTMLParser):
    """The tags in their order, but for code, which stands around single marks, and the words."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags += [tag] if tag != "code" else []

    def handle_data(self, data: str) -> None:
        self.words += data


def github(markdown: str) -> str:
    return str(
        cmarkgfm.github_flavored_markdown_to_html(markdown, Options.CMARK_OPT_FOOTNOTES | Options.CMARK_OPT_UNSAFE)
    )


def another(markdown: str) -> str:
    reader = MarkdownIt("gfm-like", {"html": True}).use(footnote_plugin).use(dollarmath_plugin).use(deflist_plugin)
    return str(reader.render(markdown))


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("reader", [github, another])
@given(text=texts.filter(str.strip))
@example(text="foo@bar.co and #1 :+1: www.x.yz")
@example(text="$5m (US$) for dr*g … g*ngs")
@example(text=" =1+1")
@example(text="2025.")
@example(text="1)")
def test_words_stay_words_wherever_they_stand(reader, place: str, text: str) -> None:
    given, plain = (
        Seen(reader(PLACES[place].replace("{}", escaped(text)))),
        Seen(reader(PLACES[place].replace("{}", "Q"))),
    )
    assert given.tags == plain.tags
    assert given.words == plain.words.replace("Q", prose.carried(text))


@given(texts)
def test_words_stay_on_one_line(text: str) -> None:
    assert not set(escaped(text)) & set("\n\r\u2028\u2029")


def test_a_sign_is_escaped_only_where_it_may_act() -> None:
    plain = "Forces, on 7 August (a Thursday): “no”; 5-4, 50% – it’s so. The end."
    assert escaped(plain) == plain
    assert escaped("-1 *a* $5") == "\\-1 \\*a\\* \\$5"
