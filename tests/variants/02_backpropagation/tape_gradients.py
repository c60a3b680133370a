# %% right: NumPy arrays, trainable_variables
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(tf.constant(y), model(tf.constant(x), training=True))
    return [np.array(g) for g in tape.gradient(loss, model.trainable_variables)]


# %% right: one gradient at a time, persistent tape
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape(persistent=True) as tape:
        loss = loss_fn(y, model(x))
    return tuple(tape.gradient(loss, weight) for weight in model.trainable_weights)


# %% right: a tape that watches only what it is told, in a tf.function
def tape_gradients(model, loss_fn, x, y):
    import tensorflow

    @tensorflow.function
    def compute():
        with tensorflow.GradientTape(watch_accessed_variables=False) as tape:
            for weight in model.trainable_weights:
                tape.watch(weight.value)
            loss = loss_fn(y, model(x))
        return tape.gradient(loss, [weight.value for weight in model.trainable_weights])

    return [gradient.numpy() for gradient in compute()]


# %% right: one tape for each weight, frozen ones left out by hand
def tape_gradients(model, loss_fn, x, y):
    grads = []
    frozen = {id(weight) for weight in model.non_trainable_weights}
    for weight in model.weights:
        if id(weight) in frozen:
            continue
        with tf.GradientTape() as tape:
            loss = loss_fn(y, model(x))
        grads.append(tape.gradient(loss, weight))
    return grads


# %% wrong: swapped arguments
# message: The arguments are swapped
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(model(x), y)
    return tape.gradient(loss, model.trainable_weights)


# %% wrong: all weights
# message: Frozen weights are left out
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    return tape.gradient(loss, model.weights)


# %% wrong: model.predict
# message: is None: the tape saw no way
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, tf.constant(model.predict(x, verbose=0)))
    return tape.gradient(loss, model.trainable_weights)


# %% wrong: the loss after the block
# message: is None: the tape saw no way
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        outputs = model(x)
    loss = loss_fn(y, outputs)
    return tape.gradient(loss, model.trainable_weights)


# %% wrong: only the kernels
# message: biases are not
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    return tape.gradient(loss, model.trainable_weights)[::2]


# %% wrong: the mean squared error, whatever the loss
# message: use the loss_fn that is given
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean((model(x) - y) ** 2)
    return tape.gradient(loss, model.trainable_weights)


# %% wrong: takes a step too
# message: called once more \(did a call before it change the weights|with the lopsided loss
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    grads = tape.gradient(loss, model.trainable_weights)
    keras.optimizers.SGD(0.1).apply_gradients(zip(grads, model.trainable_weights, strict=True))
    return grads


# %% wrong: the last layer only
# message: one for each trainable weight, but has 2
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    return tape.gradient(loss, model.layers[-1].trainable_weights)


# %% wrong: gradients of the input
# message: one for each trainable weight, but has 1
def tape_gradients(model, loss_fn, x, y):
    x = tf.constant(x)
    with tf.GradientTape() as tape:
        tape.watch(x)
        loss = loss_fn(y, model(x))
    return [tape.gradient(loss, x)]


# %% wrong: the loss along with the gradients
# message: should have 2 entries
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    return [loss, *tape.gradient(loss, model.trainable_weights)]


# %% wrong: one sample only
# message: Entry 0 of tape_gradients with the squared error should be
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y[:1], model(x[:1]))
    return tape.gradient(loss, model.trainable_weights)


# %% wrong: the way down instead of the gradient
# message: The sign is turned around
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    return [-gradient for gradient in tape.gradient(loss, model.trainable_weights)]


# %% wrong: no return
# message: but is None
def tape_gradients(model, loss_fn, x, y):
    with tf.GradientTape() as tape:
        loss = loss_fn(y, model(x))
    tape.gradient(loss, model.trainable_weights)
