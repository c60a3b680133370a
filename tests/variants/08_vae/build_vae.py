# %% right: functional, the loss in a layer of its own, tanh, RMSprop
def build_vae(latent_dim):
    class Loss(keras.layers.Layer):
        def call(self, inputs):
            x, p, mean, log_var = inputs
            p = keras.ops.clip(p, 1e-7, 1 - 1e-7)
            nll = -x * keras.ops.log(p) - (1 - x) * keras.ops.log(1 - p)
            kl = keras.ops.exp(log_var) + keras.ops.square(mean) - 1 - log_var
            self.add_loss(keras.ops.mean(keras.ops.sum(nll, axis=(1, 2, 3))))
            self.add_loss(keras.ops.mean(keras.ops.sum(kl, axis=-1)) / 2)
            return p

    x = keras.Input((28, 28, 1))
    h = keras.layers.Dense(200, activation="tanh")(keras.layers.Reshape((784,))(x))
    mean, log_var = keras.layers.Dense(latent_dim)(h), keras.layers.Dense(latent_dim)(h)
    encoder = keras.Model(x, (mean, log_var, Sampling(seed=3)([mean, log_var])))
    code = keras.Input((latent_dim,))
    h = keras.layers.Dense(200, activation="tanh")(code)
    h = keras.layers.Dense(784, activation="sigmoid")(h)
    decoder = keras.Model(code, keras.layers.Reshape((28, 28, 1))(h))
    mean, log_var, z = encoder(x)
    vae = keras.Model(x, Loss()([x, decoder(z), mean, log_var]))
    vae.compile(optimizer="rmsprop")
    return encoder, decoder, vae


# %% right: convolutions and batch normalisation, train_step, losses under other names
def build_vae(latent_dim):
    import tensorflow as tf

    layers = keras.layers

    def block(h, layer):
        return layers.ReLU()(layers.BatchNormalization()(layer(h)))

    images = keras.Input((28, 28, 1))
    h = block(images, layers.Conv2D(8, 3, strides=2, padding="same"))
    h = block(h, layers.Conv2D(16, 3, strides=2, padding="same"))
    h = layers.Dense(32, activation="relu")(layers.Flatten()(h))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    codes = keras.Input((latent_dim,))
    h = layers.Reshape((7, 7, 16))(layers.Dense(7 * 7 * 16, activation="relu")(codes))
    h = block(h, layers.Conv2DTranspose(8, 3, strides=2, padding="same"))
    h = layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid")(h)
    decoder = keras.Model(codes, h)

    class VAE(keras.Model):
        def __init__(self, encoder, decoder):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder
            self.total = keras.metrics.Mean(name="total_loss")

        @property
        def metrics(self):
            return [self.total]

        def call(self, x, training=None):
            mean, _, _ = self.encoder(x, training=training)
            return self.decoder(mean, training=training)

        def train_step(self, data):
            x = data[0] if isinstance(data, tuple) else data
            with tf.GradientTape() as tape:
                mean, log_var, z = self.encoder(x, training=True)
                bce = keras.losses.binary_crossentropy(x, self.decoder(z, training=True))
                nll = tf.reduce_mean(tf.reduce_sum(bce, axis=(1, 2)))
                kl = -0.5 * (1 + log_var - tf.square(mean) - tf.exp(log_var))
                loss = nll + tf.reduce_mean(tf.reduce_sum(kl, axis=1))
            grads = tape.gradient(loss, self.trainable_weights)
            self.optimizer.apply_gradients(zip(grads, self.trainable_weights, strict=True))
            self.total.update_state(loss)
            return {"total_loss": self.total.result()}

    vae = VAE(encoder, decoder)
    vae.compile(optimizer=keras.optimizers.Adam(2e-3))
    return encoder, decoder, vae


