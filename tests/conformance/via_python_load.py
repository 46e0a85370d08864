"""Kinds of spec/load.md, section 15, put to the typed package."""

import dataclasses
import math

import kneeload as kl
from via_python_values import (
    Unknown,
    allow,
    day_of,
    given_options,
    members,
    number,
    outcome,
    plain_output,
)

NO_LOAD_STATES = ("U", "R", "M")


def session(given):
    fields = [field.name for field in dataclasses.fields(kl.Session)]
    allow(given, *fields)
    known = {name: value for name, value in given.items() if value is not None}
    return kl.Session(**{"day": None, **known})


def sessions(given):
    return [session(one) for one in given or []]


def load_of(load, state):
    """Null is no load on a U, R or M day, and not a number where a load belongs."""
    return math.nan if load is None and state not in NO_LOAD_STATES else load


def series(given):
    """A series; loads and states of different length have no common size and become none."""
    allow(given, "day0", "state", "load")
    letters, loads = given["state"], given["load"]
    if len(letters) != len(loads):
        letters, loads = "", []
    return kl.Series(list(map(load_of, loads, letters)), day_of(given, "day0"), letters)


# Numbers and labels.


def ask_exp(given):
    allow(given, "x")
    return {"value": kl.exp(number(given, "x"))}


def ask_alpha(given):
    allow(given, "conv", "arg")
    return {"value": kl.alpha(given.get("conv"), number(given, "arg"))}


def ask_convert(given):
    allow(given, "direction", "value", "na", "nc")
    names = {"U_TO_C": "UNCOUPLED_TO_COUPLED", "C_TO_U": "COUPLED_TO_UNCOUPLED"}
    direction = names.get(given.get("direction"), given.get("direction"))
    windows = {"na": given.get("na"), "nc": given.get("nc")}
    return {"value": kl.ratio_convert(direction, number(given, "value"), **windows)}


def ask_base_rate(given):
    allow(given, "n", "k")
    return kl.base_rate(given.get("n"), given.get("k"))._asdict()


def ask_evidence(given):
    allow(given, "id", "band")
    label = kl.evidence(given.get("id") or "", given.get("band"))
    hazard = [label.hrr_x100, label.hrr_low_x100, label.hrr_high_x100]
    return {
        "class": label.claim,
        "grade": label.grade,
        "source": label.source,
        "hrr_x100": None if label.hrr_x100 is None else hazard,
    }


# Sessions.


def load_members(load):
    return {
        "defined": load.defined,
        "load": plain_output(load.load),
        "flags": load.flags.names,
        "zones_s": plain_output(load.zone_s),
    }


def ask_session_load(given):
    allow(given, "session", "channel")
    return load_members(kl.session_load(session(given["session"]), given.get("channel")))


def ask_trimp(given):
    allow(given, "set", "a", "b", "hr_rest", "hr_max", "segments")
    profile = {name: given.get(name) for name in ("set", "hr_rest", "hr_max", "a", "b")}
    return load_members(kl.trimp(given.get("segments") or [], **profile))


def ask_zones(given):
    allow(given, "method", "zones_s", "segments", "hr_max", "vt1", "vt2")
    method = given.get("method")
    if given.get("zones_s") is not None:
        return load_members(kl.zone_load(method, given["zones_s"]))
    limits = {name: given.get(name) for name in ("hr_max", "vt1", "vt2")}
    return load_members(kl.zone_load_from_hr(method, given.get("segments") or [], **limits))


def ask_rtss(given):
    allow(given, "dur_s", "pace_s_km", "threshold_s_km")
    paces = number(given, "pace_s_km"), number(given, "threshold_s_km")
    return load_members(kl.rtss(given.get("dur_s"), *paces))


def prepared_members(prepared):
    return {
        **members(prepared.session),
        "members": list(prepared.members),
        "flags": prepared.flags.names,
    }


def ask_prepare(given):
    allow(given, "sessions", "cfg")
    prepared = kl.prepare(sessions(given.get("sessions")), **given_options(given.get("cfg")))
    return {
        "ignored": prepared.ignored,
        "dropped": plain_output(prepared.dropped),
        "sessions": [prepared_members(one) for one in prepared.sessions],
    }


def letters_of(states):
    letters = {"UNOBSERVED": "U", "REST": "R", "LOAD": "L", "MISSING": "M", "UNMEASURED": "X"}
    return "".join(letters[state.name] for state in states)


def ask_day_series(given):
    allow(given, "channel", "first_day", "last_day", "sessions", "rest", "missing",
          "infer_rest", "dedupe", "cfg")  # fmt: skip
    names = ("rest", "missing", "infer_rest", "dedupe")
    declared = {name: given[name] for name in names if given.get(name) is not None}
    days = kl.day_series(
        sessions(given.get("sessions")),
        channel=given.get("channel"),
        first_day=day_of(given, "first_day"),
        last_day=day_of(given, "last_day"),
        **declared,
        **given_options(given.get("cfg")),
    )
    letters = letters_of(days.states)
    loads = [None if letter in "UM" else load for letter, load in zip(letters, days.loads)]
    return {"day0": days.first_day_number, "state": letters, "load": loads}


