# %% right: Keras's VarianceScaling
class ScaledGaussian(keras.initializers.VarianceScaling):
    def __init__(self, seed=None):
        super().__init__(scale=1.0, mode="fan_in", distribution="untruncated_normal", seed=seed)

    def get_config(self):
        return {"seed": super().get_config()["seed"]}


# %% right: NumPy
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None, **kwargs):
        rng = np.random.default_rng(self.seed)
        weights = rng.standard_normal(shape) / np.sqrt(np.prod(shape[:-1]))
        return weights.astype(dtype or "float32")

    def get_config(self):
        return dict(super().get_config(), seed=self.seed)


# %% right: a seed generator, TensorFlow's product
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed
        self.generator = keras.random.SeedGenerator(seed)

    def __call__(self, shape, dtype=None):
        fan_in = 1
        for size in shape[:-1]:
            fan_in *= size
        values = keras.random.normal(shape, dtype=dtype, seed=self.generator)
        return values / fan_in**0.5

    def get_config(self):
        return {"seed": self.seed}

    @classmethod
    def from_config(cls, config):
        return cls(**config)


# %% right: on top of RandomNormal
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        import math

        inner = keras.initializers.RandomNormal(
            0.0, 1 / math.sqrt(math.prod(shape[:-1])), self.seed
        )
        return inner(shape, dtype=dtype)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: not scaled
# message: Are the numbers scaled
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        return keras.random.normal(shape, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: the variance for the standard deviation
# message: This is 1 / fan_in, the variance
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = 1 / float(np.prod(shape[:-1]))
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: first axis only
# message: This is 1 / sqrt\(shape\[0\]\)
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        return keras.random.normal(shape, stddev=shape[0] ** -0.5, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: channels only
# message: This is 1 / sqrt\(shape\[-2\]\)
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        return keras.random.normal(shape, stddev=shape[-2] ** -0.5, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: the number of outputs
# message: the number of outputs
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        return keras.random.normal(shape, stddev=shape[-1] ** -0.5, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: the product of all axes
# message: leave it out of fan_in
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape)) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: He
# message: This is He's
class ScaledGaussian(keras.initializers.HeNormal):
    def __init__(self, seed=None):
        super().__init__(seed=seed)


# %% wrong: a truncated normal, not corrected
# message: tails are cut off
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.truncated_normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: uniform
# message: is this a uniform distribution
class ScaledGaussian(keras.initializers.VarianceScaling):
    def __init__(self, seed=None):
        super().__init__(scale=1.0, mode="fan_in", distribution="uniform", seed=seed)

    def get_config(self):
        return {"seed": super().get_config()["seed"]}


# %% wrong: seed not used
# message: Draw them with the seed
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: always one seed
# message: Is seed used
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=0)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: a seed where None was asked for
# message: With seed=None they should differ
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        seed = 42 if self.seed is None else self.seed
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: the seed is not in the config
# message: Is the seed in it
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {}


# %% wrong: seed 0 lost
# message: also where it is 0
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed or None}


# %% wrong: more in the config than __init__ takes
# message: unexpected keyword.*from_config passes
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed, "mode": "fan_in"}


# %% wrong: not derived from Initializer
# message: The base class keras.initializers.Initializer brings
class ScaledGaussian:
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, dtype=dtype, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: no dtype
# message: unexpected keyword argument 'dtype'.*Keras calls an initialiser as
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}


# %% wrong: dtype not passed on
# message: Pass dtype on
class ScaledGaussian(keras.initializers.Initializer):
    def __init__(self, seed=None):
        self.seed = seed

    def __call__(self, shape, dtype=None):
        stddev = float(np.prod(shape[:-1])) ** -0.5
        return keras.random.normal(shape, stddev=stddev, seed=self.seed)

    def get_config(self):
        return {"seed": self.seed}
