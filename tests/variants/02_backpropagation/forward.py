# %% right: one sample after another
def forward(params, X):
    layers = [np.array(X)]
    for W, b in params:
        rows = []
        for x in layers[-1]:
            rows.append([float(sigmoid(sum(x * W[:, j]) + b[j])) for j in range(len(b))])
        layers.append(np.array(rows))
    return layers


# %% right: a tuple of float32 arrays, with a ones column for the bias
def forward(params, X):
    layers = (X.astype("float32"),)
    for W, b in params:
        extended = np.concatenate([layers[-1], np.ones((len(X), 1))], axis=1)
        z = extended @ np.concatenate([W, b[None]])
        layers += ((0.5 + 0.5 * np.tanh(z / 2)).astype("float32"),)
    return layers


# %% right: TensorFlow, recursive
def forward(params, X):
    import tensorflow as tf

    if not params:
        return [X]
    before = forward(params[:-1], X)
    W, b = params[-1]
    z = tf.linalg.matmul(tf.constant(before[-1]), tf.constant(W)) + b
    return [*before, tf.sigmoid(z).numpy()]


# %% wrong: X is not in the list
# message: The input X is the first of them
def forward(params, X):
    a, activations = X, []
    for W, b in params:
        a = sigmoid(a @ W + b)
        activations.append(a)
    return activations


# %% wrong: only the output
# message: should be the list \[X, a1, a2\]
def forward(params, X):
    a = X
    for W, b in params:
        a = sigmoid(a @ W + b)
    return a


# %% wrong: no bias
# message: The bias b is missing
def forward(params, X):
    activations = [X]
    for W, _ in params:
        activations.append(sigmoid(activations[-1] @ W))
    return activations


# %% wrong: a linear output layer
# message: The last layer has the sigmoid too
def forward(params, X):
    activations = [X]
    for layer, (W, b) in enumerate(params):
        z = activations[-1] @ W + b
        activations.append(z if layer == len(params) - 1 else sigmoid(z))
    return activations


# %% wrong: net inputs
# message: These are the net inputs
def forward(params, X):
    activations = [X]
    for W, b in params:
        activations.append(activations[-1] @ W + b)
    return activations


# %% wrong: X into every layer
# message: Here forward was called
def forward(params, X):
    activations = [X]
    for W, b in params:
        activations.append(sigmoid(X @ W + b))
    return activations


# %% wrong: weights transposed
# message: Here forward was called
def forward(params, X):
    activations = [X]
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W.T + b))
    return activations


# %% wrong: two layers only
# message: for layers of sizes \[5, 4, 3, 2\] and 6 samples should be a list of 4 arrays
def forward(params, X):
    (W1, b1), (W2, b2) = params[0], params[-1]
    hidden = sigmoid(X @ W1 + b1)
    if len(params) == 1:
        return [X, hidden]
    if hidden.shape[1] != len(W2):
        hidden = hidden[:, : len(W2)]
    return [X, hidden, sigmoid(hidden @ W2 + b2)]


# %% wrong: tanh
# message: a1 of forward
def forward(params, X):
    activations = [X]
    for W, b in params:
        activations.append(np.tanh(activations[-1] @ W + b))
    return activations


# %% wrong: a single sample loses its axis
# message: Expected shape \(1, 3\), got \(3,\)
def forward(params, X):
    activations = [X]
    for W, b in params:
        activations.append(sigmoid(np.squeeze(activations[-1]) @ W + b))
    return activations


# %% wrong: the bias is added in place
# message: changed argument
def forward(params, X):
    activations = [X]
    for W, b in params:
        z = activations[-1] @ W
        b += z[0]
        activations.append(sigmoid(z + b - z[0]))
    return activations


# %% wrong: the first entry standardised
# message: The first entry of
def forward(params, X):
    activations = [X - X.mean(axis=0)]
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W + b))
    return activations


# %% wrong: no return
# message: Is there a return
def forward(params, X):
    activations = [X]
    for W, b in params:
        activations.append(sigmoid(activations[-1] @ W + b))
