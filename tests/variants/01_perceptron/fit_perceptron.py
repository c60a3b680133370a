# %% right: plain Python lists and numbers
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    rows, labels = X.tolist(), y.tolist()
    w, b, mistakes = [0.0] * len(rows[0]), 0.0, []
    while len(mistakes) < max_epochs:
        wrong = 0
        for x, label in zip(rows, labels, strict=True):
            z = sum(weight * value for weight, value in zip(w, x, strict=True)) + b
            answer = 1 if z >= 0 else 0
            if answer != label:
                wrong += 1
                sign = 1 if label == 1 else -1
                w = [
                    weight + learning_rate * sign * value
                    for weight, value in zip(w, x, strict=True)
                ]
                b += learning_rate * sign
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% right: the bias as a weight of a constant input, in float32
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    X1 = np.column_stack([X, np.ones(len(X))]).astype("float32")
    v = np.zeros(X1.shape[1], dtype="float32")
    mistakes = []
    for _ in range(max_epochs):
        wrong = np.int64(0)
        for i in range(len(X1)):
            error = int(y[i]) - int(X1[i] @ v >= 0)
            v += np.float32(learning_rate * error) * X1[i]
            wrong += abs(error)
        mistakes.append(wrong)
        if not wrong:
            return v[:-1], v[-1], mistakes
    return v[:-1], v[-1], mistakes


# %% right: predict for one row at a time, bias in an array
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), np.zeros(1), []
    for _ in range(max_epochs):
        errors = []
        for i in range(X.shape[0]):
            error = y[i] - predict(X[i : i + 1], w, b)[0]
            w += learning_rate * error * X[i]
            b += learning_rate * error
            errors.append(error != 0)
        mistakes.append(int(np.sum(errors)))
        if mistakes[-1] == 0:
            break
    return w, b[0], mistakes


# %% right: TensorFlow variables, from mistake to mistake
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    import tensorflow as tf

    X, y = tf.constant(X, tf.float64), tf.constant(y, tf.float64)
    w, b = tf.Variable(tf.zeros(X.shape[1], tf.float64)), tf.Variable(0.0, dtype=tf.float64)
    mistakes = []
    for _ in range(max_epochs):
        wrong = start = 0
        while start < len(X):
            answers = tf.cast(tf.linalg.matvec(X[start:], w) + b >= 0, tf.float64)
            errors = (y[start:] - answers).numpy()
            if not errors.any():
                break
            first = int(np.flatnonzero(errors)[0])
            w.assign_add(learning_rate * errors[first] * X[start + first])
            b.assign_add(learning_rate * errors[first])
            wrong += 1
            start += first + 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w.numpy(), float(b), mistakes


# %% wrong: the final 0 is left out
# message: append, then stop
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        if wrong == 0:
            break
        mistakes.append(wrong)
    return w, b, mistakes


# %% wrong: never stops early
# message: Stop after an epoch without a mistake
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
    return w, b, mistakes


# %% wrong: counts add up over epochs
# message: Start from 0 in each epoch
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes, wrong = np.zeros(X.shape[1]), 0.0, [], 0
    for _ in range(max_epochs):
        before = wrong
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == before:
            break
    return w, b, mistakes


# %% wrong: 0 is answered by 0
# message: Where the sum is exactly 0 the answer is 1
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - int(x @ w + b > 0)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: one update an epoch
# message: right after each mistake, not once an epoch
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        error = y - step(X @ w + b)
        w = w + learning_rate * X.T @ error
        b = b + learning_rate * error.sum()
        mistakes.append(int(np.abs(error).sum()))
        if mistakes[-1] == 0:
            break
    return w, b, mistakes


# %% wrong: the sign of the update
# message: look at the sign of y minus the answer
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = step(x @ w + b) - label
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: the bias stays 0
# message: Does b change too
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: samples in random order
# message: mistakes of fit_perceptron|list mistakes
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    rng = np.random.default_rng(0)
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for i in rng.permutation(len(X)):
            error = y[i] - step(X[i] @ w + b)
            w = w + learning_rate * error * X[i]
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: starts from ones
# message: Start from zeros
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.ones(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: the learning rate is ignored
# message: This is w for a learning rate of 1
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + error * x
            b = b + error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: one epoch too many
# message: max_epochs epochs
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs + 1):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: labels rewritten to -1 and 1 in place
# message: changed argument 2 in place
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    y[y == 0] = -1
    w, b, mistakes = np.zeros(X.shape[1]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            if (1 if x @ w + b >= 0 else -1) != label:
                w = w + learning_rate * label * x
                b = b + learning_rate * label
                wrong += 1
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: weights of the type of X
# message: cast
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, mistakes = np.zeros_like(X[0]), 0.0, []
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w += learning_rate * error * x
            b += learning_rate * error
            wrong += int(error != 0)
        mistakes.append(wrong)
        if wrong == 0:
            break
    return w, b, mistakes


# %% wrong: the total instead of a list
# message: keep one for each
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b, total = np.zeros(X.shape[1]), 0.0, 0
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        total += wrong
        if wrong == 0:
            break
    return w, b, total


# %% wrong: only w and b
# message: should return 3 values, \(w, b, mistakes\), but returned 2
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    w, b = np.zeros(X.shape[1]), 0.0
    for _ in range(max_epochs):
        wrong = 0
        for x, label in zip(X, y, strict=True):
            error = label - step(x @ w + b)
            w = w + learning_rate * error * x
            b = b + learning_rate * error
            wrong += int(error != 0)
        if wrong == 0:
            break
    return w, b


# %% wrong: the visible answers
# message: 30 samples that a plane separates
def fit_perceptron(X, y, learning_rate=1.0, max_epochs=100):
    return np.array([2.0, 1.0]), -3.0, [2, 3, 3, 2, 1, 0]


# %% equivalent: the line runs only where error is 1 or -1, and there 1 / error is error
# - w = w + learning_rate * error * x
# + w = w + learning_rate / error * x
# - b = b + learning_rate * error
# + b = b + learning_rate / error
