# %% right: calls the new model, gives a tensor
def feature_maps(model, images, layer_name):
    layer = model.get_layer(layer_name)
    return keras.Model(model.inputs[0], layer.output)(images, training=False)


# %% right: all layers at once, one picked
def feature_maps(model, images, layer_name):
    names = [layer.name for layer in model.layers]
    viewer = keras.Model(model.inputs, [layer.output for layer in model.layers])
    return np.asarray(viewer(images)[names.index(layer_name)])


# %% right: one image after another
def feature_maps(model, images, layer_name):
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).output)
    return np.concatenate([np.asarray(viewer(image[None])) for image in images])


# %% right: a model from names
def feature_maps(model, images, layer_name):
    outputs = {layer.name: layer.output for layer in model.layers}
    viewer = keras.Model(inputs=model.inputs, outputs={"maps": outputs[layer_name]})
    return viewer.predict(images, verbose=0, batch_size=2)["maps"]


# %% wrong: the layer alone, on the images
# message: feature_maps\(model, images, 'second'\)
def feature_maps(model, images, layer_name):
    return model.get_layer(layer_name)(images)


# %% wrong: the prediction of the whole model
# message: This is the output of the layer 'classes'
def feature_maps(model, images, layer_name):
    return model.predict(images, verbose=0)


# %% wrong: the weights of the layer
# message: feature_maps\(model, images, 'first'\)
def feature_maps(model, images, layer_name):
    return model.get_layer(layer_name).get_weights()[0]


# %% wrong: a clone with new weights
# message: feature_maps\(model, images, 'first'\)
def feature_maps(model, images, layer_name):
    clone = keras.models.clone_model(model)
    return keras.Model(clone.inputs, clone.get_layer(layer_name).output).predict(images, verbose=0)


# %% wrong: the layer before
# message: These are the images themselves|This is the output of the layer
def feature_maps(model, images, layer_name):
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).input)
    return viewer.predict(images, verbose=0)


# %% wrong: always the first layer
# message: This is the output of the layer 'first'
def feature_maps(model, images, layer_name):
    viewer = keras.Model(model.inputs, model.layers[0].output)
    return viewer.predict(images, verbose=0)


# %% wrong: dropout is on
# message: feature_maps\(model, images, 'second'\)
def feature_maps(model, images, layer_name):
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).output)
    return viewer(images, training=True)


# %% wrong: takes all layers for one chain
# message: feature_maps\(model, images, '(right|both|last)'\)
def feature_maps(model, images, layer_name):
    h = images
    for layer in model.layers:
        if not isinstance(layer, keras.layers.InputLayer):
            h = layer(h)
        if layer.name == layer_name:
            return h


# %% wrong: the first image only
# message: first image only
def feature_maps(model, images, layer_name):
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).output)
    return viewer.predict(images[:1], verbose=0)


# %% wrong: the maps first
# message: Expected shape
def feature_maps(model, images, layer_name):
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).output)
    maps = viewer.predict(images, verbose=0)
    return maps.transpose(3, 0, 1, 2) if maps.ndim == 4 else maps


# %% wrong: the symbolic tensor
# message: feature_maps\(model, images, 'first'\)
def feature_maps(model, images, layer_name):
    return model.get_layer(layer_name).output


# %% wrong: no activation
# message: feature_maps\(model, images, 'first'\)
def feature_maps(model, images, layer_name):
    layer = model.get_layer(layer_name)
    h = keras.Model(model.inputs, layer.input)(images)
    return keras.ops.conv(h, layer.kernel, padding=layer.padding) + layer.bias


# %% wrong: scales the images in place
# message: changed argument 2 in place
def feature_maps(model, images, layer_name):
    images -= images.mean()
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).output)
    return viewer.predict(images, verbose=0)


# %% wrong: freezes the model
# message: changed argument 1 in place|model
def feature_maps(model, images, layer_name):
    model.set_weights([w / 2 for w in model.get_weights()])
    viewer = keras.Model(model.inputs, model.get_layer(layer_name).output)
    return viewer.predict(images, verbose=0)


# %% wrong: knows the visible layers only
# message: feature_maps\(model, images, 'smaller'\)
def feature_maps(model, images, layer_name):
    number = {"first": 0, "second": 3}.get(layer_name, 0)
    return keras.Model(model.inputs, model.layers[number].output).predict(images, verbose=0)


# %% equivalent: a model that is called without `training` predicts
# - return viewer(images, training=False)
# + return viewer(images)
