"""Today's answer through the typed layer: what goes in, what comes out, how it prints."""

import dataclasses
from datetime import date, datetime, timedelta

import pytest
from test_plan_week import WEEK

import kneeload as kl
from kneeload import Action, TodayReason, TodaySession, TodayUnknown

DAY = 20454  # 2026-01-01
RUNS = [kl.Session(DAY - 4, dist_m=10000)]


def knee(phase="BUILD", level=7, day=DAY, **answers):
    """A knee of a phase with strength work, on a calm morning unless told."""
    made = kl.Rehab(start=kl.RehabStart(phase, level, day - 5, "FRONT"))
    for before in (2, 1):
        made.strength(day - before, peak=0)
    made.check_in(day, **{"morning_pain": 0, "worst24": 0, **answers})
    return made


def stopped():
    return knee(flags="LOCKED")


def codes(answer):
    return [why.code.name for why in answer.reasons]


def item(kind="EASY_FLAT", day=0, **numbers):
    plain = {"metres": 0, "seconds": None, "run_s": 0, "walk_s": 0, "bout_s": 0, "reps": 0}
    return kl.PlanItem(day=day, source=None, kind=kl.ItemKind[kind], reasons=(),
                       **{**plain, **numbers})  # fmt: skip


# ---- the answer ----


def test_an_easy_run():
    """TODAY-010, TODAY-020, TODAY-040."""
    answer = kl.today(knee(), on=DAY, sessions=RUNS, pain_before=0)
    assert (answer.day, answer.action) == (date(2026, 1, 1), Action.RUN)
    assert (answer.session, answer.phase, answer.level) == (
        TodaySession.EASY_RUN,
        kl.Phase.BUILD,
        7,
    )
    assert (answer.max_distance_m, answer.binding_distance) == (11000, TodayReason.SPIKE)
    assert (answer.max_run_s, answer.binding_time, answer.row) == (None, None, None)
    assert answer.limits == (kl.TodayLimit(TodayReason.SPIKE, 11000, None),)
    ok, spike = answer.reasons
    assert (ok.side, ok.code) == (kl.Side.UNSPECIFIED, kl.RehabReason.OK)
    assert (ok.value, ok.limit, ok.parameter, ok.catalogue) == (None, None, None, None)
    assert (spike.side, spike.code, spike.value, spike.limit) == (None, TodayReason.SPIKE, 10000,
                                                                  11000)  # fmt: skip
    assert spike.parameter == "SPK.b1" == spike.catalogue.id
    assert answer.tier is kl.Tier.NONE and not answer.loosened
    assert answer.ruleset == kl.ALGORITHM_REVISION
    assert answer.unknown == TodayUnknown.COMFORT | TodayUnknown.DAYS


def test_a_row_of_the_ladder():
    answer = kl.today(knee("RELOAD", 3), on=DAY)
    assert answer.session is TodaySession.RUN_WALK and answer.row == kl.ladder_row("KL30", 3)
    assert (answer.max_run_s, answer.binding_time) == (1080, TodayReason.LADDER)
    assert (answer.downhill_allowed, answer.uphill_allowed, answer.speed_allowed) == (False,) * 3
    assert answer.peak_permille_max == 1050


def test_a_stop():
    answer = kl.today(stopped(), on=DAY, sessions=RUNS)
    assert (answer.action, answer.session) == (Action.STOP, TodaySession.NONE)
    assert answer.tier is not kl.Tier.NONE
    assert answer.limits == () and answer.max_distance_m is None


def test_without_pain_there_is_no_run():
    """Removing knowledge never helps. TODAY-041"""
    silent = knee(morning_pain=None, worst24=None)
    answer = kl.today(silent, on=DAY)
    assert answer.action > Action.RUN and TodayUnknown.PAIN in answer.unknown
    assert kl.today(silent, on=DAY, pain_before=0).action is Action.RUN


