# %% right: TensorFlow operations, a config built by hand
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.rng = keras.random.SeedGenerator(seed=seed)
        self.start = seed

    def call(self, inputs, training=None):
        import tensorflow as tf

        mean, log_var = inputs
        eps = keras.random.normal(shape=tf.shape(mean), seed=self.rng)
        return mean + tf.sqrt(tf.exp(log_var)) * eps

    def get_config(self):
        config = super().get_config()
        config.update({"seed": self.start})
        return config


# %% right: the configuration that Keras writes by itself
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed_generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs[0], inputs[1]
        batch, dim = keras.ops.shape(mean)
        eps = keras.random.normal((batch, dim), dtype=mean.dtype, seed=self.seed_generator)
        return keras.ops.add(mean, keras.ops.multiply(keras.ops.exp(0.5 * log_var), eps))


# %% right: Keras's own noise layer inside
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.noise = keras.layers.GaussianNoise(1.0, seed=seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = self.noise(keras.ops.zeros_like(mean), training=True)
        return mean + keras.ops.exp(log_var * 0.5) * eps

    def get_config(self):
        return dict(super().get_config(), seed=self.seed)


# %% right: TensorFlow's generator
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        import tensorflow as tf

        self.seed = seed
        if seed is None:
            self.tf_rng = tf.random.Generator.from_non_deterministic_state()
        else:
            self.tf_rng = tf.random.Generator.from_seed(seed)

    def call(self, inputs):
        import tensorflow as tf

        mean, log_var = inputs
        return mean + tf.exp(log_var / 2) * self.tf_rng.normal(tf.shape(mean))

    def compute_output_shape(self, input_shape):
        return input_shape[0]

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: the variance for the standard deviation
# message: exp\(log_var\) is the variance
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: the logarithm itself
# message: log_var is a logarithm
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + log_var * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: log_var ignored
# message: Is log_var used
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, _ = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: the wrong sign
# message: The exponent has the wrong sign
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(-log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: an integer as seed at each call
# message: An integer as seed of keras.random.normal
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.seed)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: seed not used
# message: gave different sequences
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean))
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: always one seed
# message: Is seed used
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(42)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: a seed where None was asked for
# message: With seed=None they should differ
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed or 0)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: noise in training only
# message: It is added outside of training, too
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs, training=False):
        mean, log_var = inputs
        if not training:
            return mean
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: no noise when training=False is said
# message: It is added outside of training, too
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs, training=True):
        mean, log_var = inputs
        if training is False:
            return mean
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: NumPy's noise, drawn when a model is built
# message: a functional model was made|predicts the same noise twice
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.rng = np.random.default_rng(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = self.rng.normal(size=mean.shape).astype("float32")
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: NumPy's exponential
# message: not NumPy, and keras.ops.shape
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + np.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: the shape of the symbols, in which n is None
# message: a functional model was made
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(tuple(mean.shape), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: one draw for the whole batch
# message: Draw a number of its own for each entry
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal((1, mean.shape[-1]), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: one draw for all dimensions
# message: goes together
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal((keras.ops.shape(mean)[0], 1), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: uniform noise
# message: The standard deviation of|normally distributed
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.uniform(keras.ops.shape(mean), -1, 1, seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: noise with cut tails
# message: The standard deviation of|normally distributed
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.truncated_normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: the config without the seed
# message: get_config\(\)\['seed'\] of Sampling\(seed=1\) should be 1
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return super().get_config()


# %% wrong: the config without the name
# message: made a layer named
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: seed 0 lost
# message: should hold the seed 0, but holds None|also where it is 0
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed or None}


# %% wrong: no keyword arguments
# message: passes \*\*kwargs to its base class
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None):
        super().__init__()
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        mean, log_var = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: two arguments in place of a list
# message: was called on \[mean, log_var\]
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, mean, log_var):
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% wrong: the inputs the other way around
# message: \(z - mean\) / sigma
class Sampling(keras.layers.Layer):
    def __init__(self, seed=None, **kwargs):
        super().__init__(**kwargs)
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def call(self, inputs):
        log_var, mean = inputs
        eps = keras.random.normal(keras.ops.shape(mean), seed=self.generator)
        return mean + keras.ops.exp(log_var / 2) * eps

    def get_config(self):
        return {**super().get_config(), "seed": self.seed}


# %% equivalent: the noise is symmetric, so minus the noise has the same distribution
# - return mean + keras.ops.exp(log_var / 2) * eps
# + return mean - keras.ops.exp(log_var / 2) * eps
