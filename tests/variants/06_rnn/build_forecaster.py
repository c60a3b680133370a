# %% right: functional, a GRU without reset_after, RMSprop
def build_forecaster(width, units, cell="lstm"):
    inputs = keras.Input((width, 1))
    if cell == "rnn":
        h = keras.layers.SimpleRNN(units)(inputs)
    elif cell == "lstm":
        h = keras.layers.LSTM(units)(inputs)
    elif cell == "gru":
        h = keras.layers.GRU(units, reset_after=False)(inputs)
    else:
        raise ValueError(f"unknown cell {cell}")
    model = keras.Model(inputs, keras.layers.Dense(1, activation="linear")(h))
    model.compile(loss="mean_absolute_error", optimizer="rmsprop")
    return model


# %% right: a subclass around cells, one number for each window
class Forecaster(keras.Model):
    def __init__(self, cell):
        super().__init__()
        self.out = keras.layers.Dense(1, use_bias=False)
        self.rnn = keras.layers.RNN(cell)

    def call(self, x):
        return self.out(self.rnn(x))[:, 0]


def build_forecaster(width, units, cell="lstm"):
    cells = {
        "rnn": keras.layers.SimpleRNNCell,
        "lstm": keras.layers.LSTMCell,
        "gru": keras.layers.GRUCell,
    }
    try:
        model = Forecaster(cells[cell](units))
    except KeyError:
        raise ValueError(cell) from None
    model(np.zeros((1, width, 1)))
    model.compile(optimizer=keras.optimizers.Adam(0.01), loss=keras.losses.Huber())
    return model


# %% right: plain gradient descent, one more layer, any length
def build_forecaster(width, units, cell="lstm"):
    if cell not in ("rnn", "lstm", "gru"):
        raise ValueError("cell should be rnn, lstm or gru")
    layer = {"rnn": "SimpleRNN", "lstm": "LSTM", "gru": "GRU"}[cell]
    model = keras.Sequential()
    model.add(getattr(keras.layers, layer)(units))
    model.add(keras.layers.Dense(16, activation="relu"))
    model.add(keras.layers.Dense(1))
    model.compile(optimizer=keras.optimizers.SGD(0.03, global_clipnorm=1.0), loss="mse")
    return model


# %% wrong: sigmoid output
# message: is not linear
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential(
        [keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1, "sigmoid")]
    )
    model.compile("adam", "mse")
    return model


# %% wrong: tanh output without a bias
# message: is not linear
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    out = keras.layers.Dense(1, "tanh", use_bias=False)
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](units), out])
    model.compile("adam", "mse")
    return model


# %% wrong: relu output
# message: is not linear|same forecast for all
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential(
        [keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1, "relu")]
    )
    model.compile("adam", "mse")
    return model


# %% wrong: always an LSTM
# message: Those of 'lstm' are there
def build_forecaster(width, units, cell="lstm"):
    if cell not in ("rnn", "lstm", "gru"):
        raise ValueError(cell)
    model = keras.Sequential(
        [keras.Input((width, 1)), keras.layers.LSTM(units), keras.layers.Dense(1)]
    )
    model.compile("adam", "mse")
    return model


# %% wrong: anything else is a GRU
# message: should raise ValueError
def build_forecaster(width, units, cell="lstm"):
    if cell == "rnn":
        layer = keras.layers.SimpleRNN(units)
    elif cell == "lstm":
        layer = keras.layers.LSTM(units)
    else:
        layer = keras.layers.GRU(units)
    model = keras.Sequential([keras.Input((width, 1)), layer, keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


# %% wrong: KeyError
# message: should raise ValueError, but raised KeyError
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


# %% wrong: a forecast for each step
# message: leave return_sequences off
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    layer = layers[cell](units, return_sequences=True)
    model = keras.Sequential([keras.Input((width, 1)), layer, keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


# %% wrong: a fixed number of units
# message: Does the layer have 7 units
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](32), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


# %% wrong: dense layers on the window
# message: and is it recurrent
def build_forecaster(width, units, cell="lstm"):
    if cell not in ("rnn", "lstm", "gru"):
        raise ValueError(cell)
    model = keras.Sequential(
        [
            keras.Input((width, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(units, activation="tanh"),
            keras.layers.Dense(1),
        ]
    )
    model.compile("adam", "mse")
    return model


# %% wrong: units and width swapped
# message: Here build_forecaster|should have
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential([keras.Input((units, 1)), layers[cell](width), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


# %% wrong: the default is the plain network
# message: build_forecaster\(5, 7\) should have recurrent weights
def build_forecaster(width, units, cell="rnn"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1)])
    model.compile("adam", "mse")
    return model


# %% wrong: not compiled
# message: is not compiled
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    return keras.Sequential([keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1)])


# %% wrong: a loss for two classes
# message: less than a quarter as
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1)])
    model.compile("adam", "binary_crossentropy")
    return model


# %% wrong: a learning rate far too large
# message: less than a quarter as
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(1000.0), "mse")
    return model


# %% wrong: the recurrent layer is frozen
# message: should have recurrent weights|less than a quarter as|ValueError
def build_forecaster(width, units, cell="lstm"):
    layers = {"rnn": keras.layers.SimpleRNN, "lstm": keras.layers.LSTM, "gru": keras.layers.GRU}
    if cell not in layers:
        raise ValueError(cell)
    model = keras.Sequential([keras.Input((width, 1)), layers[cell](units), keras.layers.Dense(1)])
    model.trainable = False
    model.compile("adam", "mse")
    return model


# %% equivalent: loss and optimiser are up to the student, and it still learns
# - model.compile(optimizer="adam", loss="mse")
# + model.compile(loss="mse")
# + model.compile(optimizer="sgd", loss="mse")
# + model.compile(optimizer="adam", loss="mae")
