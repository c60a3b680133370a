/** Answers the questions of tests/test_interactive_values.py, which come and go as JSON. */
import { Adam } from "../src/math/adam";
import { crossEntropy, gradient, score, trainEpoch } from "../src/math/classifier";
import { convolve, field } from "../src/math/convolution";
import { DatasetName, drawDataset } from "../src/math/datasets";
import { decode, readLayer, StoredLayer } from "../src/math/decoder";
import {
  Activation,
  drawLayer,
  drawNetwork,
  forward,
  Gradient,
  Layer,
  predict,
  STARTS,
} from "../src/math/dense";
import { travel } from "../src/math/depth";
import * as gan from "../src/math/gan";
import { Gates, lstmStep, State } from "../src/math/lstm";
import { perceptronStep, Point, Unit } from "../src/math/perceptron";
import { Random } from "../src/math/random";

type Numbers = number[];

interface PlainLayer {
  fanIn: number;
  weights: Numbers;
  biases: Numbers;
  activation: Activation;
}

const array = (values: Numbers) => Float64Array.from(values);
const grid = (rows: number[][]) => ({
  rows: rows.length,
  columns: rows[0].length,
  values: array(rows.flat()),
});

function read({ fanIn, weights, biases, activation }: PlainLayer): Layer {
  const fanOut = biases.length;
  return { fanIn, fanOut, weights: array(weights), biases: array(biases), activation };
}

const parameters = (layers: (Layer | Gradient)[]) =>
  layers.flatMap(({ weights, biases }) => [[...weights], [...biases]]);

const CALLS = {
  forward: (layers: PlainLayer[], inputs: Numbers) =>
    forward(layers.map(read), array(inputs)).map(({ activations }) => [...activations]),

  classifier(layers: PlainLayer[], inputs: Numbers, labels: Numbers, l2: number) {
    const net = layers.map(read);
    return {
      loss: crossEntropy(predict(net, array(inputs)), array(labels)),
      gradient: parameters(gradient(net, array(inputs), array(labels), l2)),
    };
  },

  sgd(layers: PlainLayer[], inputs: Numbers, labels: Numbers, learningRate: number, l2: number) {
    const net = layers.map(read);
    const settings = { learningRate, batchSize: labels.length, l2 };
    trainEpoch(net, array(inputs), array(labels), settings, new Random(0));
    return parameters(net);
  },

  fit(name: DatasetName, hidden: Numbers, activation: Activation, epochs: number) {
    const { inputs, labels } = drawDataset(name, new Random(1), 120);
    const random = new Random(5);
    const net = drawNetwork(random, [2, ...hidden, 1], activation);
    const settings = { learningRate: 0.1, batchSize: 10, l2: 0 };
    for (let epoch = 0; epoch < epochs; epoch++) trainEpoch(net, inputs, labels, settings, random);
    return score(net, inputs, labels);
  },

  dataset(name: DatasetName, seed: number, count: number) {
    const { inputs, labels } = drawDataset(name, new Random(seed), count);
    return { inputs: [...inputs], labels: [...labels] };
  },

  perceptron: (unit: Unit, point: Point) => perceptronStep(unit, point),

  convolve(image: number[][], kernel: number[][], padding: number, stride: number) {
    const options = { padding, stride };
    const { rows, columns, values } = convolve(grid(image), grid(kernel), options);
    const last = field(grid(image), grid(kernel), options, rows - 1, columns - 1);
    return { rows, columns, values: [...values], last: [...last] };
  },

  lstm(inputs: Numbers, gates: Gates[]) {
    const states: State[] = [];
    inputs.forEach((x, t) => {
      states.push(lstmStep(states[t - 1] ?? { cell: 0, shown: 0 }, x, gates[t]));
    });
    return states;
  },

  decode(layers: StoredLayer[], codes: [number, number][]) {
    const decoder = layers.map(readLayer);
    return codes.map((code) => [...decode(decoder, code)]);
  },

  starts: (fanIn: number, fanOut: number) =>
    Object.values(STARTS).map((start) => {
      const std = start(fanIn, fanOut);
      const { weights, biases } = drawLayer(new Random(3), fanIn, fanOut, "tanh", std);
      return { std, weights: [...weights], biases: [...biases] };
    }),

  travel(layers: PlainLayer[], inputs: Numbers, error: Numbers) {
    return travel({ layers: layers.map(read), inputs: array(inputs), error: array(error) });
  },

  discriminator: (layers: PlainLayer[], data: Numbers, fakes: Numbers) =>
    parameters(gan.discriminatorGradient(layers.map(read), array(data), array(fakes))),

  generator: (generator: PlainLayer[], discriminator: PlainLayer[], z: Numbers) =>
    parameters(gan.generatorGradient(generator.map(read), discriminator.map(read), array(z))),

  adam(layer: PlainLayer, gradients: Numbers[], learningRate: number, decay: number) {
    const changed = read(layer);
    const adam = new Adam(learningRate, decay);
    for (const weights of gradients) {
      const biases = new Float64Array(changed.biases.length);
      adam.update([changed], [{ weights: array(weights), biases, error: biases }]);
    }
    return [...changed.weights];
  },

  densities: (name: gan.DataName, places: Numbers, samples: Numbers, width: number) => ({
    data: places.map((x) => gan.dataDensity(name, x)),
    drawn: [...gan.drawData(name, new Random(8), 20000)],
    estimate: [...gan.estimateDensity(array(samples), array(places), width)],
  }),

  play(name: gan.DataName, seed: number, steps: number) {
    const game = new gan.Game(name, seed, 0.002, 0.005);
    for (let step = 0; step < steps; step++) game.step(3);
    return [...predict(game.generator, new Random(seed).normals(2000))];
  },

  random(seed: number, count: number) {
    const random = new Random(seed);
    return { normals: [...random.normals(count)], order: random.permutation(count) };
  },
};

/** Answer [name, arguments...]. */
export function answer(question: string): string {
  const calls = CALLS as unknown as Record<string, (...args: unknown[]) => unknown>;
  const [name, ...args] = JSON.parse(question) as [string, ...unknown[]];
  return JSON.stringify(calls[name](...args));
}
