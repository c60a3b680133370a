"""The checks that test cells use: what they accept, what they refuse, and what they say."""

import numpy as np
import pytest

from coursekit import checks


@pytest.fixture
def two_models():
    """Two compiled models with a layer that training changes, and the same weights."""
    import keras

    pair = []
    for _ in range(2):
        layers = [
            keras.Input((3,)),
            keras.layers.BatchNormalization(),
            keras.layers.Dense(2, activation="softmax"),
        ]
        model = keras.Sequential(layers)
        model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
        pair.append(model)
    pair[1].set_weights(pair[0].get_weights())
    return pair


def message(check, *args, **kwargs):
    """Give the message of a check that must fail."""
    with pytest.raises(AssertionError) as caught:
        check(*args, **kwargs)
    return str(caught.value)


@pytest.mark.parametrize(
    ("actual", "expected"),
    [
        (1, 1.0),
        ([1, 2], np.array([1.0, 2.0])),
        (np.array(3, dtype="uint8"), 3),
        (np.zeros((0, 2)), np.ones((0, 2))),
        ([np.nan, np.inf], [np.nan, np.inf]),
        (np.array([True, False]), [1, 0]),
    ],
)
def test_equal_accepts_the_same_values_in_another_type(actual, expected):
    checks.equal(actual, expected, "f(x)")


def test_equal_says_what_was_expected_what_came_and_where():
    text = message(checks.equal, [[0, 1], [1, 5]], [[0, 1], [1, 1]], "f(X)")
    assert text.startswith("f(X) should be [[0, 1], [1, 1]], but is [[0, 1], [1, 5]].")
    assert "1 of 4 values differ, the first at index (1, 1): expected 1, got 5." in text


def test_equal_names_both_shapes():
    text = message(checks.equal, [[0], [1]], [0, 1], "f(x)")
    assert "Expected shape (2,), got (2, 1)." in text


def test_equal_is_exact_and_close_is_not():
    assert "f(x) should be" in message(checks.equal, 1 + 1e-6, 1, "f(x)")
    checks.close(1 + 1e-6, 1, "f(x)")
    checks.close(np.float32(0.1), 0.1, "f(x)")
    assert "f(x) should be" in message(checks.close, 1.001, 1, "f(x)")
    checks.close(1.001, 1, "f(x)", rtol=1e-2)


@pytest.mark.parametrize("wrong", [[True, True], [0 + 1j, 2], [np.nan, 2]])
def test_a_wrong_value_of_any_number_type_is_told(wrong):
    assert "the first at index" in message(checks.equal, wrong, [0, 2], "f(x)")


def test_a_wrong_value_against_booleans_is_told():
    text = message(checks.equal, np.array([True, True]), np.array([True, False]), "f(x)")
    assert "expected False, got True" in text


def test_a_known_mistake_adds_its_sentence_and_only_that():
    mistakes = [([1, 1], "Too many."), ([0, 0], "Too few."), ([0, 0], "Said twice.")]
    text = message(checks.equal, [0, 0], [0, 1], "f(x)", mistakes=mistakes)
    assert text.endswith("Too few.")
    assert "Too many" not in text
    assert "Said twice" not in text
    text = message(checks.equal, [5, 5], [0, 1], "f(x)", mistakes=mistakes)
    assert "Too" not in text


def test_a_mistake_of_another_shape_is_recognised():
    text = message(checks.equal, [[0], [1]], [0, 1], "f(x)", mistakes=[([[0], [1]], "A column.")])
    assert text.endswith("A column.")


def test_the_right_answer_passes_whatever_the_mistakes():
    checks.equal([0, 1], [0, 1], "f(x)", mistakes=[([0, 1], "Never said.")])


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (None, "f(x) is None. Does the function end with a return statement?"),
        ("seven", "should be a number or an array"),
        ({"a": 1}, "should be a number or an array"),
        ([[1, 2], [3]], "should be numbers in one array"),
    ],
)
def test_what_is_no_array_is_told(value, part):
    assert part in message(checks.equal, value, [0, 1], "f(x)")