# Spike.


def runs_of(given):
    return {"first_day": day_of(given, "first_day"), "missing": given.get("missing") or ()}


def ask_spike(given):
    allow(given, "sessions", "first_day", "missing", "test", "cfg")
    options = given_options(given.get("cfg"))
    history = sessions(given.get("sessions"))
    return members(kl.spike(history, session(given["test"]), **runs_of(given), **options))


def ask_spike_max(given):
    allow(given, "sessions", "first_day", "missing", "day", "start_s", "cfg")
    options = given_options(given.get("cfg"))
    moment = {"day": day_of(given), "start_s": given.get("start_s")}
    history = sessions(given.get("sessions"))
    return members(kl.spike_limit(history, **moment, **runs_of(given), **options))


def ask_project_spike(given):
    allow(given, "sessions", "first_day", "missing", "plan", "cfg")
    options = given_options(given.get("cfg"))
    history = sessions(given.get("sessions"))
    plan = sessions(given.get("plan"))
    spikes = kl.spike_series(
        history, plan=plan, first=len(history), **runs_of(given), **options
    )
    return {"results": [members(spike) for spike in spikes]}


# Daily metrics. Name in the vectors: function, name in a book.

DAY_METRICS = {
    "ra": (kl.rolling_ratio, "rolling"),
    "w2w": (kl.week_to_week, "week_to_week"),
    "ewma": (kl.ewma_ratio, "ewma"),
    "pmc": (kl.fitness, "fitness"),
    "monotony": (kl.monotony, "monotony"),
}
MODES = {"EOD": kl.Mode.END_OF_DAY, "SOD": kl.Mode.START_OF_DAY}


def no_such_metric(_):
    """What a metric named by nothing in Python amounts to: a selector outside its set."""
    error = kl.RangeError("metric")
    error.status, error.field, error.index = "KL_E_RANGE", "metric", None
    raise error


def same(one, other):
    return repr(one) == repr(other)


def ask_day_metric(metric, days, evaluation):
    """One day; where the day is in the series, the columns have to say the same."""
    call, _ = DAY_METRICS[metric]
    options = {"mode": evaluation["mode"], **given_options(evaluation.get("cfg"))}
    day = evaluation["day"]
    answer = call(days, on=day, **options)
    place = day - days.first_day_number
    if place < len(days):
        columns = call(days, **options)
        if not same(columns[place], answer):
            raise Unknown(f"{metric} of day {day}: the columns differ from the one-day call")
        if not same(columns.flags[place], int(answer.flags)):
            raise Unknown(f"{metric} of day {day}: the flags differ from the one-day call")
    return metric_members(answer)


def metric_members(result):
    """Members of a daily metric; a zone that was not asked for is none of them."""
    answer = members(result)
    if isinstance(result, kl.WeekToWeek):
        answer["advisory"] = result.advisory
    if answer.get("zone", "") is None:
        del answer["zone"]
    return answer


def limit(call, names):
    """Ask a limit function; names of its numbers in the vectors by name in LoadLimit."""

    def ask(days, evaluation):
        options = given_options(evaluation.get("cfg"))
        if call is not kl.fitness_limit:
            options["thr"] = evaluation.get("thr")
        answer = members(call(days, on=evaluation["day"], **options))
        shared = {name: answer[name] for name in ("defined", "flags")}
        return shared | {name: answer[field] for field, name in names.items()}

    return ask


def ask_rest_days(days, evaluation):
    names = {"RA": "ROLLING", "EWMA": "EWMA", "PMC": "FITNESS"}
    options = given_options(evaluation.get("cfg"))
    of = names.get(evaluation.get("of"), evaluation.get("of"))
    rest = kl.rest_days(of, days, on=evaluation["day"], thr=evaluation.get("thr"), **options)
    return {"defined": rest is not None, "days": rest}


def ask_ceiling(days, evaluation):
    asked = {"on": evaluation["day"], "channel": evaluation.get("channel")}
    return {"value": kl.load_ceiling(days, **asked, mode=evaluation["mode"])}


QUESTIONS = {
    "max_ra": limit(
        kl.rolling_limit, {"x_max": "x_max", "x_lo": "x_lo", "x_hi": "x_hi", "whole": "whole"}
    ),
    "max_ewma": limit(kl.ewma_limit, {"x_max": "x_max"}),
    "max_pmc": limit(kl.fitness_limit, {"x_max": "x_tsb", "x_ramp": "x_ramp"}),
    "max_monotony": limit(kl.monotony_limit, {"x_lo": "x1", "x_hi": "x2"}),
    "rest_days": ask_rest_days,
    "ceiling": ask_ceiling,
}


