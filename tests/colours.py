"""What eyes make of a colour: its contrast on a ground, and how far two colours are apart, also without green."""

import math

Light = tuple[float, ...]
# Deuteranopia, the common want of the green cones: Machado, Oliveira and Fernandes 2009, severity 1, on linear light.
WITHOUT_GREEN = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
# OKLab, Ottosson 2020: a space in which equal distances look about equally large.
CONES = (
    (0.4122214708, 0.5363325363, 0.0514459929),
    (0.2119034982, 0.6806995451, 0.1073969566),
    (0.0883024619, 0.2817188376, 0.6299787005),
)
LAB = (
    (0.2104542553, 0.7936177850, -0.0040720468),
    (1.9779984951, -2.4285922050, 0.4505937099),
    (0.0259040371, 0.7827717662, -0.8086757660),
)


def light(colour: str) -> Light:
    """``#rrggbb`` as the linear light of its three channels."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    return tuple(part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 counts it, from 1 to 21."""
    darker, lighter = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (light(one), light(other)))
    return (lighter + 0.05) / (darker + 0.05)


def laid_over(colour: str, ground: str, opacity: float) -> str:
    """What is seen of a colour that lets some of the ground through."""
    parts = [(int(colour[i : i + 2], 16), int(ground[i : i + 2], 16)) for i in (1, 3, 5)]
    return "#" + "".join(f"{round(over * opacity + under * (1 - opacity)):02x}" for over, under in parts)


def without_green(colour: str) -> Light:
    """The light that somebody with deuteranopia sees."""
    return tuple(min(1.0, max(0.0, part)) for part in _turned(WITHOUT_GREEN, light(colour)))


def apart(one: Light, other: Light) -> float:
    """How far two lights are apart: 2 can just be told, 100 is black from white."""
    return 100 * math.dist(lab(one), lab(other))


def lab(seen: Light) -> Light:
    """Lightness, red or green, yellow or blue."""
    return _turned(LAB, tuple(math.cbrt(part) for part in _turned(CONES, seen)))


def _turned(matrix: tuple[Light, ...], parts: Light) -> Light:
    return tuple(sum(factor * part for factor, part in zip(row, parts, strict=True)) for row in matrix)