def test_a_long_value_is_cut():
    assert len(message(checks.equal, np.arange(10_000.0), np.zeros(10_000), "f(x)")) < 400


def test_shape():
    checks.shape([[1, 2, 3]], (1, 3), "f(x)")
    checks.shape(7, (), "f(x)")
    text = message(checks.shape, np.zeros((2, 1)), (2,), "w")
    assert text == "w should have shape (2,), but has shape (2, 1)."


@pytest.mark.parametrize("value", [0, np.int8(1), np.array([1, 2], dtype="uint16"), [1, 0]])
def test_integers_accepts_every_integer_type(value):
    checks.integers(value, "f(x)")


@pytest.mark.parametrize(
    ("value", "kind"),
    [(True, "bool"), (np.ones(2, bool), "bool"), (1.0, "float64"), ([], "float64")],
)
def test_integers_refuses_booleans_and_floats(value, kind):
    text = message(checks.integers, value, "f(x)")
    assert f"f(x) should hold integers, but holds {kind}." in text
    assert ("A comparison gives True and False" in text) == (kind == "bool")


def test_unpack_gives_the_parts():
    assert checks.unpack((1, [2]), ("w", "b"), "f(x)") == (1, [2])
    assert checks.unpack([1, 2], ("w", "b"), "f(x)") == (1, 2)


@pytest.mark.parametrize(
    ("value", "part"),
    [
        (None, "but returned None"),
        (np.array([1, 2]), "but returned only one: [1, 2]"),
        ((1, 2, 3), "but returned 3: (1, 2, 3)"),
        ((1,), "but returned 1: (1,)"),
    ],
)
def test_unpack_says_what_came(value, part):
    text = message(checks.unpack, value, ("w", "b"), "f(x)")
    assert text.startswith("f(x) should return 2 values, (w, b), ")
    assert part in text


def raising(error):
    """Make a function that raises `error`."""

    def function(*args):
        raise error

    return function


def test_raises_accepts_the_exception_and_its_subclasses():
    checks.raises(ValueError, raising(ValueError("no")), what="f(x)")
    checks.raises(LookupError, raising(KeyError("no")), what="f(x)")


def test_raises_tells_of_another_exception_and_of_none():
    text = message(checks.raises, ValueError, raising(KeyError("a")), what='f("a")')
    assert text == "f(\"a\") should raise ValueError, but raised KeyError: 'a'"
    text = message(checks.raises, ValueError, abs, -3, what="f(-3)")
    assert text == "f(-3) should raise ValueError, but returned 3."


@pytest.mark.parametrize("expected", [ValueError, RuntimeError, Exception])
def test_an_answer_not_written_yet_never_counts_as_an_expected_exception(expected):
    with pytest.raises(NotImplementedError):
        checks.raises(expected, raising(NotImplementedError()), what="f(x)")


def test_require():
    checks.require(np.True_, "never")
    assert message(checks.require, [], "said so") == "said so"


def test_call_gives_the_value_and_passes_keywords():
    assert checks.call(lambda x, *, power: x**power, 3, power=2) == 9


@pytest.mark.parametrize(
    ("change", "argument"),
    [
        (lambda x: x.__iadd__(1), np.zeros(3)),
        (lambda x: x.append(1), [1, 2]),
        (lambda x: x[0].fill(7), [np.zeros(2)]),
        (lambda x: x["w"].fill(7), {"w": np.zeros(2)}),
        (lambda x: x.sort(), np.array([2, 1])),
        (lambda x: x.add(3), {1, 2}),
    ],
)
def test_call_notices_a_changed_argument(change, argument):
    text = message(checks.call, change, argument)
    assert "changed argument 1 in place" in text


