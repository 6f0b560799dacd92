"""Words as Markdown that means exactly these words.

Where a backslash does not stop GitHub, which links mail addresses and numbers and draws symbols such as ``:x:`` after
reading, the mark stands as code.
"""

import re

from briefing import prose

# Signs get a backslash where they may act and nowhere else, since people read the source too.
_MARKS = re.compile(
    r"""
    (?P<code> (?: @ | \#(?=\d) | :(?=[\w+-]+:) )+ )
    | (?P<space> \A\s+ | \s+\Z | [\t\n\r\u2028\u2029] )   # stripped at an edge, or taken for the end of a line
    | (?P<sign> [!#$&*<>\[\\\]^_`{|}~] | \A[-+=]
        | :(?=//) | (?<=mailto): | (?<=xmpp):       # of an address
        | (?<=www)\. | (?<=\w)\.(?=[^\W\d_]{2}) )              # of a site
    | (?P<listed> \A\d{1,9}[.)](?=\s|\Z) )
    """,
    re.VERBOSE | re.IGNORECASE,
)


def escaped(text: str) -> str:
    """``text`` as Markdown that means exactly that text, in a paragraph, a heading, a list or the cell of a table.

    What ``prose.carried`` replaces is replaced.
    """
    return _MARKS.sub(_inert, prose.carried(text))


def _inert(mark: re.Match[str]) -> str:
    if mark["code"]:
        return f"`{mark['code']}`"
    if mark["listed"]:
        return f"{mark['listed'][:-1]}\\{mark['listed'][-1]}"
    return "".join(f"&#{ord(space)};" for space in mark["space"]) if mark["space"] else f"\\{mark['sign']}"
