"""What a bundle says of itself: what was chosen, what it was made from, and the fingerprint of every member."""

import hashlib
from collections.abc import Mapping
from typing import Self

from pydantic import BaseModel, ConfigDict

from briefing import dates
from briefing.errors import SnapshotError
from briefing.snapshots import untrusted
from briefing.snapshots.snapshot import Snapshot
from briefing.store import Build

NAME = "manifest.json"
REFUSAL = f"its {NAME} is none of ours"
FORMAT_VERSION = 1
LARGEST = 4 * 1024 * 1024


class _Strict(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class _Version(BaseModel):
    model_config = ConfigDict(strict=True, extra="ignore")
    format_version: int


class Member(_Strict):
    """A member's size in bytes and its SHA-256 in hexadecimal."""

    size: int
    sha256: str

    @classmethod
    def of(cls, content: bytes) -> Self:
        """The fingerprint of ``content``."""
        return cls(size=len(content), sha256=hashlib.sha256(content).hexdigest())


class Choice(_Strict):
    """The filters: as the parameters of an address, and in words."""

    parameters: dict[str, list[str]]
    words: str


class Made(_Strict):
    """The build that a snapshot was made from; ``built_at`` in ISO 8601, UTC."""

    id: str
    built_at: str
    content_sha256: str


class Manifest(_Strict):
    """``items`` of ``of_items`` are in; ``snapshot`` is the address; ``left_out`` says why a format is missing."""

    format_version: int
    title: str
    heading: str
    note: str
    snapshot: str
    filters: Choice
    items: int
    of_items: int
    build: Made
    version: str
    citation: str
    members: dict[str, Member]
    left_out: dict[str, str]

    @classmethod
    def of(cls, snapshot: Snapshot, members: Mapping[str, bytes], left_out: Mapping[str, str]) -> Self:
        """The manifest of a snapshot's bundle; ``members`` are all the others."""
        build = snapshot.build
        return cls(
            format_version=FORMAT_VERSION,
            title=snapshot.title,
            heading=snapshot.heading,
            note=snapshot.note,
            snapshot=snapshot.address,
            filters=Choice(parameters=snapshot.filters.query(), words=snapshot.filters_in_words),
            items=len(snapshot.items),
            of_items=snapshot.of_items,
            build=Made(id=build.id, built_at=_built_at(build), content_sha256=build.content_sha256),
            version=snapshot.version,
            citation=citation(snapshot),
            members={name: Member.of(content) for name, content in members.items()},
            left_out=dict(left_out),
        )

    def written(self) -> bytes:
        """The manifest as UTF-8 JSON, keys in a fixed order."""
        return (self.model_dump_json(indent=1) + "\n").encode("utf-8")

    def differences(self, members: Mapping[str, bytes]) -> list[str]:
        """What is wrong with the members, each in words; empty where they are as the manifest says."""
        members = {name: content for name, content in members.items() if name != NAME}
        missing = [f"{name} is missing" for name in self.members if name not in members]
        added = [f"{name} was added" for name in members if name not in self.members]
        both = (name for name in members if name in self.members)
        return (
            missing + added + [f"{name} was changed" for name in both if self.members[name] != Member.of(members[name])]
        )


def read(content: bytes) -> Manifest:
    """The manifest in ``content``. Raises SnapshotError where it is none, or one of another format version."""
    if len(content) > LARGEST:
        raise SnapshotError(f"its {NAME} is larger than {LARGEST:,} bytes")
    version = untrusted.read(_Version, content, REFUSAL).format_version
    if version != FORMAT_VERSION:
        remedy = "look with the version of this software that made it"
        raise SnapshotError(f"its {NAME} has format version {version}, this reads {FORMAT_VERSION}: {remedy}")
    return untrusted.read(Manifest, content, REFUSAL)


def among(members: Mapping[str, bytes]) -> Manifest:
    """The manifest among the members of a zip. Raises SnapshotError where there is none, or none of ours."""
    if NAME not in members:
        raise SnapshotError(f"it has no {NAME}, so it is no bundle of ours")
    return read(members[NAME])


def citation(snapshot: Snapshot) -> str:
    """How to cite the snapshot: what it is, what it was made from and when, and how to find it again."""
    build = snapshot.build
    day = dates.in_words(_built_at(build)[:10])
    return (
        f"{snapshot.heading or snapshot.title}. {snapshot.count_in_words} ({snapshot.filters_in_words}). "
        f"Build {build.id} of {day}, content SHA-256 {build.content_sha256}. Briefing {snapshot.version}."
    )


def _built_at(build: Build) -> str:
    return build.built_at.isoformat(timespec="seconds")
