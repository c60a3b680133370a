# %% right: average pooling, tanh, functional, after LeNet
def build_cnn(input_shape, n_classes):
    x = inputs = keras.Input(shape=input_shape)
    x = keras.layers.Conv2D(6, 5, padding="same", activation="tanh")(x)
    x = keras.layers.AveragePooling2D(2)(x)
    x = keras.layers.Conv2D(16, 5, activation="tanh")(x)
    x = keras.layers.AveragePooling2D(2)(x)
    x = keras.layers.Flatten()(x)
    x = keras.layers.Dense(120, activation="tanh")(x)
    x = keras.layers.Dense(84, activation="tanh")(x)
    outputs = keras.layers.Dense(n_classes, activation="softmax")(x)
    model = keras.Model(inputs, outputs)
    model.compile(
        optimizer="adam",
        loss=keras.losses.SparseCategoricalCrossentropy(),
        metrics=[keras.metrics.SparseCategoricalAccuracy(name="accuracy")],
    )
    return model


# %% right: global average pooling only, strides before it, inside a nested model
def build_cnn(input_shape, n_classes):
    features = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(24, 3, strides=2, activation="relu"),
            keras.layers.Conv2D(48, 3, strides=2, activation="relu"),
            keras.layers.Conv2D(64, 3, activation="relu"),
            keras.layers.GlobalAveragePooling2D(),
        ]
    )
    inputs = keras.Input(input_shape)
    outputs = keras.layers.Dense(n_classes)(features(inputs))
    model = keras.Model(inputs, keras.layers.Softmax()(outputs))
    model.compile(
        keras.optimizers.Adam(0.003), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    return model


# %% right: a subclass with pooling by an operation, built
class CNN(keras.Model):
    def __init__(self, n_classes):
        super().__init__()
        self.first = keras.layers.Conv2D(16, 3, activation="relu", padding="same")
        self.second = keras.layers.Conv2D(32, 3, activation="relu", padding="same")
        self.flat = keras.layers.Flatten()
        self.out = keras.layers.Dense(n_classes)

    def call(self, x):
        x = keras.ops.max_pool(self.first(x), 2, strides=2)
        x = keras.ops.max_pool(self.second(x), 2, strides=2)
        return keras.ops.softmax(self.out(self.flat(x)))


def build_cnn(input_shape, n_classes):
    model = CNN(n_classes)
    model(np.zeros((1, *input_shape), dtype="float32"))
    model.compile("rmsprop", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% right: batch normalisation, dropout, SGD with momentum, no Input
def build_cnn(input_shape, n_classes):
    model = keras.Sequential()
    for n_maps in (16, 32):
        model.add(keras.layers.Conv2D(n_maps, 3, use_bias=False))
        model.add(keras.layers.BatchNormalization())
        model.add(keras.layers.ReLU())
        model.add(keras.layers.MaxPooling2D())
    model.add(keras.layers.Flatten())
    model.add(keras.layers.Dropout(0.3))
    model.add(keras.layers.Dense(n_classes, activation="softmax"))
    optimizer = keras.optimizers.SGD(0.02, momentum=0.9)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% right: separable convolutions, L2 pooling in a layer of one's own
class L2Pooling(keras.layers.Layer):
    def call(self, x):
        return 2 * keras.ops.sqrt(keras.ops.average_pool(x**2, 2, strides=2) + 1e-6)


def build_cnn(input_shape, n_classes):
    layers = [keras.Input(input_shape)]
    for n_maps in (16, 32):
        layers.append(keras.layers.SeparableConv2D(n_maps, 3, activation="relu", padding="same"))
        layers.append(L2Pooling())
    layers += [keras.layers.Flatten(), keras.layers.Dense(n_classes, activation="softmax")]
    model = keras.Sequential(layers)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% right: global maximum by an operation in a functional model
def build_cnn(input_shape, n_classes):
    inputs = keras.Input(input_shape)
    x = keras.layers.Conv2D(32, 5, strides=2, activation="relu")(inputs)
    x = keras.layers.Conv2D(64, 5, strides=2, activation="relu")(x)
    outputs = keras.layers.Dense(n_classes, activation="softmax")(keras.ops.max(x, axis=(1, 2)))
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: no convolution
# message: has no convolution
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: kernels of one pixel
# message: one pixel large
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(8, 1, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: no pooling
# message: has no pooling
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.Conv2D(8, 3, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: strides in place of pooling
# message: Strides alone are no pooling
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, strides=2, activation="relu", padding="same"),
            keras.layers.Conv2D(32, 3, strides=2, activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: too many parameters
# message: more than 150,000
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(32, 3, activation="relu"),
            keras.layers.MaxPooling2D(),
            keras.layers.Flatten(),
            keras.layers.Dense(100, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: logits
# message: are not probabilities
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes),
        ]
    )
    loss = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile("adam", loss, metrics=["accuracy"])
    return model


# %% wrong: sigmoid outputs
# message: Softmax as activation of the output layer
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="sigmoid"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: not compiled
# message: is not compiled
def build_cnn(input_shape, n_classes):
    return keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )


# %% wrong: a loss for one-hot labels
# message: sparse_categorical_crossentropy is the loss
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: no accuracy
# message: metrics=\['accuracy'\] adds it
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    return model


# %% wrong: a learning rate that is far too large
# message: training makes no progress
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.Adam(1.0)
    model.compile(optimizer, "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: weights that start from zero
# message: training makes no progress
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu", kernel_initializer="zeros"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax", kernel_initializer="zeros"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: softmax over the images of a batch
# message: are not probabilities
def build_cnn(input_shape, n_classes):
    inputs = keras.Input(input_shape)
    x = keras.layers.Conv2D(16, 3, activation="relu")(inputs)
    x = keras.layers.Flatten()(keras.layers.MaxPooling2D(4)(x))
    outputs = keras.layers.Softmax(axis=0)(keras.layers.Dense(n_classes)(x))
    model = keras.Model(inputs, outputs)
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: the sizes of the example
# message: build_cnn\(\(32, 32, 3\), 10\) should return one Keras model
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: always ten classes
# message: prediction of build_cnn\(\(32, 28, 3\), 4\)
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(10, activation="softmax"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: maps that do not reach the dense layer, frozen
# message: training makes no progress
def build_cnn(input_shape, n_classes):
    model = keras.Sequential(
        [
            keras.Input(input_shape),
            keras.layers.Conv2D(16, 3, activation="relu"),
            keras.layers.MaxPooling2D(4),
            keras.layers.Flatten(),
            keras.layers.Dense(n_classes, activation="softmax"),
        ]
    )
    model.trainable = False
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


# %% wrong: returns the prediction's shape only
# message: returned None
def build_cnn(input_shape, n_classes):
    model = keras.Sequential([keras.Input(input_shape), keras.layers.Conv2D(16, 3)])
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])


# %% equivalent: sizes, activations and optimiser are up to the student, and it still learns
# - keras.layers.Conv2D(16, 3, activation="relu"),
# + keras.layers.Conv2D(17, 3, activation="relu"),
# + keras.layers.Conv2D(15, 3, activation="relu"),
# + keras.layers.Conv2D(16, 4, activation="relu"),
# + keras.layers.Conv2D(16, 2, activation="relu"),
# + keras.layers.Conv2D(16, 3),
# + keras.layers.Conv2D(16, 3, activation="linear"),
# - keras.layers.Conv2D(32, 3, activation="relu"),
# + keras.layers.Conv2D(33, 3, activation="relu"),
# + keras.layers.Conv2D(31, 3, activation="relu"),
# + keras.layers.Conv2D(32, 4, activation="relu"),
# + keras.layers.Conv2D(32, 2, activation="relu"),
# + keras.layers.Conv2D(32, 3),
# + keras.layers.Conv2D(32, 3, activation="linear"),
# - keras.layers.Dense(64, activation="relu"),
# + keras.layers.Dense(65, activation="relu"),
# + keras.layers.Dense(63, activation="relu"),
# + keras.layers.Dense(64),
# + keras.layers.Dense(64, activation="linear"),
# - model.compile(optimizer="adam", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
# + model.compile(loss="sparse_categorical_crossentropy", metrics=["accuracy"])
# + model.compile(optimizer="sgd", loss="sparse_categorical_crossentropy", metrics=["accuracy"])