def test_the_book():
    """TODAY-030: it describes, and is no limit."""
    days = range(DAY - 40, DAY, 2)
    runs = [kl.Session(day, dist_m=5000, dur_s=1800) for day in days]
    answer = kl.today(knee(), on=DAY, sessions=runs, infer_rest=True)
    same = kl.day_series(runs, channel="DISTANCE", last_day=DAY, infer_rest=True)
    assert answer.rolling.value == kl.rolling_ratio(same, on=DAY, mode="START_OF_DAY").value
    assert answer.rolling.defined and (answer.rolling.grade, answer.ewma.grade) == ("X", "X")
    assert answer.rolling.lo <= answer.rolling.value <= answer.rolling.hi
    assert answer.ewma.value > 0 and answer.ewma.lo is answer.ewma.hi is None
    assert (answer.runs_7d, answer.runs_28d, answer.ekm_left_out) == (3, 14, 0)
    assert 0 < answer.ekm_7d < answer.ekm_7d_before
    missing = kl.today(knee(), on=DAY, sessions=runs)
    assert kl.Flag.UNKNOWN_IN_WINDOW in missing.rolling.flags and not missing.rolling.defined
    assert missing.rolling.value is None


def test_it_changes_nothing_and_agrees_with_itself():
    one = knee()
    before = bytes(one)
    first = kl.today(one, on=DAY, sessions=RUNS)
    assert bytes(one) == before
    assert first == kl.today(kl.Rehab.from_bytes(before), on="2026-01-01", sessions=RUNS)
    assert repr(first) == repr(kl.today(one, on=date(2026, 1, 1), sessions=RUNS))
    with pytest.raises(dataclasses.FrozenInstanceError):
        first.action = Action.RUN


# ---- knees ----


def test_two_knees():
    answer = kl.today({"left": knee(), "right": knee("RELOAD", 4)}, on=DAY, sessions=RUNS)
    assert (answer.phase, answer.level, answer.session) == (kl.Phase.RELOAD, 4,
                                                            TodaySession.RUN_WALK)  # fmt: skip
    assert [why.side for why in answer.reasons[:2]] == [kl.Side.LEFT, kl.Side.RIGHT]
    assert answer == kl.today({kl.Side.RIGHT: knee("RELOAD", 4), kl.Side.LEFT: knee()}, on=DAY,
                              sessions=RUNS)  # fmt: skip


def test_one_knee_of_a_side():
    answer = kl.today({"right": knee()}, on=DAY)
    assert answer.reasons[0].side is kl.Side.RIGHT
    assert str(answer.reasons[0]).startswith("Right: ")


def test_pain_of_each_knee():
    both = {"left": knee(), "right": knee()}
    assert kl.today(both, on=DAY, pain_before=1).action is Action.RUN
    for pain in (6, {"left": 6}, {"right": 6, "left": None}, {kl.Side.LEFT: 0, "RIGHT": 6}):
        assert kl.today(both, on=DAY, pain_before=pain).action > Action.RUN, pain
    assert kl.today(both, on=DAY, pain_before={"right": 1}).action is Action.RUN


def test_no_pain_is_dropped():
    with pytest.raises(ValueError, match="no knee for one of the sides left"):
        kl.today(knee(), on=DAY, pain_before={"left": 8})
    with pytest.raises(ValueError, match="right"):
        kl.today({"left": knee()}, on=DAY, pain_before={"left": 0, "right": 8})


@pytest.mark.parametrize("wrong", [None, 5, {"left": None}, [knee()], {"left": kl.CadencePlan()}])
def test_what_is_no_knee(wrong):
    with pytest.raises(TypeError):
        kl.today(wrong, on=DAY)


# ---- sessions ----


def test_sessions_as_elsewhere():
    runs = [kl.Session(DAY - 4, start_s=0, dist_m=10000), kl.Session(DAY - 2, dist_m=4000)]
    prepared = kl.prepare(runs)
    answers = {repr(kl.today(knee(), on=DAY, sessions=some, first_day=DAY - 9))
               for some in (runs, tuple(runs), prepared, prepared.sessions)}  # fmt: skip
    assert len(answers) == 1


def test_an_export(root):
    export = kl.read_activities(root / "examples" / "sample" / "garmin_sample.csv")
    day = export.runs[-1].start.date() + timedelta(days=2)
    answer = kl.today(knee(day=kl.days.day_number(day)), on=day, sessions=export)
    assert answer.max_distance_m and answer.runs_28d > 5
    assert TodayUnknown.DISTANCE in answer.unknown or not export.unread


