"""Readers of exports. The only arithmetic here turns units and times into metres and seconds."""

from .activities import Activities, Activity, Problem
from .reader import UnknownFormatError, read_activities

__all__ = ["Activities", "Activity", "Problem", "UnknownFormatError", "read_activities"]
