# %% right: Dense layers, tanh
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input(shape=(latent_dim,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(28 * 28, activation="tanh"),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )


# %% right: DCGAN with batch normalisation and small initial weights, functional, compiled
def build_generator(latent_dim):
    layers, init = keras.layers, keras.initializers.RandomNormal(stddev=0.02)
    inputs = keras.Input((latent_dim,))
    x = layers.Dense(7 * 7 * 64, use_bias=False, kernel_initializer=init)(inputs)
    x = layers.Reshape((7, 7, 64))(layers.LeakyReLU(0.2)(layers.BatchNormalization()(x)))
    for filters, stride in [(32, 1), (16, 2)]:
        x = layers.Conv2DTranspose(
            filters, 5, stride, padding="same", use_bias=False, kernel_initializer=init
        )(x)
        x = layers.LeakyReLU(0.2)(layers.BatchNormalization()(x))
    x = layers.Conv2DTranspose(1, 5, 2, padding="same", kernel_initializer=init)(x)
    model = keras.Model(inputs, layers.Activation("tanh")(x))
    model.compile(optimizer=keras.optimizers.Adam(2e-4, 0.5), loss="binary_crossentropy")
    return model


# %% right: a subclass, built by a call, with upsampling and clipping
def build_generator(latent_dim):
    class Generator(keras.Model):
        def __init__(self):
            super().__init__()
            self.dense = keras.layers.Dense(14 * 14 * 8, activation="elu")
            self.shape = keras.layers.Reshape((14, 14, 8))
            self.up = keras.layers.UpSampling2D()
            self.conv = keras.layers.Conv2D(1, 3, padding="same")

        def call(self, noise):
            x = self.conv(self.up(self.shape(self.dense(noise))))
            return (keras.ops.tanh(x) + 1) / 2

    model = Generator()
    model(np.zeros((1, latent_dim), dtype="float32"))
    return model


# %% right: dropout and tf ops
def build_generator(latent_dim):
    inputs = keras.Input((latent_dim,))
    x = keras.layers.Dense(100, activation="tanh")(inputs)
    x = keras.layers.Dropout(0.3)(x)
    x = keras.layers.Dense(784)(x)
    x = keras.layers.Lambda(lambda u: tf.reshape(tf.sigmoid(u), (-1, 28, 28, 1)))(x)
    return keras.Model(inputs, x)


# %% right: small initial weights and no normalisation
def build_generator(latent_dim):
    def up(filters, strides, activation):
        return keras.layers.Conv2DTranspose(
            filters, 5, strides, "same", activation=activation, kernel_initializer=small
        )

    small = keras.initializers.RandomNormal(stddev=0.02)
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(7 * 7 * 32, activation="relu", kernel_initializer=small),
            keras.layers.Reshape((7, 7, 32)),
            up(32, 1, "relu"),
            up(16, 2, "relu"),
            up(1, 2, "sigmoid"),
        ]
    )


# %% wrong: no activation at the end
# message: The activation of the last layer sets the range
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(784),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong: small weights hide that there is no activation
# message: 1000 times as large|weights became 10 times as large
def build_generator(latent_dim):
    small = keras.initializers.RandomNormal(stddev=0.001)
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(784, kernel_initializer=small),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong: ReLU at the end
# message: should all lie in \[0, 1\]
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(7 * 7 * 16, activation="relu"),
            keras.layers.Reshape((7, 7, 16)),
            keras.layers.Conv2DTranspose(8, 4, strides=2, padding="same", activation="relu"),
            keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="relu"),
        ]
    )


# %% wrong: grey values up to 255
# message: should all lie in \[0, 1\]
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(784, activation="sigmoid"),
            keras.layers.Rescaling(255.0),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong: no channel axis
# message: should have shape \(8, 28, 28, 1\), but has shape \(8, 28, 28\)
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(784, activation="sigmoid"),
            keras.layers.Reshape((28, 28)),
        ]
    )


# %% wrong: flat images
# message: but has shape \(8, 784\)
def build_generator(latent_dim):
    return keras.Sequential(
        [keras.Input((latent_dim,)), keras.layers.Dense(784, activation="sigmoid")]
    )


# %% wrong: 32 x 32
# message: but has shape \(8, 32, 32, 1\)
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(8 * 8 * 4),
            keras.layers.Reshape((8, 8, 4)),
            keras.layers.Conv2DTranspose(4, 4, strides=2, padding="same", activation="relu"),
            keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
        ]
    )


# %% wrong: latent_dim is not used
# message: should be a Keras model for noise of shape
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((100,)),
            keras.layers.Dense(784, activation="sigmoid"),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong: the noise is lost
# message: are the same for all noise
def build_generator(latent_dim):
    inputs = keras.Input((latent_dim,))
    x = keras.layers.Dense(784, activation="softmax")(inputs)
    x = keras.layers.Reshape((784, 1))(x)
    x = keras.layers.Dense(1, activation="softmax")(x)
    return keras.Model(inputs, keras.layers.Reshape((28, 28, 1))(x))


# %% wrong: frozen
# message: no weights that can be trained
def build_generator(latent_dim):
    model = keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(784, activation="sigmoid"),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )
    model.trainable = False
    return model


# %% wrong: softmax over the pixels
# message: Six steps of training
def build_generator(latent_dim):
    return keras.Sequential(
        [
            keras.Input((latent_dim,)),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(784, activation="softmax"),
            keras.layers.Reshape((28, 28, 1)),
        ]
    )


# %% wrong: no return
# message: returned None
def build_generator(latent_dim):
    model = keras.Sequential([keras.Input((latent_dim,))])
    model.add(keras.layers.Dense(784, activation="sigmoid"))
    model.add(keras.layers.Reshape((28, 28, 1)))


# %% equivalent: layers, sizes and inner activations are up to the student, and it still learns
# - keras.layers.Dense(7 * 7 * 32, activation="relu"),
# + keras.layers.Dense(7 * 7 * 32),
# + keras.layers.Dense(7 * 7 * 32, activation="linear"),
# - keras.layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="relu"),
# + keras.layers.Conv2DTranspose(17, 4, strides=2, padding="same", activation="relu"),
# + keras.layers.Conv2DTranspose(15, 4, strides=2, padding="same", activation="relu"),
# + keras.layers.Conv2DTranspose(16, 5, strides=2, padding="same", activation="relu"),
# + keras.layers.Conv2DTranspose(16, 3, strides=2, padding="same", activation="relu"),
# + keras.layers.Conv2DTranspose(16, 4, strides=2, padding="same"),
# + keras.layers.Conv2DTranspose(16, 4, strides=2, padding="same", activation="linear"),
# - keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="sigmoid"),
# + keras.layers.Conv2DTranspose(1, 5, strides=2, padding="same", activation="sigmoid"),
# + keras.layers.Conv2DTranspose(1, 3, strides=2, padding="same", activation="sigmoid"),


# %% equivalent: the grey values may lie in [-1, 1] as well
# - keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="sigmoid"),
# + keras.layers.Conv2DTranspose(1, 4, strides=2, padding="same", activation="tanh"),
