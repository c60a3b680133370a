# %% right: functional, biases of zero, never compiled
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    inputs = keras.Input((None, None, 1))
    layer = keras.layers.Conv2D(n_filters, (k, k), padding="same", trainable=False)
    model = keras.Model(inputs, layer(inputs))
    layer.set_weights([kernels.reshape(k, k, 1, n_filters), np.zeros(n_filters)])
    return model


# %% right: a constant initialiser, the whole model frozen, compiled
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    start = keras.initializers.Constant(kernels[:, :, np.newaxis].astype("float32"))
    model = keras.Sequential(
        [
            keras.Input((None, None, 1)),
            keras.layers.Conv2D(
                n_filters, k, padding="same", use_bias=False, kernel_initializer=start
            ),
        ]
    )
    model.trainable = False
    model.compile("sgd", "mse")
    return model


# %% right: a subclass without weights
class FilterBank(keras.Model):
    def __init__(self, kernels):
        super().__init__()
        self.kernels = keras.ops.convert_to_tensor(kernels[:, :, None], "float32")

    def call(self, images):
        return keras.ops.conv(images, self.kernels, padding="same")


def filter_bank(kernels):
    model = FilterBank(kernels)
    model(np.zeros((1, 8, 8, 1), dtype="float32"))
    return model


# %% right: explicit zeros around, then a valid convolution
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    x = inputs = keras.Input((None, None, 1))
    x = keras.layers.ZeroPadding2D(k // 2)(x)
    layer = keras.layers.Conv2D(n_filters, k, use_bias=False)
    model = keras.Model(inputs, layer(x))
    layer.kernel.assign(kernels[:, :, None])
    layer.trainable = False
    return model


# %% wrong: no padding
# message: should have shape
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, use_bias=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[:, :, None]])
    layer.trainable = False
    return model


# %% wrong: learns
# message: Freeze the layer
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", use_bias=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[:, :, None]])
    return model


# %% wrong: random kernels
# message: The output of filter_bank
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", use_bias=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.trainable = False
    return model


# %% wrong: flipped kernels
# message: The kernels are flipped
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", use_bias=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[::-1, ::-1, None]])
    layer.trainable = False
    return model


# %% wrong: axes mixed by reshape
# message: reshape does not move axes
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", use_bias=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels.reshape(n_filters, k, k).transpose(1, 2, 0)[:, :, None]])
    layer.trainable = False
    return model


# %% wrong: a ReLU
# message: No activation is asked for
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(
        n_filters, k, padding="same", use_bias=False, activation="relu", trainable=False
    )
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[:, :, None]])
    return model


# %% wrong: biases of one
# message: The output of filter_bank
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", trainable=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[:, :, None], np.ones(n_filters)])
    return model


# %% wrong: set_weights without the axis of the input map
# message: filter_bank\(kernels\) for kernels of shape \(3, 3, 2\) was called|ValueError
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", use_bias=False, trainable=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels])
    return model


# %% wrong: three by three only
# message: filter_bank\(kernels\) for kernels of shape \(5, 5, 3\)
def filter_bank(kernels):
    layer = keras.layers.Conv2D(2, 3, padding="same", use_bias=False, trainable=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[:, :, None]])
    return model


# %% wrong: normalises the kernels in place
# message: changed argument 1 in place
def filter_bank(kernels):
    kernels /= np.abs(kernels).sum()
    k, _, n_filters = kernels.shape
    layer = keras.layers.Conv2D(n_filters, k, padding="same", use_bias=False, trainable=False)
    model = keras.Sequential([keras.Input((None, None, 1)), layer])
    layer.set_weights([kernels[:, :, None]])
    return model


# %% wrong: returns the layer's output
# message: was applied|should return|not callable
def filter_bank(kernels):
    k, _, n_filters = kernels.shape
    return keras.layers.Conv2D(n_filters, k, padding="same")(keras.Input((None, None, 1)))