def test_an_unread_row_never_helps():
    """It may have been a run of any length."""
    day = date(2026, 1, 1)
    export = kl.Activities("x.csv", "Garmin Connect", "local")
    cells = ("distance_m", "moving_s", "elapsed_s", "steps", "cadence_spm", "ascent_m", "descent_m",
             "hr")  # fmt: skip
    run = kl.Activity(datetime(2025, 12, 30, 9), "Running", kl.SessionKind.RUN, row=2,
                      **{**dict.fromkeys(cells), "distance_m": 8000.0})  # fmt: skip
    export.activities.append(run)
    week = kl.TodayWeek(DAY - 3, planned_m=20000)
    whole = kl.today(knee(), on=day, sessions=export, week=week)
    for column in ("Date", "Distance"):  # two faults of one row are one row
        export.problems.append(
            kl.Problem("x.csv", 3, column, "?", "unreadable", True, date(2025, 12, 31))
        )
    export.problems.append(kl.Problem("x.csv", 9, "Date", "?", "no date", True, None))
    cut = kl.today(knee(), on=day, sessions=export, week=week)
    assert whole.max_distance_m == 8800 and whole.runs_7d == 1
    assert cut.max_distance_m == 0 and cut.action is Action.CROSS_TRAIN and cut.runs_7d == 2
    assert TodayUnknown.DISTANCE in cut.unknown and "LIMIT_ZERO" in codes(cut)


def test_first_day():
    """That of the first session, else today; what came before it was not observed."""
    plain = kl.today(knee(), on=DAY, sessions=RUNS)
    assert plain == kl.today(knee(), on=DAY, sessions=RUNS, first_day=DAY - 4)
    assert kl.today(knee(), on=DAY) == kl.today(knee(), on=DAY, first_day="2026-01-01")
    longer = kl.today(knee(), on=DAY, sessions=RUNS, first_day="2025-11-01")
    assert longer.rolling != plain.rolling and longer.action is plain.action


# ---- the week in force ----


def test_a_tailored_week():
    """A week of tailor_week, from its Monday on."""
    monday = DAY - 3
    made = kl.tailor_week(WEEK, flag_tier="NONE", screen_age_days=0, location="FRONT",
                          irritability="LOW")  # fmt: skip
    in_force = kl.TodayWeek(monday, made)
    for place in range(7):
        day = monday + place
        answer = kl.today(knee(day=day), on=day, week=in_force)
        runs = [item for item in made.items if item.day == place and item.run_s]
        assert ("NOT_A_RUN_DAY" in codes(answer)) is not bool(runs)
        assert (answer.action is Action.RUN) is bool(runs)
        if runs:
            assert answer.limits[0] == kl.TodayLimit(TodayReason.PLAN_ITEM, runs[0].metres,
                                                     runs[0].run_s)  # fmt: skip
            assert answer.limits[1] == kl.TodayLimit(TodayReason.WEEK_REST, made.total_m, None)
    told = dataclasses.replace(in_force, planned_m=2000)
    assert kl.today(knee(), on=DAY, week=told).limits[1].metres == 2000


def test_a_week_as_a_frame():
    pandas = pytest.importorskip("pandas")
    given = {"flag_tier": "NONE", "screen_age_days": 0, "location": "FRONT"}
    plain, framed = kl.tailor_week(WEEK, **given), kl.tailor_week(pandas.DataFrame(WEEK), **given)
    for place in range(7):
        answers = [kl.today(knee(day=DAY + place), on=DAY + place, week=kl.TodayWeek(DAY, made))
                   for made in (plain, framed)]  # fmt: skip
        assert answers[0] == answers[1]


@pytest.mark.parametrize("gate", [{"flag_tier": "URGENT"}, {"screen_age_days": None}])
def test_a_week_that_was_refused_holds_no_run(gate):
    given = {"flag_tier": "NONE", "screen_age_days": 0, "location": "FRONT", **gate}
    answer = kl.today(knee(), on=DAY, week=kl.TodayWeek(DAY, kl.tailor_week(WEEK, **given)))
    assert answer.action is Action.CROSS_TRAIN and "NOT_A_RUN_DAY" in codes(answer)


