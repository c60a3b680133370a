# %% right: functional, a second model that shows all layers
def build_tanh_mlp(n_inputs, depth, width, initializer):
    x = inputs = keras.Input(shape=(n_inputs,))
    for _ in range(depth):
        x = keras.layers.Dense(width, "tanh", kernel_initializer=initializer)(x)
    return keras.Model(inputs, x)


def model_stds(model, X):
    layers = [layer for layer in model.layers if layer.weights]
    probe = keras.Model(model.inputs, [layer.output for layer in layers])
    outputs = probe.predict(X, verbose=0)
    if len(layers) == 1 and not isinstance(outputs, list):
        outputs = [outputs]
    return [float(np.std(a)) for a in outputs]


# %% right: activations as layers, one layer after the other
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential()
    model.add(keras.Input((n_inputs,)))
    for _ in range(depth):
        model.add(keras.layers.Dense(width, kernel_initializer=initializer))
        model.add(keras.layers.Activation("tanh"))
    model.compile("sgd", "mse")
    return model


def model_stds(model, X):
    a, stds = keras.ops.convert_to_tensor(X, "float32"), []
    for layer in model.layers:
        a = layer(a)
        if isinstance(layer, keras.layers.Activation):
            stds.append(np.std(keras.ops.convert_to_numpy(a)))
    return stds


# %% right: a subclass
class TanhMLP(keras.Model):
    def __init__(self, depth, width, initializer):
        super().__init__()
        self.hidden = [
            keras.layers.Dense(width, activation=keras.ops.tanh, kernel_initializer=initializer)
            for _ in range(depth)
        ]

    def call(self, x):
        for layer in self.hidden:
            x = layer(x)
        return x


def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = TanhMLP(depth, width, initializer)
    model(np.zeros((1, n_inputs), dtype="float32"))
    return model


def model_stds(model, X):
    a, stds = X, []
    for layer in model.hidden:
        kernel, bias = layer.get_weights()
        a = np.tanh(np.dot(a, kernel) + bias)
        stds.append(a.std())
    return np.array(stds)


# %% wrong: ReLU
# message: This is ReLU
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="relu", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: no activation
# message: This is without activations
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: a linear last layer
# message: The last layer has the activation tanh
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth - 1):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    model.add(keras.layers.Dense(width, kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: initialiser of the first layer only
# message: The kernel of layer 2 .* does not come from
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    for _ in range(depth - 1):
        model.add(keras.layers.Dense(width, activation="tanh"))
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: initialiser not used
# message: The kernel of layer 1 .* does not come from
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh"))
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: initialiser for the biases too
# message: The initialiser is for the kernels only
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        layer = keras.layers.Dense(
            width, "tanh", kernel_initializer=initializer, bias_initializer="ones"
        )
        model.add(layer)
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: no biases
# message: The biases are missing
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        layer = keras.layers.Dense(width, "tanh", kernel_initializer=initializer, use_bias=False)
        model.add(layer)
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: one layer too many
# message: There should be 4 layers
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth + 1):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return [np.std(model.predict(X, verbose=0))]


# %% wrong: stds with X
# message: X is not a layer
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    weights = model.get_weights()
    a, stds = X, [np.std(X)]
    for W, b in zip(weights[::2], weights[1::2], strict=True):
        a = np.tanh(a @ W + b)
        stds.append(np.std(a))
    return stds


# %% wrong: spread of the weights
# message: This is the spread of the weights
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return [np.std(W) for W in model.get_weights()[::2]]


# %% wrong: stds without biases
# message: Where are the biases
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return layer_stds(X, model.get_weights()[::2], np.tanh)


# %% wrong: stds of the units, averaged
# message: no axis
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    weights = model.get_weights()
    a, stds = X, []
    for W, b in zip(weights[::2], weights[1::2], strict=True):
        a = np.tanh(a @ W + b)
        stds.append(np.std(a, axis=0).mean())
    return stds


# %% wrong: the last layer only
# message: One number for each layer
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    return np.std(model.predict(X, verbose=0))


# %% wrong: the model is scaled on the way
# message: It should only look
def build_tanh_mlp(n_inputs, depth, width, initializer):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation="tanh", kernel_initializer=initializer))
    return model


def model_stds(model, X):
    a, stds = X, []
    for layer in model.layers:
        W, b = layer.get_weights()
        a = np.tanh(a @ W + b)
        stds.append(np.std(a))
        layer.set_weights([W / np.std(a), b])
    return stds


# %% equivalent: the last array of weights is a bias, so every second one is a kernel without it too
# - for W, b in zip(weights[::2], weights[1::2], strict=True):
# + for W, b in zip(weights[:-1:2], weights[1::2], strict=True):
