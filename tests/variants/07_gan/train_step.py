# %% right: both gradients from the old weights, one persistent tape
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real = discriminator(real_images, training=True)
        fake = discriminator(generator(noise, training=True), training=True)
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    for model, optimizer, loss in [
        (discriminator, d_optimizer, d_loss),
        (generator, g_optimizer, g_loss),
    ]:
        grads = tape.gradient(loss, model.trainable_variables)
        optimizer.apply_gradients(zip(grads, model.trainable_variables, strict=True))
    return {"d_loss": d_loss, "g_loss": g_loss}


# %% right: the generator's step first, with the discriminator's gradient taken before
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    bce = keras.losses.BinaryCrossentropy(from_logits=True)
    with tf.GradientTape() as g_tape, tf.GradientTape() as d_tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        g_loss = bce(tf.ones_like(fake), fake)
        d_loss = bce(tf.ones_like(real), real) + bce(tf.zeros_like(fake), fake)
    d_grads = d_tape.gradient(d_loss, discriminator.trainable_weights)
    g_grads = g_tape.gradient(g_loss, generator.trainable_weights)
    g_optimizer.apply(g_grads, generator.trainable_weights)
    d_optimizer.apply(d_grads, discriminator.trainable_weights)
    return {"g_loss": g_loss.numpy(), "d_loss": d_loss.numpy(), "images": len(noise)}


# %% right: discriminator first, fakes as plain numbers, the other network frozen meanwhile
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    fake_images = generator.predict(noise, verbose=0)
    images = np.concatenate([real_images, fake_images])
    signs = np.repeat([[-1.0], [1.0]], len(noise), axis=0).astype("float32")
    with tf.GradientTape() as tape:
        d_loss = 2 * keras.ops.mean(keras.ops.softplus(signs * discriminator(images)))
    d_optimizer.apply(
        tape.gradient(d_loss, discriminator.trainable_variables), discriminator.trainable_variables
    )
    discriminator.trainable = False
    with tf.GradientTape() as tape:
        g_loss = keras.ops.mean(keras.ops.softplus(-discriminator(generator(noise))))
    variables = generator.trainable_variables
    g_optimizer.apply(tape.gradient(g_loss, variables), variables)
    discriminator.trainable = True
    return dict(d_loss=float(d_loss), g_loss=float(g_loss))


# %% right: a tf.function, and g_loss from the old discriminator
@tf.function
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(noise))))
    g_optimizer.apply(tape.gradient(loss, g_weights), g_weights)
    return {"d_loss": d_loss, "g_loss": g_loss}


