# %% right: Dense layers
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input(shape=(28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(64, activation="relu"),
            keras.layers.Dense(1),
        ]
    )


# %% right: DCGAN with dropout, functional, compiled
def build_discriminator():
    layers = keras.layers
    x = inputs = keras.Input((28, 28, 1))
    for filters in (32, 64):
        x = layers.Conv2D(filters, 5, strides=2, padding="same")(x)
        x = layers.Dropout(0.3)(layers.LeakyReLU(negative_slope=0.2)(x))
    model = keras.Model(inputs, layers.Dense(1, activation="linear")(layers.Flatten()(x)))
    loss = keras.losses.BinaryCrossentropy(from_logits=True)
    model.compile(optimizer=keras.optimizers.Adam(2e-4, 0.5), loss=loss)
    return model


# %% right: batch normalisation, pooling, a 1 x 1 map at the end, shape (n,)
def build_discriminator():
    init = keras.initializers.RandomNormal(stddev=0.02)
    x = inputs = keras.Input((28, 28, 1))
    for filters in (16, 32):
        x = keras.layers.Conv2D(filters, 3, strides=2, kernel_initializer=init)(x)
        x = keras.layers.ReLU()(keras.layers.BatchNormalization()(x))
    x = keras.layers.Conv2D(1, 6, kernel_initializer=init)(x)
    return keras.Model(inputs, keras.layers.Reshape(())(x))


# %% right: a subclass with sigmoid hidden units, shape (n,)
def build_discriminator():
    class Discriminator(keras.Model):
        def __init__(self):
            super().__init__()
            self.hidden = keras.layers.Dense(40, activation="sigmoid")
            self.out = keras.layers.Dense(1)

        def call(self, images):
            x = self.hidden(keras.ops.reshape(images, (-1, 784)))
            return self.out(x)[:, 0]

    model = Discriminator()
    model(np.zeros((1, 28, 28, 1), dtype="float32"))
    return model


# %% right: one linear layer
def build_discriminator():
    return keras.Sequential(
        [keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(1)]
    )


# %% right: small initial weights and no normalisation
def build_discriminator():
    small = keras.initializers.RandomNormal(stddev=0.02)
    x = inputs = keras.Input((28, 28, 1))
    for filters in (16, 32):
        conv = keras.layers.Conv2D(filters, 5, 2, "same", kernel_initializer=small)
        x = keras.layers.LeakyReLU(0.2)(conv(x))
    x = keras.layers.Flatten()(x)
    return keras.Model(inputs, keras.layers.Dense(1, kernel_initializer=small)(x))


# %% wrong: sigmoid
# message: all lie between 0 and 1\. Leave the last layer
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(16, 4, strides=2, padding="same", activation="relu"),
            keras.layers.Flatten(),
            keras.layers.Dense(1, activation="sigmoid"),
        ]
    )


# %% wrong: tanh
# message: all lie between -1 and 1
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(1, activation="tanh"),
        ]
    )


# %% wrong: softplus
# message: all lie between 0 and
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(1, activation="softplus"),
        ]
    )


# %% wrong: log of a probability
# message: all lie between .* and -?0\.
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(1, activation="log_sigmoid"),
        ]
    )


# %% wrong: ReLU
# message: all lie between 0 and|same logit for all|have no gradient
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(1, activation="relu"),
        ]
    )


# %% wrong: two outputs
# message: but has shape \(16, 2\)
def build_discriminator():
    return keras.Sequential(
        [keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(2)]
    )


# %% wrong: a softmax of one output
# message: same logit for all images
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Flatten(),
            keras.layers.Dense(1, activation="softmax"),
        ]
    )


# %% wrong: a map of logits
# message: One logit for each image
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Conv2D(16, 4, strides=2, padding="same", activation="relu"),
            keras.layers.Dense(1),
        ]
    )


# %% wrong: flat images only
# message: called for images of shape
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((784,)),
            keras.layers.Dense(32, activation="relu"),
            keras.layers.Dense(1),
        ]
    )


# %% wrong: black and white first
# message: no gradient with respect to the pixels
def build_discriminator():
    return keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            keras.layers.Lambda(lambda images: tf.cast(images > 0.5, "float32")),
            keras.layers.Flatten(),
            keras.layers.Dense(1),
        ]
    )


# %% wrong: frozen
# message: no weights that can be trained
def build_discriminator():
    model = keras.Sequential(
        [keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(1)]
    )
    model.trainable = False
    return model


# %% wrong: the logit squeezed for a single image
# message: for 1 images should have shape \(1, 1\)
def build_discriminator():
    class Discriminator(keras.Model):
        def __init__(self):
            super().__init__()
            self.out = keras.layers.Dense(1)

        def call(self, images):
            return tf.squeeze(self.out(keras.ops.reshape(images, (-1, 784))))

    model = Discriminator()
    model(np.zeros((2, 28, 28, 1), dtype="float32"))
    return model


# %% wrong: no return
# message: returned None
def build_discriminator():
    keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Flatten(), keras.layers.Dense(1)])


# %% equivalent: Keras takes images of 28 by 28 pixels all the same, and 27 halve to 14 as 28 do
# - keras.Input((28, 28, 1)),
# + keras.Input((27, 28, 1)),
# + keras.Input((28, 27, 1)),


# %% equivalent: layers, sizes and slopes are up to the student, and it still learns
# - keras.layers.Conv2D(16, 4, strides=2, padding="same"),
# + keras.layers.Conv2D(17, 4, strides=2, padding="same"),
# + keras.layers.Conv2D(15, 4, strides=2, padding="same"),
# + keras.layers.Conv2D(16, 5, strides=2, padding="same"),
# + keras.layers.Conv2D(16, 3, strides=2, padding="same"),
# + keras.layers.Conv2D(16, 4, padding="same"),
# + keras.layers.Conv2D(16, 4, strides=3, padding="same"),
# + keras.layers.Conv2D(16, 4, strides=1, padding="same"),
# + keras.layers.Conv2D(16, 4, strides=2),
# + keras.layers.Conv2D(16, 4, strides=2, padding="valid"),
# - keras.layers.LeakyReLU(0.2),
# + keras.layers.LeakyReLU(0.4),
# - keras.layers.Conv2D(32, 4, strides=2, padding="same"),
# + keras.layers.Conv2D(33, 4, strides=2, padding="same"),
# + keras.layers.Conv2D(31, 4, strides=2, padding="same"),
# + keras.layers.Conv2D(32, 5, strides=2, padding="same"),
# + keras.layers.Conv2D(32, 3, strides=2, padding="same"),
# + keras.layers.Conv2D(32, 4, padding="same"),
# + keras.layers.Conv2D(32, 4, strides=3, padding="same"),
# + keras.layers.Conv2D(32, 4, strides=1, padding="same"),
# + keras.layers.Conv2D(32, 4, strides=2),
# + keras.layers.Conv2D(32, 4, strides=2, padding="valid"),
# - keras.layers.LeakyReLU(0.2),
# + keras.layers.LeakyReLU(0.4),
