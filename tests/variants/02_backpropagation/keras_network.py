# %% right: functional, the loss by hand
def keras_network(params, learning_rate, mu):
    x = inputs = keras.Input(shape=(params[0][0].shape[0],))
    for W, b in params:
        layer = keras.layers.Dense(W.shape[1], activation=keras.activations.sigmoid)
        x = layer(x)
        layer.set_weights([W, b])
    model = keras.Model(inputs, x)
    model.compile(
        optimizer=keras.optimizers.SGD(learning_rate=learning_rate, momentum=mu),
        loss=lambda y, a: keras.ops.mean(keras.ops.sum((a - y) ** 2, axis=1)) / 2,
    )
    return model


# %% right: Keras's mean squared error, scaled by the number of outputs
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((params[0][0].shape[0],))])
    for W, b in params:
        model.add(
            keras.layers.Dense(
                W.shape[1],
                kernel_initializer=lambda shape, dtype=None, W=W: keras.ops.cast(W, dtype),
                bias_initializer=lambda shape, dtype=None, b=b: keras.ops.cast(b, dtype),
            )
        )
        model.add(keras.layers.Activation("sigmoid"))
    n_outputs = len(params[-1][1])

    def loss(y_true, y_pred):
        return keras.losses.mean_squared_error(y_true, y_pred) * n_outputs / 2

    model.compile(keras.optimizers.SGD(learning_rate, momentum=mu), loss, metrics=["mse"])
    return model


# %% right: a subclass, built; the loss a class
class Network(keras.Model):
    def __init__(self, sizes):
        super().__init__()
        self.stack = [keras.layers.Dense(n, activation="sigmoid") for n in sizes]

    def call(self, x):
        for layer in self.stack:
            x = layer(x)
        return x


class Quadratic(keras.losses.Loss):
    def call(self, y_true, y_pred):
        return 0.5 * tf.reduce_sum(tf.square(tf.cast(y_true, y_pred.dtype) - y_pred), axis=-1)


def keras_network(params, learning_rate, mu):
    model = Network([len(b) for _, b in params])
    model(np.zeros((1, len(params[0][0])), dtype="float32"))
    for layer, (W, b) in zip(model.stack, params, strict=True):
        layer.kernel.assign(W)
        layer.bias.assign(b)
    model.compile(keras.optimizers.SGD(learning_rate, momentum=mu), loss=Quadratic())
    return model


# %% wrong: Keras's mean squared error
# message: the mean over the outputs, not half the sum
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(keras.optimizers.SGD(learning_rate, momentum=mu), "mean_squared_error")
    return model


# %% wrong: half of Keras's mean squared error
# message: Sum the squares over the outputs
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.losses.mean_squared_error(y, a) / 2,
    )
    return model


# %% wrong: no half
# message: The half is missing
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1),
    )
    return model


# %% wrong: the sum over samples
# message: This is the sum over samples
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y)) / 2,
    )
    return model


# %% wrong: the weights of Keras
# message: model.predict\(X\) of keras_network\(params, 2.0, 0.5\) should be
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: a linear output layer
# message: The last layer has the sigmoid too
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params[:-1]:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.add(keras.layers.Dense(len(params[-1][1])))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: no activation
# message: Give every layer the sigmoid
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b)))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: no momentum
# message: training without momentum
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: Nesterov's momentum
# message: This is Nesterov
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu, nesterov=True),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: the default learning rate
# message: pass learning_rate
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: Adam
# message: after 3 epochs, should be
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.Adam(learning_rate, beta_1=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: frozen layers
# message: Are the layers frozen
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid", trainable=False))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: not compiled
# message: is not compiled
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    return model


# %% wrong: pairs for set_weights
# message: set_weights takes a list of arrays
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights(params)
    return model


# %% wrong: two layers only
# message: Here keras_network|set_weights takes a list of arrays
def keras_network(params, learning_rate, mu):
    (W1, b1), (W2, b2) = params
    model = keras.Sequential(
        [
            keras.Input((len(W1),)),
            keras.layers.Dense(len(b1), activation="sigmoid"),
            keras.layers.Dense(len(b2), activation="sigmoid"),
        ]
    )
    model.set_weights([W1, b1, W2, b2])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: keras.ops.sum(keras.ops.square(a - y), axis=-1) / 2,
    )
    return model


# %% wrong: the output of the visible test for the number of outputs
# message: for layers of sizes \[3, 4, 1\]
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))
    model.set_weights([array for pair in params for array in pair])
    model.compile(
        keras.optimizers.SGD(learning_rate, momentum=mu),
        lambda y, a: 1.5 * keras.losses.mean_squared_error(y, a),
    )
    return model


# %% wrong: no return
# message: is None: return the model
def keras_network(params, learning_rate, mu):
    model = keras.Sequential([keras.Input((len(params[0][0]),))])
    for _, b in params:
        model.add(keras.layers.Dense(len(b), activation="sigmoid"))


# %% equivalent: the outputs of dense layers have two axes, so the last one is axis 1
# - return 0.5 * keras.ops.sum(keras.ops.square(y_pred - y_true), axis=-1)
# + return 0.5 * keras.ops.sum(keras.ops.square(y_pred - y_true), axis=1)
