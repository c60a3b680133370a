# %% right: in a Sequential
def build_augmenter():
    return keras.Sequential([keras.layers.RandomFlip(mode="horizontal", seed=3)])


# %% right: a layer of one's own
class Mirror(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = keras.random.SeedGenerator()

    def call(self, images, training=False):
        if not training:
            return images
        n = keras.ops.shape(images)[0]
        turn = keras.random.uniform((n, 1, 1, 1), seed=self.seeds) < 0.5
        return keras.ops.where(turn, keras.ops.flip(images, axis=2), images)


def build_augmenter():
    return Mirror()


# %% right: a functional model of open size, with TensorFlow inside
class Coin(keras.layers.Layer):
    def call(self, images, training=None):
        import tensorflow as tf

        if not training:
            return tf.identity(images)
        kept = tf.cast(tf.random.uniform((tf.shape(images)[0], 1, 1, 1)) < 0.5, images.dtype)
        return kept * images + (1 - kept) * tf.reverse(images, axis=[2])


def build_augmenter():
    inputs = keras.Input((None, None, None))
    return keras.Model(inputs, Coin()(inputs))


# %% wrong: both directions
# message: turns images upside down
def build_augmenter():
    return keras.layers.RandomFlip()


# %% wrong: vertical
# message: turns images upside down
def build_augmenter():
    return keras.layers.RandomFlip("vertical")


# %% wrong: nothing is done
# message: mirrors 0% of the images
def build_augmenter():
    return keras.layers.Identity()


# %% wrong: every image is mirrored
# message: mirrors 100% of the images
class Mirror(keras.layers.Layer):
    def call(self, images, training=False):
        return keras.ops.flip(images, axis=2) if training else images


def build_augmenter():
    return Mirror()


# %% wrong: at prediction too
# message: augment\(images, training=False\)
class Mirror(keras.layers.Layer):
    def call(self, images, training=False):
        turn = keras.random.uniform((keras.ops.shape(images)[0], 1, 1, 1)) < 0.5
        return keras.ops.where(turn, keras.ops.flip(images, axis=2), images)


def build_augmenter():
    return Mirror()


# %% wrong: one coin for all images
# message: mirrors (0|100)% of the images|for each image on its own|choose alike
class Mirror(keras.layers.Layer):
    def call(self, images, training=False):
        turn = keras.random.uniform(()) < 0.5
        return keras.ops.where(turn, keras.ops.flip(images, axis=2), images) if training else images


def build_augmenter():
    return Mirror()


# %% wrong: the same choices at every call
# message: Each call should choose anew
class Mirror(keras.layers.Layer):
    def call(self, images, training=False):
        turn = keras.random.uniform((keras.ops.shape(images)[0], 1, 1, 1), seed=1) < 0.5
        return keras.ops.where(turn, keras.ops.flip(images, axis=2), images) if training else images


def build_augmenter():
    return Mirror()


# %% wrong: every other image
# message: choose alike|for each image on its own
class Mirror(keras.layers.Layer):
    def call(self, images, training=False):
        turn = (np.arange(len(images)) % 2 == 0)[:, None, None, None]
        return keras.ops.where(turn, keras.ops.flip(images, axis=2), images) if training else images


def build_augmenter():
    return Mirror()


# %% wrong: a tenth of the images only
# message: mirrors \d+% of the images in two calls
class Mirror(keras.layers.Layer):
    def __init__(self):
        super().__init__()
        self.seeds = keras.random.SeedGenerator(1)

    def call(self, images, training=False):
        turn = keras.random.uniform((len(images), 1, 1, 1), seed=self.seeds) < 0.1
        return keras.ops.where(turn, keras.ops.flip(images, axis=2), images) if training else images


def build_augmenter():
    return Mirror()


# %% wrong: turns them a little as well
# message: neither the one that was given nor its mirror image
def build_augmenter():
    return keras.Sequential(
        [keras.layers.RandomFlip("horizontal"), keras.layers.RandomRotation(0.1)]
    )


# %% wrong: scales the values as well
# message: divided by 255
def build_augmenter():
    return keras.Sequential(
        [keras.layers.Rescaling(1 / 255), keras.layers.RandomFlip("horizontal")]
    )


# %% wrong: the colours are mirrored
# message: neither the one that was given nor its mirror image
class Mirror(keras.layers.Layer):
    def call(self, images, training=False):
        turn = keras.random.uniform((len(images), 1, 1, 1)) < 0.5
        return keras.ops.where(turn, keras.ops.flip(images, axis=3), images) if training else images


def build_augmenter():
    return Mirror()


# %% wrong: returns nothing
# message: returned None
def build_augmenter():
    keras.layers.RandomFlip("horizontal")