def test_sessions_of_the_week():
    """TODAY-010: cross-training, strength work."""
    week = kl.TodayWeek(DAY, [item("CROSS_TRAIN", seconds=1800)], planned_m=9000)
    answer = kl.today(knee(), on=DAY, week=week)
    assert (answer.session, answer.session_s) == (TodaySession.CROSS, 1800)
    sore = knee(swelling=1)
    week = kl.TodayWeek(DAY, [item("STRENGTH")], planned_m=9000)
    answer = kl.today(sore, on=DAY, week=week)
    assert (answer.action, answer.session) == (Action.NO_RUN, TodaySession.STRENGTH)
    assert kl.today(sore, on=DAY).session is TodaySession.REST


def test_what_came_back():
    """TODAY-021."""
    returned = {"on": DAY, "sessions": RUNS}
    week = kl.TodayWeek(DAY, planned_m=20000)
    unknown = kl.today(knee("RETURN"), **returned, week=week)
    assert unknown.speed_allowed is None and TodayUnknown.RESTORED in unknown.unknown
    some = dataclasses.replace(week, restored=["SPEED", kl.Exposure.UPHILL])
    answer = kl.today(knee("RETURN"), **returned, week=some)
    allowed = (answer.speed_allowed, answer.uphill_allowed, answer.downhill_allowed)
    assert allowed == (True, True, False)
    none = kl.today(knee("RETURN"), **returned, week=dataclasses.replace(week, restored=()))
    assert none.speed_allowed is False


# ---- cadence, shoes, judged runs, options ----


def test_a_cadence_plan():
    plan = kl.CadencePlan()
    for before in (9, 7, 5):
        plan.baseline_run(DAY - before, cadence_dspm=1650, speed_mms=3000, steady_s=1200, flat=True,
                          easy=True)  # fmt: skip
    plan.freeze(DAY - 4)
    plan.plan(DAY - 4, calf=0)
    answer = kl.today(knee(), on=DAY, cadence=plan)
    assert answer.cadence_low_dspm < 1691 < answer.cadence_high_dspm
    assert kl.today(stopped(), on=DAY, cadence=plan).cadence_low_dspm is None
    assert kl.today(knee(), on=DAY).cadence_high_dspm is None


def test_shoes():
    """TODAY-031: the place of the first such pair."""
    pairs = [kl.Shoe(DAY - 90), kl.Shoe(DAY - 90, start_m=500_000), kl.Shoe(DAY, start_m=700_000)]
    answer = kl.today(knee(), on=DAY, shoes=kl.TodayShoes(pairs))
    assert [(why.code.name, why.value) for why in answer.reasons[-2:]] == [("SHOE_WARN", 1),
                                                                           ("SHOE_DUE", 2)]  # fmt: skip
    worn = kl.TodayShoes(pairs[:1], [kl.ShoeRun(DAY - 1, 0, 200_000)] * 4, usual_drop_mm=8)
    assert codes(kl.today(knee(), on=DAY, shoes=worn))[-1] == "SHOE_DUE"


def test_how_long_a_run_stays_comfortable():
    judged = [(DAY - 5, 1500, "GREEN"), {"day": DAY - 3, "dose_s": 2400, "colour": "AMBER"}]
    answer = kl.today(knee(), on=DAY, judged=judged)
    assert (answer.max_run_s, answer.binding_time) == (1500, TodayReason.COMFORT)
    assert TodayUnknown.COMFORT not in answer.unknown


def test_options_and_runner():
    plain = kl.today(knee(), on=DAY, sessions=RUNS)
    strict = kl.today(knee(), on=DAY, sessions=RUNS, plan={"strength_min": 3}, spike={"b1": 1050})
    assert strict.max_distance_m == 10500 and "STRENGTH_DUE" not in codes(strict)
    other = kl.today(knee(), on=DAY, sessions=RUNS, knee_load={"exp_cost_20": 80})
    assert len({plain.config_crc, strict.config_crc, other.config_crc}) == 3
    fast = [kl.Session(DAY - 4, dist_m=10000, dur_s=3000)]
    loads = [kl.today(knee(), on=DAY, sessions=fast, runner=runner).ekm_7d
             for runner in (None, kl.Runner(v_ref=2.2, cad_ref=160))]  # fmt: skip
    assert loads[0] != loads[1]
    with pytest.raises(TypeError, match="unexpected option"):
        kl.today(knee(), on=DAY, plan={"pain": 3})