def test_call_names_the_function_and_a_changed_keyword():
    def scale(x, *, by):
        by *= 2

    text = message(checks.call, scale, np.ones(2), by=np.ones(2))
    assert text.startswith("scale changed by in place.")


def test_call_is_content_with_a_copy_and_with_nan():
    checks.call(lambda x: x + 1, np.array([1.0, np.nan]))
    checks.call(lambda x: [*x, 1], [1, float("nan"), None])


def test_observe_reports_warnings_even_twice():
    for _ in range(2):
        observation = checks.observe(np.exp, np.array([1000.0]))
        assert observation.warnings == ["RuntimeWarning: overflow encountered in exp"]
        assert observation.changed == []


def test_observe_asks_a_remote_itself():
    class Remote:
        def __observe__(self, *args, **kwargs):
            return checks.Observation(args[0] + 1, [], ["argument 1"])

    assert checks.observe(Remote(), 1).value == 2
    assert "changed argument 1" in message(checks.call, Remote(), 1)


def test_hint_adds_its_sentence_to_an_error():
    with pytest.raises(AssertionError) as caught, checks.hint("z may be a number."):
        abs("z")
    assert str(caught.value).startswith("TypeError: bad operand type for abs()")
    assert str(caught.value).endswith(". z may be a number.")


def test_hint_takes_the_line_of_a_keras_error_that_tells():
    wrapped = (
        "Exception encountered when calling Sequential.call().\n\n\x1b[1mBad shape.\x1b[0m\n\nMore"
    )
    with pytest.raises(AssertionError) as caught, checks.hint("Look there."):
        raise ValueError(wrapped)
    assert str(caught.value) == "ValueError: Bad shape. Look there."


def test_hint_names_the_line_where_it_is_known():
    error = ValueError("no")
    error.where = "line 2 of your cell: raise"
    with pytest.raises(AssertionError) as caught, checks.hint("Look there."):
        raise error
    assert str(caught.value) == "ValueError: no (line 2 of your cell: raise). Look there."


def test_hint_knows_the_error_of_tensorflow():
    class InvalidArgumentError(Exception):
        pass

    with pytest.raises(AssertionError) as caught, checks.hint("Look there."):
        raise InvalidArgumentError("Graph error:\nmuch more")
    assert str(caught.value) == "InvalidArgumentError: Graph error. Look there."


@pytest.mark.parametrize(
    "error", [AssertionError("as it is"), NotImplementedError(), NameError("x")]
)
def test_hint_leaves_other_exceptions_alone(error):
    with pytest.raises(type(error)) as caught, checks.hint("Not said."):
        raise error
    assert caught.value is error


def test_outputs_are_the_predictions_of_a_model(two_models):
    model, _ = two_models
    x = np.random.default_rng(0).normal(5, 2, (40, 3))
    p = checks.outputs(model, x, "model(x)")
    assert type(p) is np.ndarray
    np.testing.assert_allclose(p, model.predict(x, verbose=0), rtol=1e-5)


def test_outputs_say_where_a_model_gives_none():
    text = message(checks.outputs, lambda x, training: None, np.zeros(3), "model(x)")
    assert text.startswith("model(x) is None.")


def test_train_takes_the_steps_of_fit(two_models):
    one, other = two_models
    rng = np.random.default_rng(1)
    x, y = rng.normal(size=(50, 3)), rng.integers(0, 2, 50)
    history = checks.train(one, x, y, batch_size=16, epochs=3)
    fitted = other.fit(x, y, batch_size=16, epochs=3, shuffle=False, verbose=0).history
    for own, wanted in zip(one.get_weights(), other.get_weights(), strict=True):
        np.testing.assert_allclose(own, wanted, rtol=1e-4, atol=1e-6)
    assert sorted(history[0]) == ["accuracy", "loss"]
    for name, values in fitted.items():
        np.testing.assert_allclose([epoch[name] for epoch in history], values, rtol=1e-4)
