# %% right: an initialiser for the biases
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    def start(shape, dtype=None):
        blocks = np.repeat([0.0, forget_bias, 0.0, 0.0], units)
        return keras.ops.convert_to_tensor(blocks, dtype=dtype)

    inputs = keras.Input((None, n_symbols))
    h = keras.layers.LSTM(units, unit_forget_bias=False, bias_initializer=start)(inputs)
    outputs = keras.layers.Dense(n_symbols, activation="softmax")(h)
    model = keras.Model(inputs, outputs)
    model.compile(
        keras.optimizers.SGD(learning_rate=learning_rate, global_clipnorm=max_norm),
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=["accuracy"],
    )
    return model


# %% right: a subclass, output layer made first
class Recaller(keras.Model):
    def __init__(self, n_symbols, units):
        super().__init__()
        self.out = keras.layers.Dense(n_symbols)
        self.rnn = keras.layers.RNN(keras.layers.LSTMCell(units))

    def call(self, x):
        return keras.ops.softmax(self.out(self.rnn(x)))


def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    model = Recaller(n_symbols, units)
    model(np.zeros((1, 2, n_symbols), dtype="float32"))
    for variable in model.trainable_weights:
        if tuple(variable.shape) == (4 * units,):
            variable.assign(np.repeat([0.0, forget_bias, 0.0, 0.0], units))
    model.compile(
        keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm),
        "sparse_categorical_crossentropy",
    )
    return model


# %% wrong: Keras's forget bias
# message: This is Keras's default
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    model = keras.Sequential(
        [
            keras.Input((None, n_symbols)),
            keras.layers.LSTM(units),
            keras.layers.Dense(n_symbols, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: the constant goes to all blocks but one
# message: in all blocks but the second
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    constant = keras.initializers.Constant(forget_bias)
    model = keras.Sequential(
        [
            keras.Input((None, n_symbols)),
            keras.layers.LSTM(units, bias_initializer=constant),
            keras.layers.Dense(n_symbols, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: all biases
# message: Only the forget gate
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    constant = keras.initializers.Constant(forget_bias)
    model = keras.Sequential(
        [
            keras.Input((None, n_symbols)),
            keras.layers.LSTM(units, bias_initializer=constant, unit_forget_bias=False),
            keras.layers.Dense(n_symbols, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: the block of the input gate
# message: This is the input gate
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[:] = 0
    b[:units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: clips each array
# message: Each array is clipped by itself
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: clips each number
# message: Each number is clipped by itself|training step
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, clipvalue=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: no clipping
# message: The gradient is not clipped
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    model.compile(keras.optimizers.SGD(learning_rate), "sparse_categorical_crossentropy")
    return model


# %% wrong: Adam
# message: Is it plain SGD
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.Adam(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: momentum
# message: In the second training step
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, momentum=0.9, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: an answer for each step
# message: leave return_sequences off
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units, return_sequences=True)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: no softmax
# message: are not probabilities
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential([keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols)])
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer, loss)
    return model


# %% wrong: a GRU
# message: should have the shapes
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    model = keras.Sequential(
        [
            keras.Input((None, n_symbols)),
            keras.layers.GRU(units),
            keras.layers.Dense(n_symbols, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: one-hot labels expected
# message: with integer labels|training step
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(learning_rate, global_clipnorm=max_norm)
    model.compile(optimizer, "categorical_crossentropy")
    return model


# %% wrong: the learning rate left out
# message: learning rate of 0.01
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(global_clipnorm=max_norm)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% wrong: not compiled
# message: is not compiled
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = forget_bias
    lstm.set_weights([W, U, b])
    return model


# %% wrong: the arguments of the example only
# message: build_recaller
def build_recaller(n_symbols, units, forget_bias, max_norm, learning_rate):
    lstm = keras.layers.LSTM(units)
    model = keras.Sequential(
        [keras.Input((None, n_symbols)), lstm, keras.layers.Dense(n_symbols, activation="softmax")]
    )
    W, U, b = lstm.get_weights()
    b[units : 2 * units] = 2.0
    lstm.set_weights([W, U, b])
    optimizer = keras.optimizers.SGD(0.1, global_clipnorm=0.05)
    model.compile(optimizer, "sparse_categorical_crossentropy")
    return model


# %% equivalent: Keras starts the biases of the other blocks from 0
# - bias[:] = 0
# + pass
