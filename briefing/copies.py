"""The text in a reader's copy of an article. Limits hold while it is read, not after; nothing goes to disk."""

import io
import re
import time
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import pypdf
from lxml import etree  # type: ignore[import-untyped]

from briefing.errors import BriefingError

MOST_BYTES, MOST_UNPACKED, MOST_RATIO = 10_000_000, 50_000_000, 200
MOST_CHARACTERS, MOST_PIECES, MOST_PAGES, MOST_SECONDS = 500_000, 1_000_000, 500, 20
SAVE = "open it in its own program and save it as docx, pdf, txt or html"
LARGE = f"This file is over {MOST_BYTES // 1_000_000} MB; choose a copy of the article alone."
MUCH = "This file holds far more than an article; choose a copy of the article alone."
FOREIGN = {
    b"\xd0\xcf\x11\xe0": "an old Word file (.doc) or one locked by a password",
    b"{\\rtf": "an RTF file (.rtf)",
    b"mimetypeapplication/vnd.oasis": "an OpenDocument file (.odt)",
    b"mimetypeapplication/epub": "an e-book (.epub)",
    b"\x89PNG": "a picture (.png)",
}
TAGGED = re.compile(r"\s*<(?:!doctype html|html|head|body|p|div|article|main|section|h[1-6])[\s>]", re.IGNORECASE)
UNSEEN = dict.fromkeys([*range(9), *range(14, 28), 0x7F, 0xAD, *range(0xD800, 0xE000), 0xFFFE, 0xFFFF])
AS_SHOWN = UNSEEN | {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl"}
Line = tuple[str, float, float, float]  # words; left and height on the page and size of letters, in points
PART = "\n\n"
INLINE = "a abbr b big cite code del dfn em font i img ins kbd mark q s small span strike strong sub sup time u wbr"
IN_PAGE = dict.fromkeys(re.findall(r"\w+", INLINE), "") | {"br": "\n"}
IN_WORD = {"p": PART, "br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
LEFT_OUT = re.compile(
    "head|title|script|style|noscript|template|nav|aside|footer|button|select|textarea|iframe|object|svg|canvas|audio|"
    "video|dialog|menu|navigation|banner|contentinfo|complementary|search|moveFrom|Fallback"
)


class CopyError(BriefingError):
    """A copy whose text cannot be read; says in one sentence what is wrong and what to do."""


def text_of(content: bytes, name: str) -> str:
    """The text in ``content``; what it is, its first bytes tell before the file's ``name`` does.

    Plain text comes back character for character, save for a byte order mark, CRLF and white space at the end; of
    the other forms every paragraph is one line. Raises CopyError and nothing else, whatever the bytes are.
    """
    if len(content) > MOST_BYTES:
        raise CopyError(LARGE)
    start = content[30:80] if content.startswith(b"PK\x03\x04") else content  # a ZIP file's first name is at byte 30
    if kind := next((FOREIGN[mark] for mark in FOREIGN if start.startswith(mark)), None):
        raise CopyError(f"This is {kind}; {SAVE}.")
    if len(text := _text_of(content, name.lower())) > MOST_CHARACTERS:
        raise CopyError(MUCH)
    if not any(character.isprintable() and not character.isspace() for character in text):
        raise CopyError("This file holds no text; choose a copy whose words can be selected, not pictures of them.")
    return text


def warnings(text: str) -> list[str]:
    """What ``text`` holds that no reader can see: marks that turn the direction of writing."""
    if found := re.search("[\u202a-\u202e\u2066-\u2069]", text):
        return [f"Unseen, U+{ord(found[0]):04X} at character {found.start()} makes words show out of their order."]
    return []


def _text_of(content: bytes, name: str) -> str:
    if content[:1024].lstrip().startswith(b"%PDF-"):
        return _one_a_line("PDF", _pdf(content))
    if content.startswith(b"PK\x03\x04"):
        return _one_a_line("Word file", _docx(content))
    text = _decoded(content)
    if TAGGED.match(text) or name.endswith((".html", ".htm", ".xhtml")):
        return _one_a_line("web page", _html(text))
    return text.replace("\r\n", "\n").rstrip()


def _one_a_line(kind: str, paragraphs: Iterable[str]) -> str:
    """A line for every paragraph, and for every part of one that an empty line sets off."""
    try:
        parts = [part for paragraph in paragraphs for part in re.split(r"\n\s*\n", paragraph)]
    except CopyError:
        raise
    except Exception as error:  # the parsers raise whatever they trip over in a broken file
        raise CopyError(f"This is no sound {kind}; {SAVE}.") from error
    return "\n".join(filter(None, (" ".join(part.translate(AS_SHOWN).split()) for part in parts)))


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8"
    try:
        text = content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise CopyError(f"Byte {error.start} is no {encoding.upper()} text; save it as UTF-8, docx or pdf.") from error
    if (nul := text.find("\0")) >= 0:
        raise CopyError(f"Character {nul} is a NUL, which no text holds; {SAVE}.")
    return text


class _Words:
    """Text as lxml tells it. A tree would lose what is nested deeply and be slow over a tag of many attributes."""

    def __init__(self, breaks: Mapping[str, str], other: str) -> None:
        self.breaks, self.other = breaks, other
        self.pieces: list[str] = []
        self.open: list[tuple[str, int]] = [("", 0)]
        self.articles: list[tuple[int, int]] = []
        self.length = self.skipped = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        left_out = LEFT_OUT.fullmatch(name) or LEFT_OUT.fullmatch(attributes.get("role", ""))
        self.skipped += bool(self.skipped or left_out or "hidden" in attributes)
        self._add(self.breaks.get(name, self.other))
        self.open.append((name, self.length))
        if len(self.pieces) > MOST_PIECES or self.length > MOST_CHARACTERS:
            raise CopyError(MUCH)

    def end(self, _tag: str) -> None:
        name, start = self.open.pop()
        self._add(PART if self.breaks.get(name, self.other) == PART else "")
        self.skipped -= bool(self.skipped)
        if name in ("article", "main"):
            self.articles.append((start, self.length))

    def data(self, text: str) -> None:
        if self.other or self.open[-1][0] == "t":
            self._add(text if self.open[-1][0] == "pre" else re.sub(r"\s+", " ", text))

    def close(self) -> str:
        return "".join(self.pieces)

    def _add(self, text: str) -> None:
        self.pieces.append("" if self.skipped else text)
        self.length += len(self.pieces[-1])


def _html(text: str) -> Iterator[str]:
    words = _Words(IN_PAGE, PART)
    whole = etree.fromstring(text.encode(), etree.HTMLParser(target=words, encoding="utf-8"))
    yield next((whole[start:end] for start, end in words.articles if 2 * (end - start) > len(whole)), whole)


def _docx(content: bytes) -> Iterator[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = [entry for entry in archive.infolist() if entry.compress_type in (0, 8)]  # others unpack unbounded
        if sum(entry.file_size for entry in entries) > min(MOST_UNPACKED, MOST_RATIO * len(content)):
            raise CopyError(MUCH)
        body = next(entry for entry in entries if re.fullmatch(r"word/document\d*\.xml", entry.filename))
        parser = etree.XMLParser(target=_Words(IN_WORD, ""), resolve_entities="internal", no_network=True)
        yield etree.parse(archive.open(body), parser)


def _pdf(content: bytes) -> Iterator[str]:
    if b"%%EOF" not in content[-2048:]:
        raise CopyError("This PDF breaks off before its end; download or save it again.")
    if b"/Encrypt" in content:
        raise CopyError("This PDF is locked (encrypted); print it to a new PDF and choose that.")
    reader = pypdf.PdfReader(io.BytesIO(content))
    lines: list[Line] = []
    until = time.monotonic() + MOST_SECONDS
    for number, page in enumerate(reader.pages):
        lines += _lines(page)
        if number >= MOST_PAGES or time.monotonic() > until or sum(len(line[0]) for line in lines) > MOST_CHARACTERS:
            raise CopyError(MUCH)
    places = [(re.sub(r"\d+", "#", words), left, height) for words, left, height, _ in lines]
    often = Counter(places)  # the same in the same place of several pages is a running head or a page number
    yield from _paragraphs([line for line, at in zip(lines, places, strict=True) if often[at] == 1] or lines)


def _lines(page: pypdf.PageObject) -> list[Line]:
    lines: list[list[Line]] = [[]]

    def saw(text: str, at: Sequence[float], within: Sequence[float], _font: object, size: float) -> None:
        left, height = (within[4] * at[i] + within[5] * at[i + 2] + at[i + 4] for i in (0, 1))
        for number, words in enumerate(text.split("\n")):
            lines.extend([[]] if number else [])
            if words.strip() or lines[-1]:
                lines[-1].append((words, left, height, abs(size * within[3] * at[3])))

    page.extract_text(visitor_text=saw)
    return [("".join(part[0] for part in line).strip(), *line[0][1:]) for line in lines if line]


def _paragraphs(lines: list[Line]) -> Iterator[str]:
    """Lines, joined until one steps down by more than most, changes its size, or begins anew after a sentence."""
    steps = sorted((up[2] - low[2]) / (up[3] or 1) for up, low in pairwise(lines) if up[2] > low[2]) or [0.0]
    widest = max((len(words) for words, *_ in lines), default=0)
    paragraph: list[str] = []
    for (words, left, above, size), (more, start, below, next_size) in pairwise([*lines, ("", 0.0, 0.0, 0.0)]):
        paragraph.append(words)
        anew = len(words) < 0.75 * widest or above <= below or start - left > 0.7 * size
        other = above - below > 1.3 * steps[len(steps) // 4] * (size or 1) or abs(size - next_size) > 0.2 * size
        if other or not more or (anew and re.search(r"[.!?:…][\"'”’»)\]]*$", words)):
            yield re.sub(r"(?<=\w)-\n", "-", "\n".join(paragraph).replace("\xad\n", "").replace("\xad", "-"))
            paragraph = []
