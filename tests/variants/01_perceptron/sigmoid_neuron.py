# %% right: functional, kernel and bias assigned
def sigmoid_neuron(w, b):
    inputs = keras.Input((w.shape[0],))
    layer = keras.layers.Dense(1, activation=keras.activations.sigmoid)
    model = keras.Model(inputs, layer(inputs))
    layer.kernel.assign(w[:, None])
    layer.bias.assign([b])
    return model


# %% right: constant initialisers
def sigmoid_neuron(w, b):
    kernel = w.reshape(-1, 1).astype("float32")
    model = keras.Sequential(
        [
            keras.layers.Dense(
                1,
                kernel_initializer=lambda shape, dtype=None: keras.ops.convert_to_tensor(kernel),
                bias_initializer=keras.initializers.Constant(float(b)),
            ),
            keras.layers.Activation("sigmoid"),
        ]
    )
    model.build((None, len(w)))
    return model


# %% right: a subclass
class SigmoidNeuron(keras.Model):
    def __init__(self, n_features):
        super().__init__()
        self.kernel = self.add_weight(shape=(n_features, 1))
        self.bias = self.add_weight(shape=(1,))
        self.built = True

    def call(self, x):
        return 1 / (1 + keras.ops.exp(-(keras.ops.matmul(x, self.kernel) + self.bias)))


def sigmoid_neuron(w, b):
    model = SigmoidNeuron(len(w))
    model.set_weights([w.reshape(-1, 1), np.array([b])])
    return model


# %% wrong: no activation
# message: the sigmoid is missing
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1)])
    model.set_weights([w.reshape(-1, 1), np.array([b])])
    return model


# %% wrong: weights left random
# message: predict\(X\) for X of shape \(3, 2\) should be
def sigmoid_neuron(w, b):
    return keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1, activation="sigmoid")])


# %% wrong: a flat kernel
# message: set_weights takes a kernel of shape
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    model.set_weights([w, np.array([b])])
    return model


# %% wrong: no bias
# message: The bias b is missing
def sigmoid_neuron(w, b):
    model = keras.Sequential(
        [keras.Input((len(w),)), keras.layers.Dense(1, activation="sigmoid", use_bias=False)]
    )
    model.set_weights([w.reshape(-1, 1)])
    return model


# %% wrong: tanh
# message: This is tanh
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1, activation="tanh")])
    model.set_weights([w.reshape(-1, 1), np.array([b])])
    return model


# %% wrong: softmax over one unit
# message: This is softmax
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1, activation="softmax")])
    model.set_weights([w.reshape(-1, 1), np.array([b])])
    return model


# %% wrong: the bias as a threshold
# message: The bias b has the wrong sign
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    model.set_weights([w.reshape(-1, 1), np.array([-b])])
    return model


# %% wrong: two features only
# message: set_weights takes a kernel
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(1, activation="sigmoid")])
    model.set_weights([w.reshape(-1, 1), np.array([b])])
    return model


# %% wrong: a unit for each feature
# message: should have shape \(3, 1\), but has shape \(3, 2\)
def sigmoid_neuron(w, b):
    n = len(w)
    model = keras.Sequential([keras.Input((n,)), keras.layers.Dense(n, activation="sigmoid")])
    model.set_weights([np.diag(w), np.full(n, b)])
    return model


# %% wrong: no return
# message: returned None
def sigmoid_neuron(w, b):
    model = keras.Sequential([keras.Input((len(w),)), keras.layers.Dense(1, activation="sigmoid")])
    model.set_weights([w.reshape(-1, 1), np.array([b])])


# %% equivalent: NumPy works out the length of any axis that is given as negative
# - model.set_weights([np.reshape(w, (-1, 1)), np.array([b])])
# + model.set_weights([np.reshape(w, (-2, 1)), np.array([b])])
