# %% right: one sample after another
def backward(params, X, Y):
    grads = [(np.zeros(W.shape), np.zeros(b.shape)) for W, b in params]
    for x, y in zip(X, Y, strict=True):
        activations, nets = [x], []
        for W, b in params:
            nets.append(activations[-1] @ W + b)
            activations.append(sigmoid(nets[-1]))
        delta = (activations[-1] - y) * sigmoid_prime(nets[-1])
        for layer in range(len(params) - 1, -1, -1):
            dW, db = grads[layer]
            dW += np.outer(activations[layer], delta) / len(X)
            db += delta / len(X)
            if layer:
                delta = params[layer][0] @ delta * sigmoid_prime(nets[layer - 1])
    return grads


# %% right: TensorFlow's tape, lists as pairs
def backward(params, X, Y):
    import tensorflow as tf

    variables = [[tf.Variable(W), tf.Variable(b)] for W, b in params]
    with tf.GradientTape() as tape:
        a = tf.constant(X)
        for W, b in variables:
            a = tf.sigmoid(a @ W + b)
        cost = tf.reduce_mean(tf.reduce_sum((a - Y) ** 2, axis=1)) / 2
    return [[g.numpy() for g in pair] for pair in tape.gradient(cost, variables)]


# %% right: float32, the batch divided at the start, einsum
def backward(params, X, Y):
    activations = [a.astype("float32") for a in forward(params, X)]
    delta, grads = (activations[-1] - Y) / len(X), {}
    for layer in range(len(params), 0, -1):
        delta = delta * activations[layer] * (1 - activations[layer])
        grads[layer] = (
            np.einsum("ni,nj->ij", activations[layer - 1], delta).astype("float32"),
            delta.sum(axis=0).astype("float32"),
        )
        delta = np.einsum("nj,ij->ni", delta, params[layer - 1][0])
    return tuple(grads[layer] for layer in range(1, len(params) + 1))


# %% right: central differences of the cost
def backward(params, X, Y):
    grads = []
    for layer in range(len(params)):
        pair = []
        for part in (0, 1):
            moved = [[W.copy(), b.copy()] for W, b in params]
            array, grad = moved[layer][part], np.zeros(params[layer][part].shape)
            for i in np.ndindex(array.shape):
                kept, costs = array[i], []
                for step in (1e-5, -1e-5):
                    array[i] = kept + step
                    costs.append(quadratic_cost(forward(moved, X)[-1], Y))
                array[i] = kept
                grad[i] = (costs[0] - costs[1]) / 2e-5
            pair.append(grad)
        grads.append(tuple(pair))
    return grads


# %% wrong: not divided by the batch
# message: n times too large: did you forget to divide by the batch
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta, delta.sum(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: dW not divided by the batch
# message: n times too large: did you forget to divide by the batch
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta, delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: divided twice
# message: n times too small
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a) / len(X), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: no slope in the output layer
# message: missing in the output layer
def backward(params, X, Y):
    activations = forward(params, X)
    delta, grads = activations[-1] - Y, []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: no slope in the hidden layers
# message: missing in the hidden layer
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        delta = delta @ params[layer][0].T
    return grads[::-1]


# %% wrong: no slope at all
# message: missing in (the output|every) layer
def backward(params, X, Y):
    activations = forward(params, X)
    delta, grads = activations[-1] - Y, []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        delta = delta @ params[layer][0].T
    return grads[::-1]


# %% wrong: sigmoid_prime of the activations
# message: but not sigmoid_prime\(a\)
def backward(params, X, Y):
    activations = forward(params, X)
    delta, grads = (activations[-1] - Y) * sigmoid_prime(activations[-1]), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        delta = (delta @ params[layer][0].T) * sigmoid_prime(activations[layer])
    return grads[::-1]


# %% wrong: y minus a
# message: the error is a - Y
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (Y - a) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: a factor 2 from the square
# message: the half in the cost cancels the 2
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = 2 * (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: divided by the outputs too
# message: not of outputs too
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a) / Y.shape[1], []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: dW transposed
# message: It is transposed
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((delta.T @ activations[layer] / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: the error goes back through W instead of W.T
# message: The error goes back through W.T
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0]) * a * (1 - a)
    return grads[::-1]


# %% wrong: the last layer comes first
# message: starts with the last layer
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads


# %% wrong: db keeps the axis of samples
# message: leave keepdims out
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        db = delta.mean(axis=0, keepdims=True)
        grads.append((activations[layer].T @ delta / len(X), db))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: only the last layer
# message: Does the error travel back
def backward(params, X, Y):
    grads = [(np.zeros_like(W), np.zeros_like(b)) for W, b in params]
    activations = forward(params, X)
    a = activations[-1]
    delta = (a - Y) * a * (1 - a)
    grads[-1] = (activations[-2].T @ delta / len(X), delta.mean(axis=0))
    return grads


# %% wrong: only the weights
# message: is no pair
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append(activations[layer].T @ delta / len(X))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]


# %% wrong: two layers only
# message: the shapes of the W are \[\(3, 2\)\]
def backward(params, X, Y):
    _, (W2, _) = params
    X, a1, a2 = forward(params, X)
    d2 = (a2 - Y) * a2 * (1 - a2)
    d1 = (d2 @ W2.T) * a1 * (1 - a1)
    n = len(X)
    return [(X.T @ d1 / n, d1.mean(axis=0)), (a1.T @ d2 / n, d2.mean(axis=0))]


# %% wrong: takes the step on the way
# message: changed argument 1 in place|dW of layer 1
def backward(params, X, Y):
    activations = forward(params, X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        before = delta
        delta = (before @ params[layer][0].T) * a * (1 - a)
        params[layer][0][...] -= 0.1 * grads[-1][0]
    return grads[::-1]


# %% wrong: no biases in the forward pass
# message: of backward\(small_params, small_X, small_Y\) should be
def backward(params, X, Y):
    activations = forward([(W, 0 * b) for W, b in params], X)
    a = activations[-1]
    delta, grads = (a - Y) * a * (1 - a), []
    for layer in reversed(range(len(params))):
        grads.append((activations[layer].T @ delta / len(X), delta.mean(axis=0)))
        a = activations[layer]
        delta = (delta @ params[layer][0].T) * a * (1 - a)
    return grads[::-1]
