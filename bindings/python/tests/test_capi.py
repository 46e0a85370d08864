"""The mechanical layer: strict items, no copies, buffers released on every path."""

import ctypes
import struct
import threading
from array import array

import pytest

from kneeload import capi
from kneeload.errors import KneeloadError

RECORDS = (
    "kl_session", "kl_prepared_session", "kl_hr_segment", "kl_load", "kl_rolling", "kl_ewma",
    "kl_fitness", "kl_monotony", "kl_load_limit", "kl_spike", "kl_book_reading",
    "kl_knee_runner", "kl_knee_reference", "kl_knee_segment", "kl_knee_segment_load",
    "kl_knee_load", "kl_step", "kl_knee_day", "kl_knee_week", "kl_aux_entry", "kl_aux_load",
    "kl_shoe", "kl_shoe_run", "kl_shoe_state", "kl_reason", "kl_cadence_request",
    "kl_cadence_stage", "kl_cadence_plan", "kl_cadence_target", "kl_cadence_run",
    "kl_cadence_event", "kl_cadence_decision",
)  # fmt: skip


def rolling(loads, states=None, room=None, day0=0, n_plan=0):
    room = capi.kl_room("kl_rolling", 1) if room is None else room
    capi.kl_rolling_at((day0, loads, states, n_plan), 0, None, room)
    return room


def released(buffer):
    """A buffer that is still held refuses to change its size."""
    buffer.append(0)
    buffer.pop()
    return True


@pytest.mark.parametrize(
    "loads",
    [
        array("f", [1.0]),
        array("i", [1]),
        array("q", [1]),
        bytes(8),
        bytes(9),
        bytearray(8),
        memoryview(array("d", [1.0, 2.0])).cast("B"),
        [1.0],
        (1.0,),
        None,
        "1",
        1.0,
    ],
    ids=lambda loads: type(loads).__name__ + getattr(loads, "typecode", ""),
)
def test_loads_must_be_doubles(loads):
    with pytest.raises(TypeError):
        rolling(loads)


def test_numpy_loads_must_be_float64_in_one_piece():
    numpy = pytest.importorskip("numpy")
    for wrong in (
        numpy.ones(4, dtype="f4"),
        numpy.ones(4, dtype="i8"),
        numpy.ones(4, dtype=">f8"),
        numpy.ones((2, 2)),
    ):
        with pytest.raises(TypeError):
            rolling(wrong)
    with pytest.raises((ValueError, BufferError, TypeError)):
        rolling(numpy.ones(8)[::2])
    rolling(numpy.ones(4))
    frozen = numpy.ones(4)
    frozen.flags.writeable = False
    rolling(frozen)


def test_exporters_of_native_doubles_are_read():
    rolling(memoryview(array("d", [1.0])))
    rolling((ctypes.c_double * 2)(1.0, 2.0))


def test_states_are_bytes_one_a_load():
    rolling(array("d", [1.0, 0.0]), b"\x02\x01")
    rolling(array("d", [1.0, 0.0]), array("B", [2, 1]))
    with pytest.raises(ValueError):
        rolling(array("d", [1.0, 0.0]), b"\x02")
    with pytest.raises(TypeError):
        rolling(array("d", [1.0, 0.0]), array("b", [2, 1]))
    with pytest.raises(TypeError):
        rolling(array("d", [1.0]), [2])


def test_results_are_whole_records_in_writable_memory():
    loads = array("d", [1.0])
    size = capi.kl_layout("kl_rolling")[0]
    with pytest.raises(ValueError):
        rolling(loads, room=bytearray(size + 1))
    with pytest.raises((TypeError, BufferError)):
        rolling(loads, room=bytes(size))
    with pytest.raises(TypeError):
        rolling(loads, room=array("d", [0.0] * size))
    with pytest.raises(ValueError):
        rolling(loads, room=memoryview(bytearray(size + 8))[1 : size + 1])
    with pytest.raises(KneeloadError) as caught:
        rolling(loads, room=bytearray(0))
    assert (caught.value.status, caught.value.field) == ("KL_E_SIZE", "n_days")


@pytest.mark.parametrize("value", [1.0, -1.0])
def test_buffers_are_released(value):
    loads, states = array("d", [value]), bytearray(b"\x02")
    room = capi.kl_room("kl_rolling", 1)
    try:
        rolling(loads, states, room)
    except KneeloadError as error:
        assert error.field == "load"
    assert released(loads) and released(states) and released(room)


def test_buffers_are_released_when_an_argument_is_wrong():
    loads, states = array("d", [1.0, 2.0]), bytearray(b"\x02")
    with pytest.raises(ValueError):
        rolling(loads, states)
    assert released(loads) and released(states)
    room = bytearray(3)
    with pytest.raises(ValueError):
        rolling(loads, room=room)
    assert released(loads) and released(room)


