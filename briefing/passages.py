"""A text taken apart: its sentences, and the passages where given words, or words like them, stand.

Places are ``paragraph.sentence``, counted from 1; offsets are Unicode code points of the text as given. Words are
compared token by token, so ``$5`` is not found in ``$50``.
"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import groupby, product
from typing import NamedTuple

from nupunkt import PunktSentenceTokenizer
from nupunkt.models import load_default_model
from rapidfuzz import fuzz, process

from briefing import wording

SIMILAR = 0.9
# An article masks a few words; a text of thousands is no article, and each costs a search for every word.
MOST_MASKED = 300
# The segmenter was learnt from scanned law: most of what it takes for abbreviations are words, such as "port" and
# "bank", or misprints. It keeps those of single letters and dots, such as "U.S.", and takes these, written in the news.
INITIALS = re.compile(r"[^\W\d_]|[^\W\d_]{1,3}(\.[^\W\d_]{1,3})+")
ABBREVIATIONS = """
mr mrs ms mx dr drs prof hon rev fr msgr messrs sr sra srta dra mme mlle jr st ste mt ft
pres gov govs sen sens rep reps del amb atty supt insp det sec asst dep
gen adm brig col maj capt cmdr cpt lt ltc sgt cpl pvt pfc pte ret
co cos corp inc ltd bros dept univ assn govt ave blvd rd hwy bldg
jan feb mar apr jun jul aug sep sept oct nov dec
ala ariz ark calif colo conn fla ga kan ky la md mich minn mont neb nev okla pa tenn tex va vt wis wyo
no nos nr vol fig pp sq vs cf ca etc al approx est tel ext
""".split()  # noqa: SIM905
# What shows that the abbreviation before it ended a sentence, beside what the segmenter has learnt.
OPENINGS = ["her", "his", "its", "nobody", "their"]


class Sentence(NamedTuple):
    """``text[start:end]`` is the sentence, without the blanks around it."""

    paragraph: int
    sentence: int
    start: int
    end: int


class Passage(NamedTuple):
    """Tokens ``first`` to ``last``, the last not among them, and the sentence in which they begin.

    ``score``, 0 to 1, is their likeness to the words looked for, ``differs`` what is not alike.
    """

    first: int
    last: int
    sentence: Sentence
    score: float = 1.0
    differs: tuple[str, ...] = ()


@cache
def _segmenter() -> PunktSentenceTokenizer:
    segmenter = load_default_model()
    for word in OPENINGS:
        segmenter.parameters.add_sent_starter(word)
    known = segmenter.parameters.abbrev_types
    known.difference_update([one for one in known if not INITIALS.fullmatch(one)])
    segmenter.add_abbreviations(ABBREVIATIONS)
    return segmenter


def sentences(text: str) -> list[Sentence]:
    """The sentences of ``text`` in order; a line that is not blank is a paragraph."""
    lines = (line for line in re.finditer(r"[^\r\n]+", text) if not line.group().isspace())
    return [
        Sentence(paragraph, number, line.start() + start, line.start() + end)
        for paragraph, line in enumerate(lines, 1)
        for number, (start, end) in enumerate(_spans(line.group().translate(wording.EVEN)), 1)
    ]


def _spans(line: str) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end; a small letter goes on after whatever was abbreviated."""
    found: list[tuple[int, int]] = []
    for start, end in _segmenter().spans(line):
        goes_on = found and line[start].islower() and line[found[-1][1] - 1] == "."
        found.append((found.pop()[0] if goes_on else start, end))
    return found


