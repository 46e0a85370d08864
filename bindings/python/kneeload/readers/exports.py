"""Many files at once: exports, FIT files, folders and zip archives of them."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from pathlib import Path, PurePosixPath
from zoneinfo import ZoneInfo

from ..sessions import Session, prepare
from .activities import Activities, Activity
from .diary import Diary, diary_of, is_diary
from .fit import read_fit
from .pmdata import FILES, is_person, read_pmdata
from .reader import UnknownFormatError, read_csv

_MOST = 512 * 1024 * 1024  # bytes of one file out of an archive
_DEPTH = 2  # archives within archives
_DAMAGED = (zipfile.BadZipFile, gzip.BadGzipFile, EOFError, zlib.error, NotImplementedError)

Progress = Callable[[int, int, str], None]
"""Called before each file: its number from 0, how many there are, its name."""


@dataclass(frozen=True, slots=True)
class _File:
    """A file that may be an export; ``data`` reads it when its turn comes."""

    name: str
    data: Callable[[], bytes]
    asked: bool  # named by the caller, not found in a folder or archive

    @property
    def kind(self) -> str:
        """Its suffix, without that of gzip."""
        name = PurePosixPath(self.name.lower().removesuffix(".gz"))
        return name.suffix


@dataclass(frozen=True)
class Exports:
    """What some files hold together."""

    activities: Activities  #: of all files, each recording once
    files: int  #: read
    skipped: list[str]  #: files of folders and archives that are no export, with the reason
    doubled: int  #: recordings left out because another file or row has them, too
    efforts: list[Session] = field(default_factory=list)  #: sessions with a rating of exertion
    diary: Diary | None = None  #: None: no file had one


def read_exports(
    paths: Iterable[str | Path],
    *,
    zone: str | tzinfo | None = None,
    distance_unit: str | None = None,
    progress: Progress | None = None,
) -> Exports:
    """Read exports as read_activities does, FIT files (extra ``fit``), persons of PMData, and
    folders and zip archives of all these, as one history. A recording that stands in two files
    counts once. A file that is named and cannot be read raises; one that is found in a folder or
    archive is listed. UTC and local dates do not mix: ``zone`` makes all local.
    """
    local = ZoneInfo(zone) if isinstance(zone, str) else zone
    files = [file for path in paths for file in _found(Path(path))]
    reading = _Reading(local, distance_unit)
    people, files = _people(files)
    for at, (name, person) in enumerate(people.items()):
        _tell(progress, at, len(people) + len(files), name)
        reading.person(name, person)
    for at, file in enumerate(files, start=len(people)):
        _tell(progress, at, len(people) + len(files), file.name)
        reading.file(file)
    return reading.result()


def _tell(progress: Progress | None, at: int, n: int, name: str) -> None:
    if progress is not None:
        progress(at, n, name)


def _found(path: Path) -> Iterator[_File]:
    """The files behind a path."""
    if path.is_dir():
        for inside in sorted(path.rglob("*")):
            if inside.is_file():
                yield from _opened(_File(str(inside), inside.read_bytes, asked=False), _DEPTH)
    else:
        yield from _opened(_File(str(path), path.read_bytes, asked=True), _DEPTH)


def _opened(file: _File, depth: int) -> Iterator[_File]:
    """The file, or what the archive holds."""
    if file.kind != ".zip" or depth == 0:
        yield file
        return
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data()))
    except _DAMAGED as error:
        if file.asked:
            raise UnknownFormatError(f"{file.name}: {error}") from None
        yield file
        return
    for member in sorted(archive.infolist(), key=lambda member: member.filename):
        if not member.is_dir():
            data = _member(archive, member)
            yield from _opened(_File(f"{file.name}/{member.filename}", data, False), depth - 1)


def _member(archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Callable[[], bytes]:
    def data() -> bytes:
        if member.file_size > _MOST or member.flag_bits & 1:
            raise UnknownFormatError("too large" if member.file_size > _MOST else "encrypted")
        return archive.read(member)

    return data


def _people(files: list[_File]) -> tuple[dict[str, dict[str, _File]], list[_File]]:
    """Folders of PMData, and the other files."""
    folders: dict[str, dict[str, _File]] = {}
    for file in files:
        folder, _, name = file.name.replace("\\", "/").rpartition("/")
        if name in FILES:
            folders.setdefault(folder, {})[name] = file
    people = {folder: names for folder, names in folders.items() if is_person(names)}
    taken = {file.name for names in people.values() for file in names.values()}
    return people, [file for file in files if file.name not in taken]


def _unzipped(data: bytes) -> bytes:
    """The bytes of a gzip file, or as they are."""
    if not data.startswith(b"\x1f\x8b"):
        return data
    with gzip.open(io.BytesIO(data)) as file:
        plain = file.read(_MOST + 1)
    if len(plain) > _MOST:
        raise UnknownFormatError("too large")
    return plain


class _Reading:
    """Collects what the files hold."""

    def __init__(self, zone: tzinfo | None, unit: str | None) -> None:
        self._zone = zone
        self._unit = unit
        self._parts: list[Activities] = []
        self._skipped: list[str] = []
        self._efforts: list[Session] = []
        self._diaries: list[Diary] = []

    def person(self, name: str, files: dict[str, _File]) -> None:
        data = {inside: file.data() for inside, file in files.items()}
        activities, efforts, diary = read_pmdata(data, name, self._zone)
        self._parts.append(activities)
        self._efforts += efforts
        self._diaries.append(diary)

    def file(self, file: _File) -> None:
        try:
            self._read(file)
        except (UnknownFormatError, *_DAMAGED) as error:
            if file.asked:
                raise UnknownFormatError(str(error)) from None
            self._skipped.append(f"{file.name}: {error}")

    def _read(self, file: _File) -> None:
        if file.kind == ".fit":
            self._fit(file)
        elif file.kind == ".csv" or file.asked:
            data = _unzipped(file.data())
            if is_diary(next(csv.reader([_first_line(data)]), [])):
                self._diaries.append(diary_of(data, file.name))
            else:
                self._parts.append(read_csv(data, file.name, self._zone, self._unit))
        else:
            raise UnknownFormatError("neither CSV nor FIT")

    def _fit(self, file: _File) -> None:
        part = read_fit(_unzipped(file.data()), file.name, self._zone)
        if part.activities or part.unread:
            self._parts.append(part)
        else:
            self._skipped += [f"{file.name}: {problem.reason}" for problem in part.problems]

    def result(self) -> Exports:
        if not self._parts and not self._diaries:
            few = "; ".join(self._skipped[:3])
            raise UnknownFormatError(f"no export in it{': ' if few else ''}{few}")
        if len(self._diaries) > 1:
            raise UnknownFormatError(
                f"{self._diaries[0].path} and {self._diaries[1].path} are diaries of two people"
            )
        whole, doubled = _joined(self._parts)
        diary = self._diaries[0] if self._diaries else None
        return Exports(whole, len(self._parts), self._skipped, doubled, self._efforts, diary)


def _first_line(data: bytes) -> str:
    return data.partition(b"\n")[0].decode("utf-8-sig", errors="replace").strip()


def _joined(parts: list[Activities]) -> tuple[Activities, int]:
    """One history. What one file holds twice is left to the load book, as ever."""
    if len(parts) == 1:
        return parts[0], 0
    dated = [part for part in parts if part.activities]
    if len({part.dates for part in dated}) > 1:
        utc, other = (next(p for p in dated if (p.dates == "UTC") == is_utc) for is_utc in (1, 0))
        raise UnknownFormatError(
            f"{utc.path} has UTC dates, {other.path} local ones: "
            "a time zone such as Europe/Berlin makes all local"
        )
    activities = sorted((a for part in parts for a in part.activities), key=_wall_clock)
    problems = [problem for part in parts for problem in part.problems]
    dropped = _doubled(activities)
    kept = [activity for at, activity in enumerate(activities) if at not in dropped]
    formats = sorted({part.format for part in parts})
    dates = dated[0].dates if dated else "local"
    whole = Activities(f"{len(parts)} files", ", ".join(formats), dates, kept, problems)
    return whole, len(dropped)


def _wall_clock(activity: Activity) -> datetime:
    return activity.start.replace(tzinfo=None)


def _doubled(activities: list[Activity]) -> set[int]:
    """Recordings that the load book would drop. LOAD-022"""
    return {dropped for dropped, _ in prepare([a.session() for a in activities]).dropped}