def test_no_copy_is_made():
    """The core reads the caller's memory: a value changed in place shows."""
    loads = array("d", [1.0] * 40)
    view = (0, loads, None, 0)
    room = capi.kl_room("kl_rolling", 1)
    capi.kl_rolling_at(view, 39, None, room)
    before = bytes(room)
    loads[39] = 50.0
    capi.kl_rolling_at(view, 39, None, room)
    assert bytes(room) != before


@pytest.mark.parametrize("name", RECORDS)
def test_layout_adds_up(name):
    size, layout, fields = capi.kl_layout(name)
    assert struct.calcsize(layout) == size
    assert fields[0][2] == 0
    sizes = {"d": 8, "q": 8, "i": 4, "I": 4, "s": 1}
    end = 0
    for _, code, offset, count in fields:
        assert offset >= end and offset % min(sizes[code], 8) == 0
        end = offset + sizes[code] * count
    assert end <= size


def test_layout_of_an_unknown_record():
    with pytest.raises(KeyError):
        capi.kl_layout("kl_nothing")
    with pytest.raises(KeyError):
        capi.kl_room("kl_nothing", 1)


def session(**fields):
    size, layout, rows = capi.kl_layout("kl_session")
    values = dict.fromkeys((row[0] for row in rows), capi.KL_UNKNOWN)
    values.update(day=0, kind=0, load=0.0, has_load=0, **fields)
    return struct.pack(layout, *values.values())


def test_sizes_that_do_not_agree_are_refused():
    one = session(dist_m=5000)
    small = array("i", [0])
    room = capi.kl_room("kl_prepared_session", 2)
    with pytest.raises(KneeloadError) as caught:
        capi.kl_prepare(one * 2, None, (room, small, array("i", [0, 0]), array("i", [0] * 4)))
    assert (caught.value.status, caught.value.field) == ("KL_E_SIZE", "out")
    days = (array("i"), array("i"), 0, 4, 0, 1)
    for scratch, loads, states in ((0, 5, 5), (1, 4, 5), (1, 5, 4)):
        with pytest.raises(KneeloadError, match="out"):
            capi.kl_day_series(
                0, one, days, None, array("i", [0] * scratch), array("d", [0.0] * loads),
                bytearray(states),
            )  # fmt: skip
    runs = (one * 2, 0, array("i"), 0)
    with pytest.raises(KneeloadError, match="out"):
        capi.kl_spike_series(runs, 0, None, capi.kl_room("kl_spike", 1))
    matrix = memoryview(bytearray(8 * 6)).cast("d", shape=[2, 3])
    columns = (array("d", [0.0] * 5), None, None, None, None, 0.0)
    with pytest.raises(KneeloadError, match="out"):
        capi.kl_fleet_ratios((matrix, None, 0), None, None, columns, None)
    with pytest.raises(ValueError):
        uneven = (array("d", [0.0] * 6), array("d", [0.0] * 5), None, None, None, 0.0)
        capi.kl_fleet_ratios((matrix, None, 0), None, None, uneven, None)


def test_one_session_means_one():
    with pytest.raises(ValueError):
        capi.kl_session_load(session() * 2, 0)
    with pytest.raises(ValueError):
        capi.kl_session_load(b"", 0)
    with pytest.raises(TypeError):
        capi.kl_session_load(None, 0)


def test_wrong_kinds_of_arguments():
    with pytest.raises(TypeError):
        capi.kl_rolling_at((0, array("d", [1.0]), None, 0), 0, capi.kl_ewma_options(), b"")
    with pytest.raises(TypeError):
        capi.kl_rolling_at([0, array("d", [1.0]), None, 0], 0, None, bytearray())
    with pytest.raises(TypeError):
        capi.kl_book_open(capi.kl_book(), (0, capi.kl_ewma_options(), None, None, None, None))
    with pytest.raises(TypeError):
        capi.kl_week_to_week_options(7, None)
    with pytest.raises(OverflowError):
        capi.kl_day_to_date(2**40)


def test_options_hide_what_the_layer_sets():
    options = capi.kl_rolling_options()
    assert not hasattr(options, "struct_size") and not hasattr(options, "reserved")
    assert (options.na, options.nc) == (7, 28)
    options.thr = [800, 1300]
    with pytest.raises(OverflowError):
        options.thr = [2**31]
    with pytest.raises(TypeError):
        options.thr = ["a"]
    with pytest.raises(TypeError):
        options.thr = 5


def test_book_assign_of_nothing_changes_nothing():
    book = capi.kl_book()
    book.assign(None)
    with pytest.raises(KneeloadError) as caught:
        capi.kl_book_read(book)
    assert caught.value.status == "KL_E_STATE"


def test_threads_get_the_same_bits():
    loads = array("d", [float(i % 11 * 1000) for i in range(5000)])
    results = []

    def work():
        room = capi.kl_room("kl_ewma", len(loads))
        capi.kl_ewma_at((0, loads, None, 0), 0, None, room)
        results.append(bytes(room))

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(results)) == 1 and len(results) == 4