class Copy:
    """A text taken apart once, to look for many words in it."""

    def __init__(self, text: str) -> None:
        self.text, self.sentences, self.tokens = text, sentences(text), [*wording.tokens(text)]
        self.gists = [wording.gist(token.plain) for token in self.tokens]
        starts = [sentence.start for sentence in self.sentences]
        self.homes = [self.sentences[bisect_right(starts, token.start) - 1] for token in self.tokens]
        self.stands: defaultdict[str, list[int]] = defaultdict(list)
        for number, token in enumerate(self.tokens):
            self.stands[token.plain].append(number)
        self.masked = [word for word in self.stands if "*" in word[1:]][:MOST_MASKED]
        groups = groupby(range(len(self.tokens)), self.homes.__getitem__)
        self.runs = {sentence: self._runs(sentence, [*numbers]) for sentence, numbers in groups}

    def _runs(self, sentence: Sentence, numbers: list[int]) -> dict[Passage, str]:
        """The gist of a sentence; of a very long one in parts that overlap, so that searching it stays quick."""
        firsts = range(numbers[0], max(numbers[0], numbers[-1] - 32) + 1, 32)
        runs = (Passage(first, min(first + 64, numbers[-1] + 1), sentence) for first in firsts)
        return {run: wording.joined(self.gists[run.first : run.last]) for run in runs}

    def offsets(self, passage: Passage) -> tuple[int, int]:
        """Where a passage starts and ends in the text, in code points."""
        return self.tokens[passage.first].start, self.tokens[passage.last - 1].end

    def same(self, words: str) -> list[Passage]:
        """Every passage that says ``words``, typography and masked letters aside."""
        options = [self._options(token.plain) for token in wording.tokens(words)]
        if not options:
            return []
        rarest, option = min(enumerate(options), key=lambda one: sum(len(self.stands[word]) for word in one[1]))
        firsts = sorted(number - rarest for word in option for number in self.stands[word])
        return [
            Passage(first, first + len(options), self.homes[first])
            for first in firsts
            if 0 <= first <= len(self.tokens) - len(options)
            and all(self.tokens[first + place].plain in option for place, option in enumerate(options))
        ]

    def _options(self, plain: str) -> set[str]:
        same = {plain} if plain in self.stands else set()
        hidden = {word for word in self.stands if wording.masks(plain, word)} if "*" in plain[1:] else set()
        return same | hidden | {word for word in self.masked if wording.masks(word, plain)}

    def similar(self, words: str, near: Iterable[Sentence], held: set[int]) -> list[Passage]:
        """The passage most like ``words`` and at least SIMILAR; several where nothing tells which is meant.

        Figures, currencies and negations do not count for likeness. What differs must not be among the tokens
        ``held`` by other words.
        """
        old = [token.plain for token in wording.tokens(words)]
        found: defaultdict[tuple[float, float], list[Passage]] = defaultdict(list)
        for passage in self._windows(old, near):
            new = [token.plain for token in self.tokens[passage.first : passage.last]]
            edits = wording.edits(old, new)
            if edits and not any(edit.new and passage.first + edit.place in held for edit in edits):
                likeness = passage.score, fuzz.ratio(wording.joined(old), wording.joined(new))
                found[likeness].append(passage._replace(differs=wording.differs(edits)))
        best = found[max(found)] if found else []
        return [passage for passage in best if passage is best[0] or passage.first >= best[0].last]

    def _windows(self, old: Sequence[str], near: Iterable[Sentence]) -> Iterator[Passage]:
        """Runs of about as many tokens as ``old`` whose gist is SIMILAR."""
        gist = wording.joined(map(wording.gist, old))
        runs = {run: text for sentence in near for run, text in self.runs.get(sentence, {}).items()}
        # Where even the best part of a run scores less, no window of it can be SIMILAR; this spares nearly all.
        for _, _, run in process.extract_iter(gist, runs, scorer=fuzz.partial_ratio, score_cutoff=75):
            for size, first in product(range(max(1, len(old) - 3), len(old) + 4), range(run.first, run.last)):
                score = fuzz.ratio(gist, wording.joined(self.gists[first : first + size])) / 100
                if first + size <= run.last and score >= SIMILAR:
                    yield Passage(first, first + size, run.sentence, score)
