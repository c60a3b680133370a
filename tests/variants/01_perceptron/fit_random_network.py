# %% right: lines through random samples
def fit_random_network(X, y, n_hidden, rng):
    V = rng.standard_normal((X.shape[1], n_hidden))
    through = X[rng.integers(len(X), size=n_hidden)]
    c = -np.sum(through.T * V, axis=0)
    h = (X @ V + c >= 0).astype(float)
    w, b, _ = fit_perceptron(h, y, learning_rate=0.5)
    return V, c, w, b


# %% right: uniform numbers, unit by unit, and least squares on top
def fit_random_network(X, y, n_hidden, rng):
    n_features = X.shape[1]
    V, c = np.empty((n_features, n_hidden)), np.empty(n_hidden)
    for j in range(n_hidden):
        V[:, j] = rng.uniform(-1, 1, n_features)
        c[j] = rng.uniform(-1, 1)
    h = np.stack([predict(X, V[:, j], c[j]) for j in range(n_hidden)], axis=1)
    inputs = np.column_stack([h, np.ones(len(h))])
    targets = np.where(y == 1, 1.0, -1.0)
    penalty = 0.1 * np.eye(n_hidden + 1)
    solution = np.linalg.solve(inputs.T @ inputs + penalty, inputs.T @ targets)
    return V, c, solution[:-1], solution[-1]


# %% right: float32, the samples in a shuffled order
def fit_random_network(X, y, n_hidden, rng):
    network = rng.normal(size=(X.shape[1] + 1, n_hidden)).astype("float32")
    V, c = network[:-1], network[-1]
    order = rng.permutation(len(X))
    w, b, _ = fit_perceptron(step(X[order] @ V + c), y[order])
    return [V, c, w.astype("float32"), np.float32(b)]


# %% wrong: all lines through the origin
# message: every hidden line passes through the origin
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = np.zeros(n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: hidden weights from 0 to 1, all of one sign
# message: cross the data on all sides
def fit_random_network(X, y, n_hidden, rng):
    V = rng.random((X.shape[1], n_hidden))
    c = rng.random(n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: every hidden unit the same
# message: The hidden units all answer nearly alike
def fit_random_network(X, y, n_hidden, rng):
    v = rng.normal(size=X.shape[1])
    V = np.tile(v[:, None], n_hidden)
    c = np.full(n_hidden, rng.normal())
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: no step in the hidden layer
# message: is step in both layers
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(X @ V + c, y)
    return V, c, w, b


# %% wrong: the last unit learns from X
# message: one number for each feature
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(X, y)
    return V, c, w, b


# %% wrong: a generator of its own
# message: in two different states gave the same hidden units
def fit_random_network(X, y, n_hidden, rng):
    rng = np.random.default_rng(0)
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: draws from NumPy's global generator
# message: Draw every number from rng
def fit_random_network(X, y, n_hidden, rng):
    V = np.random.randn(X.shape[1], n_hidden)
    c = np.random.randn(n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: hidden lines only through samples of class 1
# message: hidden units do not depend on y
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], n_hidden))
    ones = X[y == 1]
    c = -np.sum(ones[rng.integers(len(ones), size=n_hidden)].T * V, axis=0)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: V on its side
# message: V of fit_random_network .* should have shape
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(n_hidden, X.shape[1]))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(step(X @ V.T + c), y)
    return V, c, w, b


# %% wrong: always 100 hidden units
# message: with 7 hidden units, should have shape
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], 100))
    c = rng.normal(size=100)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: two features only
# message: on a ball within a shell
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(2, n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b


# %% wrong: the hidden answers are left out of what it returns
# message: should return 4 values
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return w, b


# %% wrong: the labels turned around
# message: should be right for at least 90 %
def fit_random_network(X, y, n_hidden, rng):
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), 1 - y)
    return V, c, w, b


# %% wrong: centres the caller's array
# message: changed argument 1 in place
def fit_random_network(X, y, n_hidden, rng):
    X -= X.mean(axis=0)
    V = rng.normal(size=(X.shape[1], n_hidden))
    c = rng.normal(size=n_hidden)
    w, b, _ = fit_perceptron(step(X @ V + c), y)
    return V, c, w, b
