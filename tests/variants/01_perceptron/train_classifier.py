# %% right: functional, tanh, Adam, full batches
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    inputs = keras.Input((X.shape[1],))
    hidden = keras.layers.Dense(32, activation="tanh")(inputs)
    outputs = keras.layers.Dense(len(np.unique(y)), activation="softmax")(hidden)
    model = keras.Model(inputs, outputs)
    model.compile(
        keras.optimizers.Adam(0.1), "sparse_categorical_crossentropy", metrics=["accuracy"]
    )
    history = model.fit(X, y, epochs=25, batch_size=len(X), verbose=0)
    return model, [float(a) for a in history.history["accuracy"]]


# %% right: epochs one by one, stops when all is right
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 24, int(y.max()) + 1)
    model.optimizer.learning_rate = 0.02
    accuracies = []
    for _ in range(40):
        model.fit(X, y, batch_size=16, verbose=0)
        loss, accuracy = model.evaluate(X, y, batch_size=len(X), verbose=0)
        accuracies.append(accuracy)
        if accuracy > 0.98 and loss < 0.1:
            break
    return model, accuracies


# %% right: one-hot labels and SGD with momentum
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    k = int(y.max()) + 1
    model = keras.Sequential(
        [
            keras.Input((X.shape[1],)),
            keras.layers.Dense(20, activation="relu"),
            keras.layers.Dense(k, activation="softmax"),
        ]
    )
    optimizer = keras.optimizers.SGD(0.2, momentum=0.9)
    model.compile(optimizer, "categorical_crossentropy", metrics=["accuracy"])
    labels = keras.utils.to_categorical(y, k)
    history = model.fit(X, labels, epochs=10, batch_size=20, verbose=0)
    return model, tuple(history.history["accuracy"])


# %% wrong: no hidden layer
# message: Is there a hidden layer
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = keras.Sequential(
        [keras.Input((X.shape[1],)), keras.layers.Dense(int(y.max()) + 1, activation="softmax")]
    )
    model.compile("adam", "sparse_categorical_crossentropy", metrics=["accuracy"])
    history = model.fit(X, y, epochs=20, verbose=0)
    return model, history.history["accuracy"]


# %% wrong: one epoch
# message: is the training long enough
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 8, int(y.max()) + 1)
    history = model.fit(X, y, verbose=0)
    return model, history.history["accuracy"]


# %% wrong: the loss for the accuracy
# message: Is it the loss
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    model.optimizer.learning_rate = 0.03
    history = model.fit(X, y, epochs=15, batch_size=16, verbose=0)
    return model, history.history["loss"]


# %% wrong: two classes only
# message: five clouds in three classes; read k off y
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, 2)
    model.optimizer.learning_rate = 0.03
    history = model.fit(X, y, epochs=15, batch_size=16, verbose=0)
    return model, history.history["accuracy"]


# %% wrong: no seed
# message: same seed gave different models
def train_classifier(X, y, seed=0):
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    model.optimizer.learning_rate = 0.03
    history = model.fit(X, y, epochs=15, batch_size=16, verbose=0)
    return model, history.history["accuracy"]


# %% wrong: always the same seed
# message: seed=5 and with seed=6 gave the very same model
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(0)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    model.optimizer.learning_rate = 0.05
    history = model.fit(X, y, epochs=6, batch_size=8, verbose=0)
    return model, history.history["accuracy"]


# %% wrong: no accuracies
# message: accuracies should be a list of numbers from 0 to 1, but is \[\]
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    model.optimizer.learning_rate = 0.05
    model.fit(X, y, epochs=6, batch_size=8, verbose=0)
    return model, []


# %% right: a loop over batches of its own
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, len(set(y.tolist())))
    model.optimizer.learning_rate.assign(0.03)
    accuracies = []
    for _ in range(12):
        order = np.random.default_rng(seed).permutation(len(X))
        for part in np.split(order, range(20, len(X), 20)):
            result = model.train_on_batch(X[part], y[part], return_dict=True)
        accuracies.append(np.float32(result["accuracy"]))
        model.reset_metrics()
    return model, accuracies


# %% wrong: only the model
# message: should return 2 values, \(model, accuracies\), but returned only one
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    model.fit(X, y, epochs=2, verbose=0)
    return model


# %% wrong: the history object
# message: accuracies should be
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    model.optimizer.learning_rate = 0.03
    return model, model.fit(X, y, epochs=15, batch_size=16, verbose=0)


# %% wrong: the history and the model swapped
# message: The first value returned should be the Keras model
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    history = model.fit(X, y, epochs=2, verbose=0)
    return history.history["accuracy"], model


# %% wrong: standardises the data in place
# message: changed argument 1 in place
def train_classifier(X, y, seed=0):
    keras.utils.set_random_seed(seed)
    X -= X.mean(axis=0)
    X /= X.std(axis=0)
    model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
    history = model.fit(X, y, epochs=2, verbose=0)
    return model, history.history["accuracy"]


# %% equivalent: size, learning rate, batches and epochs are up to the student, and it still learns
# - model = build_mlp(X.shape[1], 16, int(y.max()) + 1)
# + model = build_mlp(X.shape[1], 17, int(y.max()) + 1)
# + model = build_mlp(X.shape[1], 15, int(y.max()) + 1)
# - model.optimizer.learning_rate = 0.05
# + model.optimizer.learning_rate = 0.1
# - history = model.fit(X, y, epochs=6, batch_size=8, verbose=0)
# + history = model.fit(X, y, batch_size=8, verbose=0)
# + history = model.fit(X, y, epochs=7, batch_size=8, verbose=0)
# + history = model.fit(X, y, epochs=5, batch_size=8, verbose=0)
# + history = model.fit(X, y, epochs=6, verbose=0)
# + history = model.fit(X, y, epochs=6, batch_size=9, verbose=0)
# + history = model.fit(X, y, epochs=6, batch_size=7, verbose=0)
