"""Flows: who acts, by what, on whom; and with whom an actor shares items."""

from collections import Counter

import pyarrow as pa

from briefing import glossary, prose
from briefing.charts.chart import Chart
from briefing.charts.parts import KIND_COLOURS, Row, distinct, worded
from briefing.charts.pointing import WHO
from briefing.charts.ribbons import Column, Node, drawn
from briefing.glossary import counted, listed

MOST_TIES = 12
ACTS = (Column(0, 0.25, "left", 14), Column(0.38, 0.62, "center", 14), Column(0.75, 1, "right", 14))
SHARES = (Column(0, 0.02, "left", 14), Column(0.24, 0.46, "left", 12), Column(0.66, 1, "right", 19))
# The colour of names that stand beside others of which the colour tells something.
QUIET = "#6b7480"
CONCERNED = ("target", "beneficiary", "subject")


def measure_flow(table: pa.Table) -> Chart:
    """Actors left, measures between, and right the actors against whom, for whom and about whom they are."""
    rows = [_with_ends(row) for row in worded(table)]
    rows.sort(key=lambda row: row["step"])
    looks = {node: look for row in rows for node, look in row["looks"]}
    sides = [sum(1 for column, _ in looks if column == number) for number in range(3)]
    concerned = {role: distinct((row for row in rows if row["role"] == role), "actor") for role in CONCERNED}
    right = listed([_concerned(role, len(names)) for role, names in concerned.items() if names])
    types = len(distinct(rows, "measure_type"))
    measures = counted(types, "type of measure", "types of measure")
    each = " each" if types > 1 else ""
    measures += f",{each} by what kind of reality it is," if sides[1] > types else ""
    told = (
        f"{counted(sides[0], 'actor')} on the left, {measures} between{f', and on the right {right}' if right else ''}"
    )
    left_out = _undrawn(rows) + _untied(rows[0])
    sentence = f"{told}.{_busiest(rows)}{left_out}{_meeting(rows[0], sides[1])} A measure that names several is drawn "
    sentence += "once for each."
    return drawn([_tie(row) for row in rows], ACTS, looks, "Items, from who acts to whom it concerns", sentence)


def actor_ties(table: pa.Table) -> Chart:
    """The actor left, and right those with whom it shares items, through the kinds of these."""
    ties = worded(table)
    rows = [row for tie in ties[:MOST_TIES] for row in _by_kind(tie)]
    rows.sort(key=lambda row: list(glossary.KINDS).index(row["kind"]))
    looks = {node: look for row in rows for node, look in row["looks"]}
    most = [tie["name"] for tie in ties if tie["items"] == ties[0]["items"]]
    of_most = ties[0]["of_most"]
    first = listed([*most[:3], f"{of_most - 3:,} more"] if of_most > 3 else most)
    left = f"; the picture shows {MOST_TIES} of them" if ties[0]["of_ties"] > MOST_TIES else ""
    others = counted(ties[0]["of_ties"], "other actor")
    each = f"{counted(ties[0]['items'], 'item')}{' each' if of_most > 1 else ''}"
    told = f"Shares items with {others}, most of all with {first} ({each}){left}."
    sentence = f"{told} An item shared with several is drawn once for each."
    return drawn([_tie(row) for row in rows], SHARES, looks, "Items shared with others, by kind of item", sentence)


def _undrawn(rows: list[Row]) -> str:
    """How many actors there are a side, where not all are drawn."""
    shown = {step: len({row["actor"] for row in rows if row["step"] == step}) for step in (1, 2)}
    of = {row["step"]: row["of_actors"] for row in rows}
    if not (cut := [step for step in of if of[step] > shown[step]]):
        return ""
    told = listed([f"{of[step]:,} who {'act' if step == 1 else 'are concerned'}" for step in cut])
    return f" Drawn are the busiest, of {told}; of those in equally many, the first by name."


def _meeting(row: Row, nodes: int) -> str:
    """That ties through one of the ``nodes`` are of no one measure, where one of them holds several."""
    several = " Several measures may meet in one, so who acts there need not act on all whom it concerns."
    return several if row["of_measures"] > nodes else ""


def _untied(row: Row) -> str:
    """How many measures name nobody in a part that the picture has."""
    if not (silent := row["of_measures"] - row["of_tied"]):
        return ""
    name = "names nobody who acts or whom it concerns" if silent == 1 else "name nobody who acts or whom they concern"
    return f" {silent:,} of {counted(row['of_measures'], 'measure')} {name}."


def _busiest(rows: list[Row]) -> str:
    """Who acts in most measures, or is to act, where it is one of several."""
    acting = Counter[str]()
    for row in rows:
        acting[row["actor"]] += row["items"] if row["step"] == 1 else 0
    (name, most), *others = acting.most_common(2)
    alone = others and others[0][1] not in (0, most)
    return f" {name} acts or is to act most often, in {counted(most, 'measure')}." if alone else ""


def _concerned(role: str, actors: int) -> str:
    """``2 actors for whom they are (dashed)``, as a part of a sentence."""
    looks = {"beneficiary": " (dashed)", "subject": " (dotted)"}.get(role, "")
    return f"{counted(actors, 'actor')} {glossary.ROLES[role].label.lower()} whom they are{looks}"


def _with_ends(row: Row) -> Row:
    """The two ends of a tie: the measure with how real it is, and the actor, on the right behind its role."""
    status = prose.term("status", row).lower()
    measure: Node = (1, f"{prose.term('measure_type', row)} ({status})")
    role = prose.term("role", row)
    actor: Node = (0, row["actor"]) if row["step"] == 1 else (2, f"{role} {row['actor']}")
    who = {name: row[name] for name in (*WHO, "colour")}
    looks = [(actor, who), (measure, {name: row[name] for name in ("measure_type", "status")} | {"colour": QUIET})]
    path = [actor, measure] if row["step"] == 1 else [measure, actor]
    return row | {"path": path, "looks": looks, "tied": role}


def _by_kind(tie: Row) -> list[Row]:
    """One row for each kind of item that two actors share."""
    who = {name: tie[name] for name in WHO}
    rows = []
    for code, items in zip(tie["kinds"], tie["shared"], strict=True):
        actor, kind, other = (0, tie["of"]), (1, glossary.label(glossary.KINDS, code)), (2, tie["name"])
        colour = KIND_COLOURS[code]
        looks = [(actor, {"colour": QUIET}), (kind, {"kind": code, "colour": colour}), (other, who | {"colour": QUIET})]
        row = {"path": [actor, kind, other], "looks": looks, "kind": code, "tied": kind[1], "role": "agent"}
        rows.append(row | who | {"items": items, "colour": colour})
    return rows


def _tie(row: Row) -> Row:
    """What is drawn of a row."""
    ends = {"source": row["path"][0][1], "destination": row["path"][-1][1]}
    told = ("path", "tied", "role", "items", "colour", *WHO, "kind", "measure_type", "status")
    return ends | {name: row[name] for name in told if name in row}
