"""Readers of exports. The only arithmetic here turns units and times into metres and seconds."""

from .activities import Activities, Activity, Problem
from .diary import Diary, DiaryEntry, DiaryError, read_diary
from .exports import Exports, read_exports
from .reader import UnknownFormatError, read_activities

__all__ = [
    "Activities",
    "Activity",
    "Diary",
    "DiaryEntry",
    "DiaryError",
    "Exports",
    "Problem",
    "UnknownFormatError",
    "read_activities",
    "read_diary",
    "read_exports",
]
