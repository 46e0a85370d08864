"""Laws of REHAB section 11, over random logs of up to 400 days; and that each of them notices
what breaks it."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

import kneeload as kl
from kneeload import Action, Colour, Decision, Phase, RehabReason, Tier
from rehab_logs import LEVELS, Event, Log, log, tell, told, walk

LOGS = st.builds(log, st.integers(0, 2**32), st.integers(1, 400))
few = settings(max_examples=25)


def ladder_top(log):
    return LEVELS[log.options["ladder"]]


def all_entries(steps):
    return [(step, entry) for step in steps for entry in step.entries]


def number(entry):
    return kl.capi.kl_day_from_date(entry.day.year, entry.day.month, entry.day.day)


def has(entry, code):
    return any(reason.code is code for reason in entry.reasons)


# ---- laws of a log ----


def timely_morning(event, entry):
    late = event.answers.get("recorded_on")
    return (
        event.method == "check_in"
        and event.day == number(entry)
        and event.answers["morning_pain"] is not None
        and (late is None or late <= event.day + 1)
    )


def level_up_needs_a_morning(steps, log):
    for step, entry in all_entries(steps):
        if has(entry, RehabReason.LEVEL_UP):
            assert timely_morning(step.event, entry)


def levels_come_slowly(steps, log):
    ups = [number(entry) for _, entry in all_entries(steps) if has(entry, RehabReason.LEVEL_UP)]
    most = log.options["max_levels_7d"]
    assert all(later - day >= 7 for day, later in zip(ups, ups[most:]))


def level_stays_on_the_ladder(steps, log):
    top = ladder_top(log)
    for step in steps:
        assert all(1 <= said.level <= top for said in (*step.entries, step.after, step.answer))
        if step.after.phase >= Phase.BUILD:
            assert step.after.level == top


def a_stop_stays(steps, log):
    for step in steps:
        if step.before.stop is Tier.NONE:
            continue
        assert all(entry.decision is not Decision.ADVANCE for entry in step.entries)
        assert step.event.method == "clear" or step.after.stop >= step.before.stop
        if step.event.method != "clear":
            place = step.before.phase, step.before.level
            assert (step.after.phase, step.after.level) == place


def a_stop_is_the_answer(steps, log):
    for step in steps:
        assert (step.after.stop is Tier.NONE) == (step.answer.action is not Action.STOP)


def green_needs_its_mornings(steps, log):
    for step, entry in all_entries(steps):
        if entry.colour is Colour.GREEN:
            assert timely_morning(step.event, entry)


def no_run_without_pain_today(steps, log):
    mornings = {}
    for step in steps:
        day = step.event.day
        if step.event.method == "check_in":
            mornings[day] = step.event.answers["morning_pain"]
        if mornings.get(day) is None:
            assert step.answer.action is not Action.RUN


def everything_is_said_in_words(steps, log):
    for step in steps:
        for said in (*step.entries, step.answer):
            assert said.reasons and all(map(str, said.reasons)) and "\n" not in str(said)


LAWS = [
    level_up_needs_a_morning, levels_come_slowly, level_stays_on_the_ladder, a_stop_stays,
    a_stop_is_the_answer, green_needs_its_mornings, no_run_without_pain_today,
    everything_is_said_in_words,
]  # fmt: skip


@few
@given(LOGS)
def test_laws(log):
    steps = walk(log)
    for law in LAWS:
        law(steps, log)


# ---- laws of replays ----


@few
@given(LOGS)
def test_replay_is_identical(log):
    assert told(log) == told(log)


@few
@given(LOGS, st.floats(0, 1))
def test_prefix_stable(log, share):
    n = int(share * len(log.events))
    prefix = replace(log, events=log.events[:n])
    assert told(prefix)[0] == told(log)[0][:n]


def reload(knee):
    return kl.Rehab.from_bytes(bytes(knee))


def told_with_breaks(log, every, again):
    """As told, with a knee that is saved and loaded on the way."""
    knee, said = log.knee(), []
    for place, event in enumerate(log.events):
        if place % every == 0:
            knee = again(knee)
        said.append(tell(knee, event))
    return said, bytes(knee)


@few
@given(LOGS, st.integers(1, 40))
def test_save_and_load_anywhere(log, every):
    assert told_with_breaks(log, every, reload) == told(log)


def moved(said, days):
    """Entries as if said some days later."""
    if isinstance(said, str):
        return said
    return tuple(replace(e, day=kl.days.date_of(number(e) + days)) for e in said)


@few
@given(LOGS, st.integers(-20000, 200000))
def test_shifted_days_shift_the_log(log, days):
    assert told(log.later(days))[0] == [moved(said, days) for said in told(log)[0]]


BAD = [
    ("run", {"peak": 10.1}), ("run", {"before": 3, "peak": 2}), ("run", {"warmup": "LATER"}),
    ("check_in", {"morning_pain": float("nan")}), ("check_in", {"flags": 1 << 30}),
    ("check_in", {"stress": 6}), ("screen", {"location": None}), ("walk30", {"pain": None}),
    ("strength", {"peak": -0.1}), ("location", {"location": "HIP"}), ("clear", {"by": None}),
    ("week", {"planned_m": 0, "done_m": 0, "target_m": 0}),
]  # fmt: skip


@few
@given(LOGS, st.lists(st.sampled_from(BAD), min_size=12, max_size=12))
def test_a_refused_event_changes_no_byte(log, bad):
    knee, said = log.knee(), []
    for place, event in enumerate(log.events):
        before = bytes(knee)
        method, answers = bad[place % len(bad)]
        assert tell(knee, Event(method, event.day, answers)) in ("KL_E_RANGE", "KL_E_INCONSISTENT")
        if log.start or knee.status.last_day:
            assert tell(knee, Event("tick", -1, {})) == "KL_E_ORDER"
        assert bytes(knee) == before
        said.append(tell(knee, event))
        assert not isinstance(said[-1], str) or bytes(knee) == before
    assert (said, bytes(knee)) == told(log)


# ---- laws of one run ----

PAIN = st.integers(0, 100).map(lambda tenths: tenths / 10)
LOW = st.integers(0, 30).map(lambda tenths: tenths / 10)
PERHAPS = st.none() | LOW | PAIN
RUNS = st.fixed_dictionaries(
    {
        "before": LOW, "peak": LOW, "after_60min": PERHAPS, "gait_altered": st.booleans(),
        "painkiller": st.booleans(), "taped": st.booleans(),
        "warmup": st.sampled_from(kl.Warmup),
    }
)  # fmt: skip
RAISED = ("peak", "after_60min", "morning", "gait_altered", "painkiller", "taped")


def colour_of(run, own, morning):
    """Colour of a run between two mornings."""
    knee = kl.Rehab(start=kl.RehabStart("RELOAD", 3, 0, "FRONT"))
    knee.check_in(0, morning_pain=own)
    entries = knee.run(0, **run) or knee.check_in(1, morning_pain=morning)
    return entries[0].colour


@settings(max_examples=1500)
@given(RUNS, PERHAPS, PERHAPS, st.sampled_from(RAISED), PAIN)
def test_more_is_never_milder(run, own, morning, what, more):
    run["peak"] = max(run["before"], run["peak"])
    answers = {**run, "morning": morning}
    assume(answers[what] is not None)
    never_milder(colour_of, answers, own, what, more)


def never_milder(gate, answers, own, what, more):
    """Raising an answer, or turning it on, makes no milder colour."""
    switch = isinstance(answers[what], bool)
    raised = {**answers, what: True if switch else max(answers[what], more)}
    colours = []
    for run in (answers, raised):
        run = dict(run)
        colours.append(gate(morning=run.pop("morning"), own=own, run=run))
    assert colours[0] <= colours[1]


@settings(max_examples=500)
@given(RUNS, LOW, LOW, st.sampled_from(["peak", "own", "morning"]))
def test_unknown_is_never_green(run, own, morning, unknown):
    run["peak"] = max(run["before"], run["peak"])
    mornings = {"own": own, "morning": morning}
    (run if unknown == "peak" else mornings)[unknown] = None
    assert colour_of(run, **mornings) is not Colour.GREEN


@settings(max_examples=200)
@given(LOW, LOW)
def test_known_and_low_is_green(peak, own):
    """Else the two laws above would hold for a gate that is never GREEN."""
    run = {"before": 0, "peak": min(peak, 2), "after_60min": 0}
    assert colour_of(run, own, min(own, 2)) is Colour.GREEN


# ---- the laws notice ----


def test_random_logs_reach_what_the_laws_are_about():
    seen, phases, stops = set(), set(), 0
    for seed in range(40):
        steps = walk(log(seed, 300))
        seen |= {reason.code for _, entry in all_entries(steps) for reason in entry.reasons}
        phases |= {step.after.phase for step in steps}
        stops += any(step.before.stop is not Tier.NONE for step in steps)
    assert phases == set(Phase) and stops > 5 and len(seen) > 60
    assert {RehabReason.LEVEL_UP, RehabReason.LEVELS_PER_WEEK, RehabReason.RELOAD_TO_BUILD,
            RehabReason.CLEARED_BY_CLINICIAN, RehabReason.THREE_RED_SEEK_ASSESSMENT,
            RehabReason.IRRITABLE_TO_RELOAD, RehabReason.GAP_2} <= seen  # fmt: skip


def plain_log():
    """Two levels in a week."""
    events = []
    for day in range(9):
        events.append(Event("check_in", day, {"morning_pain": 0}))
        if day % 2 == 0:
            events.append(Event("run", day, {"before": 0, "peak": 0, "after_60min": 0}))
    options = {"ladder": "KL30", "max_levels_7d": 2}
    return Log(kl.RehabStart("RELOAD", 1, 0, "FRONT"), options, tuple(events))


def changed(steps, choose, change):
    """The steps with the first chosen one changed."""
    place = next(place for place, step in enumerate(steps) if choose(step))
    return [*steps[:place], change(steps[place]), *steps[place + 1 :]]


def levelled(step):
    return any(has(entry, RehabReason.LEVEL_UP) for entry in step.entries)


def without_morning(step):
    return replace(step, event=Event("check_in", step.event.day, {"morning_pain": None}))


def late(step):
    answers = {"morning_pain": 0, "recorded_on": step.event.day + 2}
    return replace(step, event=Event("check_in", step.event.day, answers))


def on_level(level):
    return lambda step: replace(step, after=replace(step.after, level=level))


def under_stop(step):
    return replace(step, before=replace(step.before, stop=Tier.ROUTINE))


def run_after_all(step):
    return replace(step, answer=replace(step.answer, action=Action.RUN))


@pytest.mark.parametrize(
    ("law", "choose", "change"),
    [
        (level_up_needs_a_morning, levelled, without_morning),
        (level_up_needs_a_morning, levelled, late),
        (green_needs_its_mornings, levelled, without_morning),
        (level_stays_on_the_ladder, levelled, on_level(0)),
        (level_stays_on_the_ladder, levelled, on_level(8)),
        (a_stop_stays, levelled, under_stop),
        (a_stop_stays, lambda step: True, under_stop),
        (a_stop_is_the_answer, levelled,
         lambda step: replace(step, after=replace(step.after, stop=Tier.URGENT))),
        (no_run_without_pain_today, levelled,
         lambda step: run_after_all(without_morning(step))),
        (everything_is_said_in_words, levelled,
         lambda step: replace(step, answer=replace(step.answer, reasons=()))),
    ],
)  # fmt: skip
def test_a_breach_is_noticed(law, choose, change):
    log = plain_log()
    steps = walk(log)
    law(steps, log)
    with pytest.raises(AssertionError):
        law(changed(steps, choose, change), log)


def test_a_level_too_many_is_noticed():
    log = plain_log()
    steps = walk(log)
    assert sum(map(levelled, steps)) == 2
    levels_come_slowly(steps, log)
    with pytest.raises(AssertionError):
        levels_come_slowly(steps, replace(log, options={**log.options, "max_levels_7d": 1}))


def test_a_forgetful_knee_is_noticed():
    log = plain_log()
    assert told_with_breaks(log, 3, reload) == told(log)
    assert told_with_breaks(log, 3, lambda knee: log.knee()) != told(log)
    cut = replace(log, events=log.events[:-1])
    assert told(cut)[0] == told(log)[0][:-1] and told(cut)[1] != told(log)[1]


def test_a_shift_that_is_not_exact_is_noticed():
    log = plain_log()
    said = told(log)[0]
    assert told(log.later(7))[0] == [moved(entries, 7) for entries in said]
    assert told(log.later(7))[0] != [moved(entries, 8) for entries in said]


def test_a_gate_that_forgives_is_noticed():
    """A peak of 4 is AMBER, one of 6 were GREEN."""
    run = {"before": 0, "peak": 4, "after_60min": 0, "gait_altered": False, "painkiller": False,
           "taped": False, "morning": 0}  # fmt: skip

    def forgiving(run, own, morning):
        return Colour.GREEN if run["peak"] > 5 or run["painkiller"] else Colour.AMBER

    for what in ("peak", "painkiller"):
        never_milder(colour_of, run, 0, what, 6)
        with pytest.raises(AssertionError):
            never_milder(forgiving, run, 0, what, 6)
