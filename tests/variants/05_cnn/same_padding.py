# %% right: floor division
def same_padding(kernel):
    return kernel // 2


# %% right: tries until it fits
def same_padding(kernel):
    padding = 0
    while 2 * padding + 1 != kernel:
        padding += 1
    return padding


# %% right: a float made an int
def same_padding(kernel):
    return np.int64((kernel - 1) / 2)


# %% wrong: both ends together
# message: Each of them gets half
def same_padding(kernel):
    return kernel - 1


# %% wrong: a float
# message: should hold integers
def same_padding(kernel):
    return (kernel - 1) / 2


# %% wrong: half a zero
# message: Half a zero cannot be added
def same_padding(kernel):
    return kernel / 2


# %% wrong: one too many
# message: one too many at each end
def same_padding(kernel):
    return (kernel + 1) // 2


# %% wrong: rounded up
# message: one too many at each end
def same_padding(kernel):
    return int(np.ceil(kernel / 2))


# %% wrong: always 1
# message: for a kernel of 3 only
def same_padding(kernel):
    return 1


# %% wrong: the whole kernel
# message: loses only kernel - 1 pixels
def same_padding(kernel):
    return kernel


# %% wrong: a word
# message: should be a number or an array
def same_padding(kernel):
    return "same"


# %% wrong: knows the visible answers only
# message: same_padding\(1\) should be 0
def same_padding(kernel):
    return 1 if kernel == 3 else 2


# %% equivalent: kernel is odd, so kernel // 2 and (kernel - 1) // 2 are the same
# - return (kernel - 1) // 2
# + return (kernel) // 2
# + return (kernel - 0) // 2
