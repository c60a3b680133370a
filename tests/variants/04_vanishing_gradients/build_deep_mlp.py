# %% right: functional, normalisation after the activation, compiled
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    x = inputs = keras.Input((n_inputs,))
    for _ in range(depth):
        x = keras.layers.Dense(width, activation=activation, kernel_initializer=initializer)(x)
        if batch_norm:
            x = keras.layers.BatchNormalization()(x)
    outputs = keras.layers.Dense(n_classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile("sgd", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% right: no biases before a normalisation, softmax as a layer
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    layers = [keras.Input(shape=(n_inputs,))]
    for _ in range(depth):
        layers.append(
            keras.layers.Dense(width, use_bias=not batch_norm, kernel_initializer=initializer)
        )
        if batch_norm:
            layers.append(keras.layers.BatchNormalization(momentum=0.9))
        layers.append(keras.layers.Activation(activation))
    layers.append(keras.layers.Dense(n_classes, kernel_initializer=initializer))
    layers.append(keras.layers.Softmax())
    return keras.Sequential(layers)


# %% right: a subclass, the output layer made first
class DeepMLP(keras.Model):
    def __init__(self, depth, width, activation, initializer, batch_norm, n_classes):
        super().__init__()
        self.out = keras.layers.Dense(n_classes)
        self.norms = [keras.layers.BatchNormalization() for _ in range(depth if batch_norm else 0)]
        self.hidden = [
            keras.layers.Dense(width, kernel_initializer=initializer) for _ in range(depth)
        ]
        self.f = keras.activations.get(activation)

    def call(self, x, training=None):
        for i, layer in enumerate(self.hidden):
            x = layer(x)
            if self.norms:
                x = self.norms[i](x, training=training)
            x = self.f(x)
        return keras.ops.softmax(self.out(x))


def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = DeepMLP(depth, width, activation, initializer, batch_norm, n_classes)
    model(np.zeros((1, n_inputs), dtype="float32"))
    return model


# %% right: Sequential that learns its input size from the data
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential()
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: depth counts the output layer
# message: 1 hidden layer\(s\) too few
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth - 1):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: a first hidden layer before the loop
# message: 1 hidden layer\(s\) too many
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: the initialiser ignored
# message: the weights of 3 of 3 hidden layers do not start as 'ones' says
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: the initialiser in the first layer only
# message: the weights of 2 of 3 hidden layers
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for i in range(depth):
        kernel_initializer = initializer if i == 0 else "glorot_uniform"
        model.add(keras.layers.Dense(width, activation, kernel_initializer=kernel_initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: the initialiser for the biases
# message: Give every hidden layer kernel_initializer
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        start = "zeros" if initializer == "identity" else initializer
        model.add(keras.layers.Dense(width, activation, bias_initializer=start))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: no batch normalisation
# message: has no batch normalisation, though batch_norm is True
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: batch normalisation always
# message: though batch_norm is False
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: one normalisation, after the loop
# message: Normalise every hidden layer once, and no other
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
    if batch_norm:
        model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: the output layer normalised too
# message: Normalise every hidden layer once, and no other
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for i in range(depth + 1):
        units = width if i < depth else n_classes
        f = activation if i < depth else "softmax"
        model.add(keras.layers.Dense(units, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
        model.add(keras.layers.Activation(f))
    return model


# %% wrong: layer normalisation
# message: has no batch normalisation
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.LayerNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: always ReLU
# message: This is what relu in the hidden layers would give
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, "relu", kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: the activation forgotten
# message: This is what no activation in the hidden layers would give
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: the activation forgotten where there is batch normalisation
# message: This is what no activation in the hidden layers would give
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        if batch_norm:
            model.add(keras.layers.Dense(width, kernel_initializer=initializer))
            model.add(keras.layers.BatchNormalization())
        else:
            model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model


# %% wrong: no softmax
# message: are not probabilities
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes))
    return model


# %% wrong: the sizes of MNIST whatever the arguments
# message: one Keras model for 5 inputs
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((784,))])
    for _ in range(depth):
        model.add(keras.layers.Dense(width, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(10, "softmax"))
    return model


# %% wrong: no biases
# message: The biases are missing
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for _ in range(depth):
        model.add(
            keras.layers.Dense(width, activation, use_bias=False, kernel_initializer=initializer)
        )
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax", use_bias=False))
    return model


# %% wrong: half the width in each next layer
# message: Is `width` the number of units in each hidden layer
def build_deep_mlp(depth, width, activation, initializer, batch_norm, n_inputs=784, n_classes=10):
    model = keras.Sequential([keras.Input((n_inputs,))])
    for i in range(depth):
        units = max(width // 2**i, 1)
        model.add(keras.layers.Dense(units, activation, kernel_initializer=initializer))
        if batch_norm:
            model.add(keras.layers.BatchNormalization())
    model.add(keras.layers.Dense(n_classes, "softmax"))
    return model
