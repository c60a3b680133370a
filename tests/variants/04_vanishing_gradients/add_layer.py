# %% right: new layers made from the configurations of the old ones
def add_layer(model, units):
    new = keras.Sequential([keras.Input((model.input_shape[-1],))])
    for layer in model.layers[:-1]:
        copied = keras.layers.Dense.from_config(layer.get_config())
        new.add(copied)
        copied.set_weights(layer.get_weights())
        copied.trainable = False
    new.add(keras.layers.Dense(units, activation="tanh", name=f"grown_{len(new.layers)}"))
    last = keras.layers.Dense(model.output_shape[-1], activation="softmax")
    new.add(last)
    last.set_weights(model.layers[-1].get_weights())
    new.compile("sgd", "sparse_categorical_crossentropy")
    return new


# %% right: functional
def add_layer(model, units):
    x = inputs = keras.Input(model.input_shape[1:])
    for layer in model.layers[:-1]:
        config = layer.get_config() | {"trainable": False}
        copied = type(layer).from_config(config)
        x = copied(x)
        copied.set_weights(layer.get_weights())
    x = keras.layers.Dense(units, activation=model.layers[-2].activation)(x)
    last = keras.layers.Dense(model.output_shape[-1], activation="softmax")
    new = keras.Model(inputs, last(x))
    last.set_weights(model.layers[-1].get_weights())
    return new


# %% right: a subclass around a frozen clone
class Grown(keras.Model):
    def __init__(self, model, units):
        super().__init__()
        clone = keras.models.clone_model(model)
        clone.set_weights(model.get_weights())
        self.old_output = clone.layers[-1]
        self.old_output.trainable = True
        self.frozen = keras.Sequential(clone.layers[:-1])
        self.frozen.trainable = False
        self.new_layer = keras.layers.Dense(units)

    def call(self, x):
        return self.old_output(keras.activations.elu(self.new_layer(self.frozen(x))))


def add_layer(model, units):
    new = Grown(model, units)
    new(np.zeros((1, model.input_shape[-1]), dtype="float32"))
    return new


# %% right: the activation as a layer, the whole copied by its JSON
def add_layer(model, units):
    copied = keras.models.model_from_json(model.to_json())
    copied.set_weights(model.get_weights())
    for layer in copied.layers:
        layer.trainable = layer is copied.layers[-1]
    middle = [keras.layers.Dense(units, kernel_initializer="he_normal"), keras.layers.LeakyReLU()]
    return keras.Sequential(
        [keras.Input(model.input_shape[1:]), *copied.layers[:-1], *middle, copied.layers[-1]]
    )


# %% wrong: nothing is frozen
# message: hidden layers of the model given among them. Freeze those
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], new_layer, clone.layers[-1]])


# %% wrong: the layers of the model given are frozen and shared
# message: flags `trainable` of the layers of the model that was given
def add_layer(model, units):
    for layer in model.layers[:-1]:
        layer.trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *model.layers[:-1], new_layer, model.layers[-1]])


# %% wrong: the output layer is shared
# message: After training the new model, .* Do the two models share a layer
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], new_layer, model.layers[-1]])


# %% wrong: weights not copied
# message: clone_model draws new weights
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    for layer in clone.layers[:-1]:
        layer.trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], new_layer, clone.layers[-1]])


# %% wrong: a fresh output layer
# message: the output layer does not have the weights
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    last = keras.layers.Dense(model.output_shape[-1], activation="softmax")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], new_layer, last])


# %% wrong: the output layer frozen too
# message: the output layer is frozen
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers:
        layer.trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], new_layer, clone.layers[-1]])


# %% wrong: the new layer frozen too
# message: the arrays that train should have the shapes
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    new = keras.Sequential([inputs, *clone.layers[:-1], new_layer, clone.layers[-1]])
    for layer in new.layers[:-1]:
        layer.trainable = False
    return new


# %% wrong: the layer is put into the model given
# message: the model that was given has 3 layers, where it had 2
def add_layer(model, units):
    last = model.layers[-1]
    model.pop()
    for layer in model.layers:
        layer.trainable = False
    model.add(keras.layers.Dense(units, activation="relu"))
    model.add(last)
    return model


# %% wrong: behind the output layer
# message: behind the old output layer
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    last = keras.layers.Dense(model.output_shape[-1], activation="softmax")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers, new_layer, last])


# %% wrong: before the last of the hidden layers
# message: does not compute what it should
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    *hidden, last = clone.layers
    new_layer = keras.layers.Dense(units, activation="relu")
    place = -1 if len(hidden) > 2 else len(hidden)
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *hidden[:place], new_layer, *hidden[place:], last])


# %% wrong: a linear layer
# message: the new layer is linear
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential(
        [inputs, *clone.layers[:-1], keras.layers.Dense(units), clone.layers[-1]]
    )


# %% wrong: only the first hidden layer is frozen
# message: hidden layers of the model given among them
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    clone.layers[0].trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], new_layer, clone.layers[-1]])


# %% wrong: only the first hidden layer is kept
# message: hidden layers do not have the weights
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    clone.layers[0].trainable = False
    new_layer = keras.layers.Dense(units, activation="relu")
    inputs = keras.Input(model.input_shape[1:])
    between = keras.layers.Dense(model.layers[-2].units, activation="relu")
    layers = [clone.layers[0], new_layer, clone.layers[-1]]
    if len(model.layers) > 2:
        layers.insert(1, between)
    return keras.Sequential([inputs, *layers])


# %% wrong: a way around the new layer
# message: does not compute what it should
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    x = inputs = keras.Input(model.input_shape[1:])
    for layer in clone.layers[:-1]:
        x = layer(x)
    x = keras.layers.add([x, keras.layers.Dense(units, activation="relu")(x)])
    return keras.Model(inputs, clone.layers[-1](x))


# %% wrong: the copies lose their activation
# message: does not compute what it should
def add_layer(model, units):
    new = keras.Sequential([keras.Input(model.input_shape[1:])])
    for layer in model.layers[:-1]:
        copied = keras.layers.Dense(layer.units, trainable=False)
        new.add(copied)
        copied.set_weights(layer.get_weights())
    new.add(keras.layers.Dense(units, activation="relu"))
    new.add(keras.layers.Dense(model.output_shape[-1], activation="softmax"))
    new.layers[-1].set_weights(model.layers[-1].get_weights())
    return new


# %% wrong: the copies always have ReLU
# message: does not compute what it should
def add_layer(model, units):
    new = keras.Sequential([keras.Input(model.input_shape[1:])])
    for layer in model.layers[:-1]:
        copied = keras.layers.Dense(layer.units, activation="relu", trainable=False)
        new.add(copied)
        copied.set_weights(layer.get_weights())
    new.add(keras.layers.Dense(units, activation="relu"))
    new.add(keras.layers.Dense(model.output_shape[-1], activation="softmax"))
    new.layers[-1].set_weights(model.layers[-1].get_weights())
    return new


# %% wrong: two new layers
# message: one layer too many
def add_layer(model, units):
    clone = keras.models.clone_model(model)
    clone.set_weights(model.get_weights())
    for layer in clone.layers[:-1]:
        layer.trainable = False
    middle = [keras.layers.Dense(units, activation="relu") for _ in range(2)]
    inputs = keras.Input(model.input_shape[1:])
    return keras.Sequential([inputs, *clone.layers[:-1], *middle, clone.layers[-1]])


# %% equivalent: base_model never freezes the output layer, and a copy trains unless it is frozen
# - output_layer.trainable = True
# + pass