# %% wrong: the loss that saturates
# message: the loss that saturates
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = -tf.reduce_mean(tf.nn.softplus(fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_optimizer.apply(d_tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(g_tape.gradient(g_loss, g_weights), g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the discriminator's loss halved
# message: add the two means, do not average
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        d_loss, g_loss = d_loss / 2, tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_optimizer.apply(d_tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(g_tape.gradient(g_loss, g_weights), g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: halved for the step only
# message: The step is half as long
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as d_tape, tf.GradientTape() as g_tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        half, g_loss = d_loss / 2, tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_optimizer.apply(d_tape.gradient(half, d_weights), d_weights)
    g_optimizer.apply(g_tape.gradient(g_loss, g_weights), g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the generator first, and new fakes for the discriminator
# message: The generator has moved before
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as tape:
        g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(noise))))
    weights = generator.trainable_variables
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    with tf.GradientTape() as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
    weights = discriminator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the losses after the step
# message: This is the loss after the step
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    def losses():
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        return d_loss, tf.reduce_mean(tf.nn.softplus(-fake))

    with tf.GradientTape(persistent=True) as tape:
        d_loss, g_loss = losses()
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_grads, g_grads = tape.gradient(d_loss, d_weights), tape.gradient(g_loss, g_weights)
    d_optimizer.apply(d_grads, d_weights)
    g_optimizer.apply(g_grads, g_weights)
    d_loss, g_loss = losses()
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the generator's loss after its step
# message: This is the loss after the generator's step
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_grads, g_grads = tape.gradient(d_loss, d_weights), tape.gradient(g_loss, g_weights)
    d_optimizer.apply(d_grads, d_weights)
    g_optimizer.apply(g_grads, g_weights)
    g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(noise))))
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: optimisers of its own
# message: not one of your own
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    keras.optimizers.SGD(0.01).apply(tape.gradient(d_loss, d_weights), d_weights)
    keras.optimizers.SGD(0.01).apply(tape.gradient(g_loss, g_weights), g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: by hand, with the learning rate only
# message: In a row of 3 steps with momentum
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    for model, optimizer, loss in [
        (discriminator, d_optimizer, d_loss),
        (generator, g_optimizer, g_loss),
    ]:
        for weight in model.trainable_variables:
            weight.assign_sub(optimizer.learning_rate * tape.gradient(loss, weight))
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the optimisers exchanged
# message: The optimizers were built for the weights of their own networks
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    g_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    d_optimizer.apply(tape.gradient(g_loss, g_weights), g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: losses in NumPy
# message: a tape gives None where NumPy stands in between
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.constant(np.logaddexp(0, -real).mean() + np.logaddexp(0, fake).mean())
        g_loss = tf.constant(np.logaddexp(0, -fake).mean())
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(tape.gradient(g_loss, g_weights), g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the discriminator only
# message: The generator's weights .* They have not changed at all
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    weights = discriminator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the discriminator helps the generator too
# message: The discriminator's weights after
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
    weights = discriminator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    with tf.GradientTape() as tape:
        g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(noise))))
    both = generator.trainable_variables + weights
    grads = tape.gradient(g_loss, both)
    g_optimizer.apply(grads[: len(grads) - len(weights)], generator.trainable_variables)
    d_optimizer.apply(grads[len(grads) - len(weights) :], weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: fresh noise for the generator
# message: The generator's weights
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape() as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
    weights = discriminator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    with tf.GradientTape() as tape:
        fresh = tf.random.normal(tf.shape(noise))
        g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(fresh))))
    weights = generator.trainable_variables
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: the discriminator stays frozen
# message: In a row of 3 steps
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    weights = discriminator.trainable_variables
    with tf.GradientTape() as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
    if weights:
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    discriminator.trainable = False
    with tf.GradientTape() as tape:
        g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(noise))))
    weights = generator.trainable_variables
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% wrong: two steps of the discriminator
# message: These are two steps instead of one
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    losses = []
    for _ in range(2):
        with tf.GradientTape() as tape:
            real, fake = discriminator(real_images), discriminator(generator(noise))
            d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        losses.append(float(d_loss))
        weights = discriminator.trainable_variables
        d_optimizer.apply(tape.gradient(d_loss, weights), weights)
    with tf.GradientTape() as tape:
        g_loss = tf.reduce_mean(tf.nn.softplus(-discriminator(generator(noise))))
    weights = generator.trainable_variables
    g_optimizer.apply(tape.gradient(g_loss, weights), weights)
    return {"d_loss": losses[0], "g_loss": float(g_loss)}


# %% wrong: a tuple
# message: should return a dict with the keys
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_grads, g_grads = tape.gradient(d_loss, d_weights), tape.gradient(g_loss, g_weights)
    d_optimizer.apply(d_grads, d_weights)
    g_optimizer.apply(g_grads, g_weights)
    return float(d_loss), float(g_loss)


# %% wrong: no return
# message: returned None
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(-real)) + tf.reduce_mean(tf.nn.softplus(fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_optimizer.apply(tape.gradient(d_loss, d_weights), d_weights)
    g_optimizer.apply(tape.gradient(g_loss, g_weights), g_weights)


# %% wrong: fakes and real ones exchanged
# message: "d_loss" of train_step
def train_step(generator, discriminator, g_optimizer, d_optimizer, real_images, noise):
    with tf.GradientTape(persistent=True) as tape:
        real, fake = discriminator(real_images), discriminator(generator(noise))
        d_loss = tf.reduce_mean(tf.nn.softplus(real)) + tf.reduce_mean(tf.nn.softplus(-fake))
        g_loss = tf.reduce_mean(tf.nn.softplus(-fake))
    d_weights, g_weights = discriminator.trainable_variables, generator.trainable_variables
    d_grads, g_grads = tape.gradient(d_loss, d_weights), tape.gradient(g_loss, g_weights)
    d_optimizer.apply(d_grads, d_weights)
    g_optimizer.apply(g_grads, g_weights)
    return {"d_loss": float(d_loss), "g_loss": float(g_loss)}


# %% equivalent: the task leaves open how layers behave that act otherwise in training
# - real_logits = discriminator(real_images, training=True)
# + real_logits = discriminator(real_images)
# + real_logits = discriminator(real_images, training=False)
# - fake_logits = discriminator(generator(noise, training=True), training=True)
# + fake_logits = discriminator(generator(noise), training=True)
# + fake_logits = discriminator(generator(noise, training=False), training=True)
# + fake_logits = discriminator(generator(noise, training=True))
# + fake_logits = discriminator(generator(noise, training=True), training=False)
# + fake_logits = discriminator(generator(noise), training=True)
# + fake_logits = discriminator(generator(noise, training=False), training=True)
# + fake_logits = discriminator(generator(noise, training=True))
# + fake_logits = discriminator(generator(noise, training=True), training=False)