def ask_eval(days, evaluation, **moment):
    allow(evaluation, "metric", "mode", "day", "cfg", "thr", "of", "channel")
    mode = evaluation.get("mode") or "EOD"
    evaluation = {**evaluation, "mode": MODES.get(mode, mode), "day": day_of(evaluation), **moment}
    metric = evaluation.get("metric")
    if metric in DAY_METRICS:
        return outcome(ask_day_metric, metric, days, evaluation)
    return outcome(QUESTIONS.get(metric, lambda *_: no_such_metric(metric)), days, evaluation)


def check_series(days):
    """A fault of the series is that of the whole case."""
    kl.load_ceiling(days, on=days.first_day_number, channel="CUSTOM")


def ask_series(given):
    allow(given, "series", "evals")
    days = series(given["series"])
    check_series(days)
    return {"results": [ask_eval(days, evaluation) for evaluation in given.get("evals") or []]}


def planned(call, days, options):
    """Results of the planned days; no plan is no day to evaluate, which is said of n_days."""
    if not days.n_plan:
        try:
            call(days, plan=[], **options)
        except kl.SizeError as error:
            error.field = "plan" if error.field == "n_days" else error.field
            raise
    return call(days, **options)[days.n_past :]


def ask_project(given):
    allow(given, "series", "plan", "metric", "cfg")
    days = series(given["series"])
    check_series(days)
    if given["metric"] not in DAY_METRICS:
        no_such_metric(given["metric"])
    plan = given.get("plan") or []
    for day in plan:
        allow(day, "state", "load")
    loads = [load_of(day.get("load"), day["state"]) for day in plan]
    if plan:
        days = days.with_plan(loads, [day["state"] for day in plan])
    call, _ = DAY_METRICS[given["metric"]]
    results = planned(call, days, given_options(given.get("cfg")))
    return {"results": [metric_members(result) for result in results]}


# Stream.


class Diary:
    """The days that pushes and gap_fill make, and the pushes that were accepted."""

    def __init__(self, gap_fill):
        self.gap_letter = "R" if gap_fill == "REST" else "M"
        self.pushes = []
        self.letters = ""
        self.loads = []

    @property
    def day0(self):
        return self.pushes[0][0]

    @property
    def last_day(self):
        return self.pushes[-1][0]

    def enter(self, push):
        self.pushes.append(push)
        day, load, letter = push
        gap = day - self.day0 - len(self.loads)
        self.letters += self.gap_letter * gap + letter
        self.loads += [0.0] * gap + [load or 0.0]

    def series(self):
        return kl.Series(self.loads, self.day0, self.letters)

    def members(self):
        loads = [None if letter == "M" else load for letter, load in zip(self.letters, self.loads)]
        return {"day0": self.day0, "state": self.letters, "load": loads}


def push_all(book, given, diary):
    statuses = []
    for one in given:
        allow(one, "day", "state", "load")
        push = day_of(one), load_of(one.get("load"), one["state"]), one["state"]
        try:
            book.push(*push)
            diary.enter(push)
            statuses.append("KL_OK")
        except kl.KneeloadError as error:
            statuses.append(error.status)
    return statuses


def read_book(name, options, gap_fill, diary):
    """A book of this metric, half way through its days saved and loaded."""
    book = kl.Book(gap_fill=gap_fill, **{name: options})
    for place, push in enumerate(diary.pushes):
        book.push(*push)
        if place == len(diary.pushes) // 2:
            book = kl.Book.from_bytes(bytes(book))
    return metric_members(getattr(book.read(), name))


def ask_at_end(evaluation, gap_fill, diary):
    from_array = ask_eval(diary.series(), evaluation, day=diary.last_day, mode="END_OF_DAY")
    if evaluation["metric"] not in DAY_METRICS:
        return from_array
    _, name = DAY_METRICS[evaluation["metric"]]
    options = given_options(evaluation.get("cfg"))
    from_book = outcome(read_book, name, options, gap_fill, diary)
    if not same(from_book, from_array):
        raise Unknown(f"{evaluation['metric']}: the book differs from the series")
    return from_book


def ask_stream(given):
    allow(given, "gap_fill", "push", "evals")
    gap_fill = given.get("gap_fill") or "MISSING"
    book = kl.Book(gap_fill=gap_fill)
    diary = Diary(gap_fill)
    statuses = push_all(book, given.get("push") or [], diary)
    evaluations = given.get("evals") or [] if diary.pushes else []
    return {
        "statuses": statuses,
        "series": diary.members() if diary.pushes else None,
        "results": [ask_at_end(one, gap_fill, diary) for one in evaluations],
    }


KINDS = {
    "exp": ask_exp,
    "alpha": ask_alpha,
    "convert": ask_convert,
    "base_rate": ask_base_rate,
    "evidence": ask_evidence,
    "session_load": ask_session_load,
    "trimp": ask_trimp,
    "zones": ask_zones,
    "rtss": ask_rtss,
    "prepare": ask_prepare,
    "day_series": ask_day_series,
    "spike": ask_spike,
    "spike_max": ask_spike_max,
    "project_spike": ask_project_spike,
    "series": ask_series,
    "project": ask_project,
    "stream": ask_stream,
}
