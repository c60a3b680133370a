# %% right: copies, changed
def momentum_step(w, v, grad, learning_rate, mu):
    w, v = w.copy(), v.copy()
    v *= mu
    v -= learning_rate * grad
    w += v
    return w, v


# %% right: float32, a list
def momentum_step(w, v, grad, learning_rate, mu):
    w32, v32, g32 = (np.asarray(x, dtype="float32") for x in (w, v, grad))
    velocity = np.float32(mu) * v32 - np.float32(learning_rate) * g32
    return [w32 + velocity, velocity]


# %% right: entry by entry
def momentum_step(w, v, grad, learning_rate, mu):
    new_w, new_v = np.empty(w.shape), np.empty(v.shape)
    for i in np.ndindex(w.shape):
        new_v[i] = mu * v[i] - learning_rate * grad[i]
        new_w[i] = w[i] + new_v[i]
    return new_w, new_v


# %% wrong: plus the gradient
# message: The push goes down the slope
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v + learning_rate * grad
    return w + v, v


# %% wrong: v as a sum of gradients, w minus it
# message: Here v holds the step itself
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v + grad
    return w - learning_rate * v, v


# %% wrong: v counted up the slope, w minus it
# message: The push goes down the slope
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v + learning_rate * grad
    return w - v, v


# %% wrong: a running mean
# message: no factor 1 - mu
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v - (1 - mu) * learning_rate * grad
    return w + v, v


# %% wrong: the old velocity moves w
# message: not by the old one
def momentum_step(w, v, grad, learning_rate, mu):
    return w + v, mu * v - learning_rate * grad


# %% wrong: Nesterov
# message: That is Nesterov
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v - learning_rate * grad
    return w + mu * v - learning_rate * grad, v


# %% wrong: mu times everything
# message: mu belongs to the old velocity only
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * (v - learning_rate * grad)
    return w + v, v


# %% wrong: the velocity never fades
# message: The old velocity fades
def momentum_step(w, v, grad, learning_rate, mu):
    v = v - learning_rate * grad
    return w + v, v


# %% wrong: no learning rate
# message: Is the learning rate used
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v - grad
    return w + v, v


# %% wrong: plain gradient descent
# message: The old velocity is missing
def momentum_step(w, v, grad, learning_rate, mu):
    v = -learning_rate * grad
    return w + v, v


# %% wrong: the velocity is not returned
# message: should return 2 values
def momentum_step(w, v, grad, learning_rate, mu):
    return w + mu * v - learning_rate * grad


# %% wrong: swapped
# message: return \(w, v\), in this order
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v - learning_rate * grad
    return v, w + v


# %% wrong: in place
# message: changed argument 1 and argument 2 in place
def momentum_step(w, v, grad, learning_rate, mu):
    v *= mu
    v -= learning_rate * grad
    w += v
    return w, v


# %% wrong: the velocity in place
# message: changed argument 2 in place
def momentum_step(w, v, grad, learning_rate, mu):
    v *= mu
    v -= learning_rate * grad
    return w + v, v


# %% wrong: the learning rate twice
# message: The learning rate is in v already
def momentum_step(w, v, grad, learning_rate, mu):
    v = mu * v - learning_rate * grad
    return w + learning_rate * v, v


# %% wrong: the mu of the visible test
# message: momentum_step\(w, v, grad, 0.3, 0.5\)
def momentum_step(w, v, grad, learning_rate, mu):
    v = 0.9 * v - learning_rate * grad
    return w + v, v