# ---- refusals ----

WEEK_OF_RUN = kl.TodayWeek(DAY, planned_m=0)


@pytest.mark.parametrize(
    ("given", "cls", "field", "index"),
    [
        ({"on": DAY - 1}, kl.OrderError, "rehab.day", 0),
        ({"on": 2**40}, kl.RangeError, "day", None),
        ({"knees": []}, kl.SizeError, "n_knees", None),
        ({"knees": [("left", knee()), ("right", knee()), ("left", knee())]}, kl.SizeError,
         "n_knees", None),
        ({"knees": {"middle": knee()}}, kl.RangeError, "side", 0),
        ({"knees": [("left", knee()), ("left", knee())]}, kl.InconsistentError, "side", None),
        ({"knees": {"left": knee(), kl.Side.UNSPECIFIED: knee()}}, kl.InconsistentError, "side",
         None),
        ({"sessions": [kl.Session(DAY, dist_m=-1)]}, kl.RangeError, "sessions.dist_m", 0),
        ({"sessions": [kl.Session(None)]}, kl.RangeError, "sessions.day", 0),
        ({"sessions": [kl.Session(DAY), kl.Session(DAY - 1)], "first_day": DAY - 1},
         kl.OrderError, "sessions.day", 1),
        ({"sessions": [kl.Session(DAY + 1)], "first_day": DAY}, kl.OrderError, "sessions.day", 0),
        ({"sessions": [kl.Session(DAY)] * 4097}, kl.SizeError, "sessions", None),
        ({"first_day": DAY + 1}, kl.RangeError, "first_day", None),
        ({"infer_rest": 2}, kl.RangeError, "infer_rest", None),
        ({"infer_rest": None}, kl.RangeError, "infer_rest", None),
        ({"week": kl.TodayWeek(DAY + 1, planned_m=0)}, kl.RangeError, "week.first_day", None),
        ({"week": kl.TodayWeek(DAY - 7, planned_m=0)}, kl.RangeError, "week.first_day", None),
        ({"week": kl.TodayWeek(DAY)}, kl.NullError, "week.planned_m", None),
        ({"week": kl.TodayWeek(DAY, [])}, kl.NullError, "week.planned_m", None),
        ({"week": dataclasses.replace(WEEK_OF_RUN, restored=["LONG"])}, kl.RangeError,
         "week.restored", None),
        ({"week": dataclasses.replace(WEEK_OF_RUN, restored=["FLAT"])}, kl.RangeError,
         "week.restored", None),
        ({"week": kl.TodayWeek(DAY, [item(), item(day=7)], 0)}, kl.RangeError, "week.items.day", 1),
        ({"week": kl.TodayWeek(DAY, [item(metres=-1)], 0)}, kl.RangeError, "week.items.metres", 0),
        ({"week": kl.TodayWeek(DAY, [item()] * 200, 0)}, kl.SizeError, "week.items", None),
        ({"shoes": kl.TodayShoes([])}, kl.SizeError, "shoe.shoes", None),
        ({"shoes": kl.TodayShoes([kl.Shoe(DAY)], [kl.ShoeRun(DAY, 1, 5)])}, kl.RangeError,
         "shoe.shoe", 0),
        ({"judged": [(DAY, None, "GREEN")]}, kl.NullError, "judged.dose_s", 0),
        ({"judged": [(DAY + 1, 60, "GREEN")]}, kl.OrderError, "judged.day", 0),
        ({"plan": {"strength_min": 9}}, kl.RangeError, "strength_min", None),
        ({"spike": {"b1": 1400}}, kl.InconsistentError, "b2", None),
        ({"knee_load": {"grade_clip": -1}}, kl.RangeError, "grade_clip", None),
        ({"runner": kl.Runner(v_ref=9)}, kl.RangeError, "v_ref", None),
    ],
)  # fmt: skip
def test_refusals(given, cls, field, index):
    """TODAY-001, TODAY-002: fields begin with their module."""
    told = {"knees": knee(), "on": DAY, **given}
    with pytest.raises(cls) as caught:
        kl.today(told.pop("knees"), **told)
    assert type(caught.value) is cls
    assert (caught.value.field, caught.value.index) == (field, index)
    assert caught.value.status in str(caught.value) and field in str(caught.value)