# %% right: subclasses throughout, logits inside, compute_loss
def build_vae(latent_dim):
    class Encoder(keras.Model):
        def __init__(self):
            super().__init__()
            self.flat = keras.layers.Flatten()
            self.hidden = keras.layers.Dense(100, activation="relu")
            self.both = keras.layers.Dense(2 * latent_dim)
            self.draw = Sampling()

        def call(self, x):
            both = self.both(self.hidden(self.flat(x)))
            mean, log_var = both[:, :latent_dim], both[:, latent_dim:]
            return mean, log_var, self.draw([mean, log_var])

    class Decoder(keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden = keras.layers.Dense(100, activation="relu")
            self.out = keras.layers.Dense(784)
            self.image = keras.layers.Reshape((28, 28, 1))

        def logits(self, z):
            return self.image(self.out(self.hidden(z)))

        def call(self, z):
            return keras.ops.sigmoid(self.logits(z))

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = Encoder(), Decoder()

        def call(self, x):
            return self.decoder(self.encoder(x)[2])

        def compute_loss(self, x=None, y=None, y_pred=None, sample_weight=None, training=True):
            mean, log_var, z = self.encoder(x)
            a = self.decoder.logits(z)
            nll = keras.ops.sum(keras.ops.softplus(a) - x * a, axis=[1, 2, 3])
            kl = keras.ops.sum(keras.ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            return keras.ops.mean(nll + kl)

    vae = VAE()
    vae(np.zeros((1, 28, 28, 1), dtype="float32"))
    vae.compile(optimizer=keras.optimizers.Adam(1e-3))
    return vae.encoder, vae.decoder, vae


# %% wrong: mean over the pixels
# message: Is the negative log-likelihood a mean over the pixels
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.mean(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: sum over the batch
# message: This is a sum over the batch
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.sum(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: no KL divergence
# message: Where is the KL divergence
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            _, _, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            self.add_loss(ops.mean(nll))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: KL divergence as a mean over the dimensions
# message: a mean over the latent dimensions
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.mean(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: without one half
# message: twice too large
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1)
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: KL divergence subtracted
# message: KL divergence is subtracted has no smallest value|not subtracted
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll - kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: the summed loss reported, another one trained
# message: it grows with no end
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            kl = ops.mean(kl)
            self.add_loss(ops.mean(nll) + kl - ops.stop_gradient(kl) + ops.stop_gradient(kl) - kl)
            return p

        def train_step(self, data):
            logs = super().train_step(data)
            return {"nll": logs["loss"]}

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: the mean decoded in training
# message: fit reports the loss|z of the encoder|below 165
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, _ = self.encoder(x)
            p = self.decoder(mean)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: no noise at all
# message: the noise is missing
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, mean])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: the variance for the standard deviation
# message: should have mean 0 and standard deviation 1
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, 2 * log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: z first
# message: should have mean 0 and standard deviation 1|fit reports the loss
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [Sampling()([mean, log_var]), mean, log_var])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            z, mean, log_var = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: the encoder gives z only
# message: should return 3 values
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    only_z = keras.Model(images, encoder.outputs[2])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return only_z, decoder, vae


# %% wrong: logits in place of probabilities
# message: should hold probabilities
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p, from_logits=True), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: images without the channel
# message: should have shape \(7, 28, 28, 1\)
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p[..., None]), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: not compiled
# message: vae should be compiled
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    return encoder, decoder, vae


# %% wrong: compiled with a loss that wants labels
# message: fit
def build_vae(latent_dim):
    layers = keras.layers
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )
    vae = keras.Model(images, decoder(encoder(images)[2]))
    vae.compile(optimizer="adam", loss="binary_crossentropy")
    return encoder, decoder, vae


# %% wrong: only vae
# message: should return 3 values, \(encoder, decoder, vae\), but returned only one
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return vae


# %% wrong: the wrong order
# message: decoder was called|encoder was called
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return decoder, encoder, vae


# %% wrong: a decoder of its own
# message: does not change what decoder computes
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, keras.models.clone_model(decoder), vae


# %% wrong: latent_dim ignored
# message: should have shape \(5, 4\)
def build_vae(latent_dim):
    latent_dim = 2
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: no call
# message: a subclass of keras.Model needs `call`
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def train_step(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            return {"loss": ops.mean(nll + kl)}

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: no gradient through z
# message: below 165|fit reports the loss|does not change
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(ops.stop_gradient(z))
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: squared error
# message: fit reports the loss
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops
    images = keras.Input((28, 28, 1))
    h = layers.Dense(100, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(100, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum((x - p)[..., 0] ** 2, axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - 1 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% wrong: a KL divergence without its -1
# message: Is the -1 missing
def build_vae(latent_dim):
    layers, ops = keras.layers, keras.ops

    images = keras.Input((28, 28, 1))
    h = layers.Dense(128, activation="relu")(layers.Flatten()(images))
    mean, log_var = layers.Dense(latent_dim)(h), layers.Dense(latent_dim)(h)
    encoder = keras.Model(images, [mean, log_var, Sampling()([mean, log_var])])
    decoder = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            layers.Dense(128, activation="relu"),
            layers.Dense(784, activation="sigmoid"),
            layers.Reshape((28, 28, 1)),
        ]
    )

    class VAE(keras.Model):
        def __init__(self):
            super().__init__()
            self.encoder, self.decoder = encoder, decoder

        def call(self, x):
            mean, log_var, z = self.encoder(x)
            p = self.decoder(z)
            nll = ops.sum(keras.losses.binary_crossentropy(x, p), axis=(1, 2))
            kl = ops.sum(ops.exp(log_var) + mean**2 - log_var, axis=1) / 2
            self.add_loss(ops.mean(nll + kl))
            return p

    vae = VAE()
    vae.compile(optimizer="adam")
    return encoder, decoder, vae


# %% equivalent: layers, sizes and optimiser are up to the student, and it still learns
# - h = layers.Dense(128, activation="relu")(layers.Flatten()(images))
# + h = layers.Dense(129, activation="relu")(layers.Flatten()(images))
# + h = layers.Dense(127, activation="relu")(layers.Flatten()(images))
# + h = layers.Dense(128)(layers.Flatten()(images))
# + h = layers.Dense(128, activation="linear")(layers.Flatten()(images))
# - layers.Dense(128, activation="relu"),
# + layers.Dense(129, activation="relu"),
# + layers.Dense(127, activation="relu"),
# + layers.Dense(128),
# + layers.Dense(128, activation="linear"),
# - vae.compile(optimizer="adam")
# + vae.compile()
# + vae.compile(optimizer="sgd")
