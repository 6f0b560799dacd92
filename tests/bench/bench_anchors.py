"""How long 500 verdicts on 10,000 words take, as ratios to str.find and to segmentation alone in the same run.

python -m tests.bench.bench_anchors
"""

import random
import re
from collections import Counter
from functools import partial

from briefing.anchors import Anchor, sentences, verdicts
from tests.bench.timing import median

WORDS, ANCHORS, RUNS = 10_000, 500, 7


def story(chance: random.Random) -> str:
    """About WORDS words of pseudo-news: some common, most rare; figures and masked letters among them."""
    rare = ["".join(chance.choices("abcdefghilmnoprstuv", k=chance.randint(3, 10))) for _ in range(3_000)]
    pool = [*rare, *["the", "of", "a", "in", "to", "and"] * 250, *["$5 million", "2015", "dr*g", "U.S."] * 20]
    lines = []
    while sum(len(line.split()) for line in lines) < WORDS:
        parts = (" ".join(chance.choices(pool, k=chance.randint(8, 25))) for _ in range(chance.randint(1, 4)))
        lines.append(" ".join(f"The {part} harbour." for part in parts))
    return "\n".join(lines)


def evidence(text: str, chance: random.Random) -> list[Anchor]:
    """ANCHORS runs of three to eight words, each from a sentence of ``text``."""
    found = []
    for at in chance.choices(sentences(text), k=ANCHORS):
        words = text[at.start : at.end].rstrip(".").split(" ")
        size = chance.randint(3, 8)
        first = chance.randint(0, max(0, len(words) - size))
        found.append(Anchor("item", at.paragraph, at.sentence, " ".join(words[first : first + size])))
    return found


def main() -> None:
    """Print a row a change to the text, then the two floors."""
    chance = random.Random(8)
    text = story(chance)
    anchors = evidence(text, chance)
    copies = {
        "as it is": text,
        "a paragraph on top": f"The new line.\n{text}",
        "every figure changed": re.sub(r"\d+", "7", text),
        "every ninth word new": re.sub(r"((?:\S+\s){8})\S+", r"\1other", text),
        "pasted twice": f"{text}\n{text}",
        "another text": story(chance),
    }
    find = median(lambda: [text.find(anchor.words) for anchor in anchors], RUNS)
    segmentation = median(lambda: sentences(text), RUNS)
    print(f"{len(text.split())} words, {len(anchors)} anchors")
    print(f"{'copy':<22}{'ms':>8}{'x find':>8}{'x segm.':>8}  verdicts")
    for name, copy in copies.items():
        taken = median(partial(verdicts, copy, anchors), RUNS)
        counts = ", ".join(
            f"{count} {verdict}"
            for verdict, count in Counter(found.verdict for found in verdicts(copy, anchors)).most_common()
        )
        print(f"{name:<22}{taken:>8.1f}{taken / find:>8.1f}{taken / segmentation:>8.1f}  {counts}")
    print(f"{'str.find alone':<22}{find:>8.1f}{1:>8.1f}{find / segmentation:>8.1f}")
    print(f"{'segmentation alone':<22}{segmentation:>8.1f}{segmentation / find:>8.1f}{1:>8.1f}")


if __name__ == "__main__":
    main()
