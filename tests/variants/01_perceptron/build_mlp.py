# %% right: functional, tanh, SGD
def build_mlp(n_inputs, n_hidden, n_classes):
    x = inputs = keras.Input(shape=(n_inputs,), name="features")
    x = keras.layers.Dense(n_hidden, activation="tanh")(x)
    outputs = keras.layers.Dense(n_classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile("sgd", keras.losses.SparseCategoricalCrossentropy(), metrics=["accuracy"])
    return model


# %% right: a subclass, built
class MLP(keras.Model):
    def __init__(self, n_hidden, n_classes):
        super().__init__()
        self.hidden = keras.layers.Dense(n_hidden, activation="sigmoid")
        self.out = keras.layers.Dense(n_classes)

    def call(self, x):
        return keras.ops.softmax(self.out(self.hidden(x)))


def build_mlp(n_inputs, n_hidden, n_classes):
    model = MLP(n_hidden, n_classes)
    model(np.zeros((1, n_inputs), dtype="float32"))
    model.compile(
        optimizer=keras.optimizers.Adam(0.01),
        loss="sparse_categorical_crossentropy",
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy")],
    )
    return model


# %% right: activations as layers, dropout between
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential()
    model.add(keras.Input((n_inputs,)))
    model.add(keras.layers.Dense(n_hidden, kernel_initializer="he_normal"))
    model.add(keras.layers.LeakyReLU())
    model.add(keras.layers.Dropout(0.1))
    model.add(keras.layers.Dense(n_classes))
    model.add(keras.layers.Softmax())
    model.compile(
        loss=keras.losses.sparse_categorical_crossentropy, optimizer="rmsprop", metrics=["accuracy"]
    )
    return model


# %% right: Sequential that learns its input size from the data
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.layers.Dense(n_hidden, activation="gelu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: a linear hidden layer
# message: its hidden layer is linear
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: no hidden layer
# message: Is there a hidden layer
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [keras.Input((n_inputs,)), keras.layers.Dense(n_classes, activation="softmax")]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: logits for outputs
# message: are not probabilities
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss, metrics=["accuracy"])
    return model


# %% wrong: sigmoid outputs
# message: Softmax as activation of the output layer
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="sigmoid"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: a loss for one-hot labels
# message: sparse_categorical_crossentropy is the loss
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: mean squared error
# message: sparse_categorical_crossentropy is the loss
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "mse", metrics=["accuracy"])
    return model


# %% wrong: the sizes swapped
# message: Are the sizes swapped
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_inputs, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: not compiled
# message: is not compiled
def build_mlp(n_inputs, n_hidden, n_classes):
    return keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )


# %% wrong: no accuracy
# message: metrics=\['accuracy'\] adds it
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% wrong: two hidden layers
# message: one hidden layer too many
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: no biases
# message: The biases are missing
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu", use_bias=False),
            keras.layers.Dense(n_classes, activation="softmax", use_bias=False),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: weights that start from zero
# message: Do its weights start from zero
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu", kernel_initializer="zeros"),
            keras.layers.Dense(n_classes, activation="softmax", kernel_initializer="zeros"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: the sizes of the example
# message: one Keras model for 6 inputs
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((4,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(3, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% equivalent: the optimiser is up to the student
# - model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
# + model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
# + model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])


# %% right: AdaGrad at Keras's own learning rate
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="sigmoid"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adagrad", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: a learning rate too small to see
# message: training makes no progress
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(1e-6)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: a learning rate so large that the cost grows
# message: training makes no progress
def build_mlp(n_inputs, n_hidden, n_classes):
    model = keras.Sequential(
        [
            keras.Input((n_inputs,)),
            keras.layers.Dense(n_hidden, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(100.0)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model
