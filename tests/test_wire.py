"""The wire carries plain data exactly, and nothing that it reads can do more than fail."""

import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as hnp

from autograder.kernel import wire

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(2**100), 2**100),
    st.floats(),
    st.complex_numbers(allow_nan=False),
    st.text(),
    st.binary(),
)
arrays = hnp.arrays(
    st.sampled_from([np.float32, np.float64, np.int64, np.uint8, bool]),
    hnp.array_shapes(min_side=0),
)
plain = st.recursive(
    st.one_of(scalars, arrays),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.lists(inner, max_size=3).map(tuple),
        st.dictionaries(st.one_of(st.text(), st.integers()), inner, max_size=3),
    ),
    max_leaves=8,
)


def refuse(value):
    raise AssertionError(f"{value!r} is not plain")


def alike(a, b) -> bool:
    if type(a) is not type(b):
        return False
    if isinstance(a, np.ndarray):
        return a.dtype == b.dtype and a.shape == b.shape and a.tobytes() == b.tobytes()
    if isinstance(a, list | tuple):
        return len(a) == len(b) and all(map(alike, a, b))
    if isinstance(a, dict):
        return list(a) == list(b) and all(alike(a[key], b[key]) for key in a)
    return a == b or a != a


@settings(deadline=None)
@given(plain)
def test_plain_data_arrives_as_it_was(value):
    assert alike(wire.unpack(wire.pack(value, refuse), refuse), value)


@pytest.mark.parametrize(
    "value", [np.float32(1.5), np.int64(-3), np.bool_(True), np.array(7), {1, 2}, frozenset("a")]
)
def test_types_are_kept(value):
    read = wire.unpack(wire.pack(value, refuse), refuse)
    assert type(read) is type(value)
    assert read == value


def test_a_generator_goes_on_where_it_was():
    rng = np.random.default_rng(5)
    rng.random(3)
    read = wire.unpack(wire.pack(rng, refuse), refuse)
    assert read.random() == rng.random()


def test_the_children_of_a_generator_are_those_of_its_state():
    def child(seed):
        read = wire.unpack(wire.pack(np.random.default_rng(seed), refuse), refuse)
        return read.spawn(1)[0].random()

    assert child(5) == child(5)
    assert child(5) != child(6)


class Equal(float):
    def __eq__(self, other):
        return True

    __hash__ = float.__hash__


@pytest.mark.parametrize(
    "value", [Equal(1.0), np.array([print]), np.ma.array([1]), print, object()]
)
def test_what_is_not_plain_stays_behind(value):
    read = wire.unpack(wire.pack(value, lambda _: wire.Handle(7)), lambda reference: reference)
    assert read == wire.Handle(7)


def test_a_list_within_itself_does_not_end_the_kernel():
    endless = []
    endless.append(endless)
    wire.pack(endless, lambda _: wire.Handle(0))


@settings(deadline=None, max_examples=300)
@given(st.binary(max_size=200))
def test_bytes_of_any_kind_give_data_or_a_wire_error(data):
    with contextlib.suppress(wire.WireError):
        wire.unpack(data, lambda reference: reference)


def test_a_pickle_in_an_array_is_refused():
    class Bomb:
        def __reduce__(self):
            return (exec, ("raise SystemExit('ran')",))

    import io

    import msgpack

    buffer = io.BytesIO()
    np.save(buffer, np.array([Bomb()], dtype=object), allow_pickle=True)
    with pytest.raises(wire.WireError):
        wire.unpack(msgpack.packb(msgpack.ExtType(1, buffer.getvalue())), refuse)


def test_a_message_that_claims_to_be_huge_is_refused_before_it_is_read():
    with pytest.raises(wire.WireError):
        wire.read_frame(lambda count: b"\xff" * count)