def test_a_plan_that_is_ahead():
    plan = kl.CadencePlan()
    plan.baseline_run(DAY + 1, cadence_dspm=1650, speed_mms=3000, steady_s=1200, flat=True,
                      easy=True)  # fmt: skip
    with pytest.raises(kl.OrderError, match="cadence.day"):
        kl.today(knee(), on=DAY, cadence=plan)


@pytest.mark.parametrize("pain", [-0.1, 10.1, 2.55, float("nan")])
def test_what_is_no_pain_is_refused_by_name(pain):
    with pytest.raises(kl.RangeError, match="pain_before") as caught:
        kl.today({"left": knee(), "right": knee()}, on=DAY, pain_before={"right": pain})
    error = caught.value
    assert (error.field, error.index) == ("pain_before", 1)
    assert error.value == pain or pain != pain
    assert error.__notes__ == ["pain: 0 .. 10 in steps of 0.1, or None where it is not known"]
    with pytest.raises(TypeError, match="0 .. 10"):
        kl.today(knee(), on=DAY, pain_before="3")


def test_the_first_that_is_wrong_is_named():
    """TODAY-002: in the order of the input."""
    wrong = {"pain_before": 11, "sessions": [kl.Session(DAY + 9)], "first_day": DAY + 1,
             "week": kl.TodayWeek(DAY + 9), "shoes": kl.TodayShoes([]),
             "plan": {"strength_min": 9}, "spike": {"window": 1},
             "judged": [(DAY, None, None)]}  # fmt: skip
    fields = ("pain_before", "sessions.day", "first_day", "week.first_day", "shoe.shoes",
              "strength_min", "window", "judged.dose_s")  # fmt: skip
    for keyword, field in zip(list(wrong), fields):
        with pytest.raises(kl.KneeloadError) as caught:
            kl.today(knee(), on=DAY, **wrong)
        assert caught.value.field == field
        del wrong[keyword]


# ---- printing ----


def test_printing():
    week = kl.TodayWeek(DAY, [item(metres=4000, run_s=1500)], planned_m=20000)
    both = {"left": knee(), "right": knee()}
    assert str(kl.today(both, on=DAY, sessions=RUNS, week=week)).splitlines() == [
        "2026-01-01 RUN, BUILD level 7: EASY_RUN, up to 4,000 m and 0:25:00 of running",
        "- Left: Nothing in the log speaks against the run.",
        "- Right: Nothing in the log speaks against the run.",
        "- The run planned for today sets the limit.",
        "? It is not known how long a run stays comfortable.",
        "? Days of the last four weeks are not known.",
    ]
    ladder = str(kl.today(knee("RELOAD", 3), on=DAY)).splitlines()[0]
    assert ladder == ("2026-01-01 RUN, RELOAD level 3: RUN_WALK 6 x (walk 120 s, run 180 s), "
                      "up to 0:18:00 of running")  # fmt: skip
    cross = kl.TodayWeek(DAY, [item("CROSS_TRAIN", seconds=1800)], planned_m=0)
    first = str(kl.today(knee(), on=DAY, week=cross)).splitlines()[0]
    assert first == "2026-01-01 CROSS_TRAIN, BUILD level 7: CROSS 0:30:00"
    stop = str(kl.today(stopped(), on=DAY)).splitlines()
    assert stop[0] == "2026-01-01 STOP (URGENT), BUILD level 7: NONE"
    assert all(line[:2] in ("- ", "? ") for line in stop[1:])
    limits = kl.today(both, on=DAY, sessions=RUNS, week=week).limits
    assert str(limits[0]) == "PLAN_ITEM: 4,000 m and 0:25:00 of running"
