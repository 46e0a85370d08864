"""The mechanical layer of knee load and the planner: sizes, single records, released buffers."""

from array import array

import pytest

from kneeload import capi
from kneeload.errors import KneeloadError
from kneeload.knee import Runner, Segment, pack_runner, pack_segment

SEGMENT = pack_segment(Segment(5000, 1700, 165))
WRONG = pack_segment(Segment(5000, 1700, 80))


def many(segments, counts, loads=None, laps=None, statuses=None):
    loads = capi.kl_room("kl_knee_load", len(counts)) if loads is None else loads
    laps = capi.kl_room("kl_knee_segment_load", len(segments)) if laps is None else laps
    statuses = array("i", [9] * len(counts)) if statuses is None else statuses
    capi.kl_knee_runs(b"".join(segments), array("i", counts), None, None, loads, laps, statuses)
    return loads, statuses.tolist()


def refused(field, call, *arguments):
    with pytest.raises(KneeloadError) as caught:
        call(*arguments)
    assert caught.value.field == field
    return caught.value.status


def test_counts_are_those_of_the_segments():
    assert many([SEGMENT] * 3, [1, 2])[1] == [0, 0]
    for counts in ([1], [1, 1], [4], [3, 1], [-1, 4], [2, 2], [2**31 - 1, 2**31 - 1]):
        assert refused("out", many, [SEGMENT] * 3, counts) == "KL_E_SIZE"
    assert many([], [])[1] == []


def test_rooms_must_fit():
    small = {"loads": bytearray(0), "laps": bytearray(0), "statuses": array("i")}
    for name, room in small.items():
        with pytest.raises(KneeloadError, match="out"):
            many([SEGMENT], [1], **{name: room})
    with pytest.raises(ValueError, match="whole records"):
        many([SEGMENT[:-1]], [1])
    with pytest.raises(TypeError):
        many([SEGMENT], [1], statuses=array("q", [0]))


def test_a_refused_run_is_all_zeros():
    size = capi.kl_layout("kl_knee_load")[0]
    loads, statuses = many([SEGMENT, WRONG, SEGMENT], [1, 1, 1], bytearray(b"\xff" * 3 * size))
    assert statuses == [0, capi.KL_E_UNIT, 0]
    assert loads[size : 2 * size] == bytes(size)
    assert loads[:size] == loads[2 * size :] != bytes(size)


def test_one_run():
    room = capi.kl_room("kl_knee_segment_load", 1)
    assert len(capi.kl_knee_run(SEGMENT, None, None, room)) == capi.kl_layout("kl_knee_load")[0]
    assert refused("out", capi.kl_knee_run, SEGMENT * 2, None, None, room) == "KL_E_SIZE"
    assert refused("cadence", capi.kl_knee_run, WRONG, None, None, room) == "KL_E_UNIT"
    room.append(0)  # nobody holds it


def test_a_runner_is_one_record_or_none():
    runner = pack_runner(Runner(v_ref=3.0))
    assert capi.kl_knee_reference_of(runner, None) != b""
    for wrong in (runner * 2, b""):
        with pytest.raises(ValueError):
            capi.kl_knee_reference_of(wrong, None)
    with pytest.raises(TypeError):
        capi.kl_knee_reference_of("runner", None)
    with pytest.raises(TypeError):
        capi.kl_knee_reference_of(runner, capi.kl_cadence_options())


def test_nothing_is_refused_by_name():
    assert refused("step", capi.kl_step_complete, None) == "KL_E_NULL"
    planner = capi.kl_cadence()
    assert refused("cadence", capi.kl_cadence_save, planner) == "KL_E_STATE"
    capi.kl_cadence_open(planner, None)
    assert refused("event", capi.kl_cadence_apply, planner, None) == "KL_E_NULL"
    planner.assign(None)
    assert len(capi.kl_cadence_save(planner)) > 100


def test_rooms_of_other_calls():
    entry = bytes(capi.kl_layout("kl_aux_entry")[0])
    assert refused("out", capi.kl_aux_loads, entry, None, None, bytearray(0)) == "KL_E_SIZE"
    shoe = bytes(capi.kl_layout("kl_shoe")[0])
    assert refused("out", capi.kl_shoes, 0, 0, shoe, b"", bytearray(0)) == "KL_E_SIZE"


def test_options_hide_what_the_layer_sets():
    for options in (capi.kl_knee_options(), capi.kl_cadence_options()):
        assert not hasattr(options, "struct_size")
    assert capi.kl_knee_options().exp_cost_20 == 40 and capi.kl_knee_options().b_down == 1.5
