# %% right: one layer in the branch, activation after the sum
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width)(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width, use_bias=False)(x)
    return keras.layers.Activation(activation)(keras.layers.Add()([x, branch]))


# %% right: one layer in the branch, with the activation
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    shortcut = x if x.shape[-1] == width else keras.layers.Dense(width, use_bias=False)(x)
    return shortcut + branch


# %% right: batch normalisation, activation inside and after the sum
def residual_block(x, width, activation="relu"):
    h = keras.layers.Dense(width, use_bias=False, kernel_initializer="he_normal")(x)
    h = keras.layers.BatchNormalization()(h)
    h = keras.layers.Activation(activation)(h)
    h = keras.layers.Dense(width, use_bias=False)(h)
    h = keras.layers.BatchNormalization()(h)
    if x.shape[-1] != width:
        x = keras.layers.BatchNormalization()(keras.layers.Dense(width, use_bias=False)(x))
    return keras.layers.Activation(activation)(keras.layers.add([h, x]))


# %% right: normalisation and activation first, a narrow middle, keras.ops
def residual_block(x, width, activation="relu"):
    h = keras.layers.BatchNormalization()(x)
    h = keras.layers.Activation(activation)(h)
    h = keras.layers.Dense(max(width // 2, 1), activation=activation)(h)
    h = keras.layers.Dense(width)(h)
    if int(x.shape[1]) == width:
        return keras.ops.add(x, h)
    return keras.ops.add(keras.layers.Dense(width, activation="linear")(x), h)


# %% wrong: projection always
# message: A projection is only for another width
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    branch = keras.layers.Dense(width)(branch)
    return keras.layers.add([branch, keras.layers.Dense(width)(x)])


# %% wrong: projection never
# message: x has to be projected before it can be added
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    branch = keras.layers.Dense(width)(branch)
    return keras.layers.add([branch, x])


# %% wrong: no shortcut where the widths differ
# message: no Dense layer carries x linearly to the sum
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    branch = keras.layers.Dense(width)(branch)
    return keras.layers.add([branch, x]) if x.shape[-1] == width else branch


# %% wrong: no branch where the widths differ
# message: only one path from x to the output
def residual_block(x, width, activation="relu"):
    if x.shape[-1] != width:
        return keras.layers.Dense(width)(x)
    branch = keras.layers.Dense(width, activation=activation)(x)
    return keras.layers.add([keras.layers.Dense(width)(branch), x])


# %% wrong: activation on the projection
# message: with an activation on it: the projection has none
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    branch = keras.layers.Dense(width)(branch)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width, activation=activation)(x)
    return keras.layers.add([branch, x])


# %% wrong: activation on the projection and after the sum
# message: with an activation on it: the projection has none
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    branch = keras.layers.Dense(width)(branch)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width, activation=activation)(x)
    return keras.layers.Activation(activation)(keras.layers.add([branch, x]))


# %% wrong: no sum at all
# message: Nothing of x comes through
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    return keras.layers.Dense(width)(branch)


# %% wrong: the branch added to its own first layer
# message: Nothing of x comes through
def residual_block(x, width, activation="relu"):
    x = keras.layers.Dense(width, activation=activation)(x)
    return keras.layers.add([x, keras.layers.Dense(width)(x)])


# %% wrong: put side by side
# message: should have shape \(50, 8\)
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    return keras.layers.concatenate([branch, x])


# %% wrong: the average
# message: not the average
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.average([keras.layers.Dense(width)(branch), x])


# %% wrong: the product
# message: Nothing of x comes through
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.multiply([keras.layers.Dense(width)(branch), x])


# %% wrong: always ReLU in the branch
# message: should give different outputs
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation="relu")(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.add([keras.layers.Dense(width)(branch), x])


# %% wrong: always ReLU after the sum
# message: A ReLU follows the sum
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.ReLU()(keras.layers.add([keras.layers.Dense(width)(branch), x]))


# %% wrong: linear
# message: is linear in x: no activation is used
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width)(keras.layers.Dense(width)(x))
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.add([branch, x])


# %% wrong: another default
# message: relu is the default
def residual_block(x, width, activation="tanh"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.add([keras.layers.Dense(width)(branch), x])


# %% wrong: a model in place of a tensor
# message: takes and returns Keras tensors|blocks are put one after another
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    if x.shape[-1] != width:
        branch = keras.layers.add([branch, keras.layers.Dense(width)(x)])
    return keras.Sequential([keras.layers.Dense(width)])


# %% wrong: names that can be used once only
# message: blocks are put one after another
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation, name="branch")(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width, name="projection")(x)
    return keras.layers.add([branch, x])


# %% wrong: a layer after the sum
# message: Nothing of x comes through
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    if x.shape[-1] != width:
        x = keras.layers.Dense(width)(x)
    return keras.layers.Dense(width)(keras.layers.add([branch, x]))


# %% wrong: one number for x is added to all units
# message: for x of width 1 no Dense layer carries x
def residual_block(x, width, activation="relu"):
    branch = keras.layers.Dense(width, activation=activation)(x)
    branch = keras.layers.Dense(width)(branch)
    if x.shape[-1] not in (1, width):
        x = keras.layers.Dense(width)(x)
    return branch + x


# %% equivalent: a branch of one Dense layer is allowed
# - branch = keras.layers.Dense(width)(branch)
# + pass


# %% equivalent: x has two axes, so the last one is axis 1
# - shortcut = x if x.shape[-1] == width else keras.layers.Dense(width)(x)
# + shortcut = x if x.shape[1] == width else keras.layers.Dense(width)(x)
