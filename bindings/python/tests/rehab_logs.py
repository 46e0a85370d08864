"""Random logs of a knee, and what it said to them: the matter of test_rehab_laws.py."""

import random
from dataclasses import dataclass

import kneeload as kl

LEVELS = {"KL30": 7, "MIL6": 6, "WEEK4": 4, "WEEK12": 11, "HERRING10": 10}
PHASES = ("IRRITABLE", "RELOAD", "RELOAD", "RELOAD", "BUILD", "RETURN", "MAINTAIN")
FLAGS = list(kl.RedFlag)


@dataclass(frozen=True)
class Event:
    """A call of a method of Rehab."""

    method: str
    day: int
    answers: dict

    def tell(self, knee):
        return getattr(knee, self.method)(self.day, **self.answers)

    def later(self, days):
        answers = dict(self.answers)
        if answers.get("recorded_on") is not None:
            answers["recorded_on"] += days
        return Event(self.method, self.day + days, answers)


@dataclass(frozen=True)
class Step:
    """An event, what the knee said, where it stood before and after, and the answer for the
    day without a word on pain."""

    event: Event
    entries: tuple
    before: kl.RehabStatus
    after: kl.RehabStatus
    answer: kl.RehabToday


class Runner:
    """Makes up what a runner reports; a calm one gets far, a wild one sees every rule."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.calm = self.random.choice([1, 1, 10, 40])

    def seldom(self, n):
        return self.random.randrange(n) == 0

    def pain(self):
        if self.seldom(12 * self.calm):
            return None
        high = 100 if self.seldom(5 * self.calm) else 5 if self.calm > 1 else 20
        return self.random.randint(0, high) / 10

    def place(self):
        return self.random.choice(list(kl.Location)) if self.seldom(8 * self.calm) else "FRONT"

    def flags(self):
        return self.random.choice(FLAGS) if self.seldom(150 * self.calm) else 0

    def screen(self, day):
        answers = {"location": self.place(), "worst24": self.pain(), "flags": self.flags(),
                   "minutes_to_pain": self.random.randint(0, 60)}  # fmt: skip
        return Event("screen", day, answers)

    def check_in(self, day):
        late = day + self.random.randint(0, 3) if self.seldom(20) else None
        answers = {"morning_pain": self.pain(), "worst24": self.pain(), "flags": self.flags(),
                   "swelling": self.random.randint(0, 2) if self.seldom(60 * self.calm) else 0,
                   "night_waking": self.seldom(25 * self.calm), "recorded_on": late}  # fmt: skip
        if self.seldom(3):
            answers |= {"sleep_min": self.random.randint(300, 540), "stress": 1}
        return Event("check_in", day, answers)

    def run(self, day):
        before, peak = self.pain(), self.pain()
        if None not in (before, peak):
            peak = max(before, peak)
        answers = {"before": before, "peak": peak, "after_60min": self.pain(),
                   "gait_altered": self.seldom(60 * self.calm),
                   "painkiller": self.seldom(30 * self.calm), "taped": self.seldom(10),
                   "dose_pct": 100 if not self.seldom(6 * self.calm) else 130}  # fmt: skip
        if self.seldom(20 * self.calm):
            answers["warmup"] = self.random.choice(list(kl.Warmup))
        return Event("run", day, answers)

    def strength(self, day):
        return Event("strength", day, {"peak": self.pain()})

    def walk30(self, day):
        return Event("walk30", day, {"pain": self.random.randint(0, 30) / 10})

    def location(self, day):
        return Event("location", day, {"location": self.place()})

    def clear(self, day):
        return Event("clear", day, {"by": self.random.choice(list(kl.ClearedBy))})

    def week(self, day):
        done = self.random.randint(29000 if self.calm > 1 else 20000, 32000)
        answers = {"planned_m": 30000, "done_m": done, "target_m": 30000}
        return Event("week", day, answers | {"quality_done": not self.seldom(5 * self.calm)})

    def tick(self, day):
        return Event("tick", day, {})

    def day(self, day):
        """The events of a day in the order of an app, at times any other."""
        made = []
        if not self.seldom(10 * self.calm):
            made.append(self.check_in(day))
        if day % 2 if self.calm > 1 else self.seldom(3):
            made.append(self.run(day))
        for n, event in ((20 * self.calm, self.run), (4, self.strength), (8, self.walk30),
                         (7, self.week), (25, self.screen), (15, self.clear),
                         (30 * self.calm, self.location), (30, self.tick)):  # fmt: skip
            if self.seldom(n):
                made.append(event(day))
        return made


@dataclass(frozen=True)
class Log:
    """How a knee begins, and what it is told."""

    start: kl.RehabStart | None
    options: dict
    events: tuple

    def knee(self):
        return kl.Rehab(self.options, start=self.start)

    def later(self, days):
        start = self.start and kl.RehabStart(
            self.start.phase, self.start.level, self.start.day + days, self.start.track
        )
        return Log(start, self.options, tuple(event.later(days) for event in self.events))


def log(seed, n_days):
    """A log of some days; what it refuses is part of it."""
    runner = Runner(seed)
    pick = runner.random
    ladder = pick.choice(list(LEVELS))
    options = {"ladder": ladder, "profile": pick.choice(["CONSUMER", "CLINICIAN"]),
               "max_levels_7d": pick.randint(1, 2)}  # fmt: skip
    if options["profile"] == "CLINICIAN" and runner.seldom(3):
        options |= {"red3_window": 14, "advance_greens": 1}
    start = None
    if not runner.seldom(4):
        phase = pick.choice(PHASES)
        level = {"IRRITABLE": 1, "RELOAD": pick.randint(1, LEVELS[ladder])}.get(phase)
        start = kl.RehabStart(phase, level or LEVELS[ladder], 0, "FRONT")
    day, events = 0, [] if start or runner.seldom(3) else [runner.screen(0)]
    for _ in range(n_days):
        events += runner.day(day)
        day += pick.randint(5, 40) if runner.seldom(100 * runner.calm) else 1
    return Log(start, options, tuple(events))


def tell(knee, event):
    """The entries, or the status of the refusal."""
    try:
        return event.tell(knee)
    except kl.KneeloadError as error:
        return error.status


def told(log, knee=None):
    """What every event of a log brought, and the bytes at the end."""
    knee = knee or log.knee()
    return [tell(knee, event) for event in log.events], bytes(knee)


def walk(log):
    """The steps of a log; what was refused is none."""
    knee, steps = log.knee(), []
    for event in log.events:
        before = knee.status
        entries = tell(knee, event)
        if isinstance(entries, tuple):
            answer = knee.today(event.day)
            steps.append(Step(event, entries, before, knee.status, answer))
    return steps
