/** A generative adversarial network for numbers: two small networks that train against each other. */
import { Adam } from "./adam";
import { backward, drawNetwork, forward, Gradient, Layer, predict, sigmoid } from "./dense";
import { Random } from "./random";

export type DataName = "one hill" | "two hills";

/** Normal distributions of equal weight: mean and standard deviation of each. */
const HILLS: Record<DataName, [number, number][]> = {
  "one hill": [[1, 0.5]],
  "two hills": [
    [-1.5, 0.4],
    [1.5, 0.4],
  ],
};

export function dataDensity(name: DataName, x: number): number {
  const hills = HILLS[name];
  const densities = hills.map(
    ([mean, std]) => Math.exp(-(((x - mean) / std) ** 2) / 2) / (std * Math.sqrt(2 * Math.PI)),
  );
  return densities.reduce((sum, density) => sum + density) / hills.length;
}

export function drawData(name: DataName, random: Random, count: number): Float64Array {
  const hills = HILLS[name];
  return Float64Array.from({ length: count }, () => {
    const [mean, std] = hills[Math.floor(random.uniform() * hills.length)];
    return mean + std * random.normal();
  });
}

/**
 * Gradient of the discriminator's loss, the mean of softplus(-u) over data and of softplus(u) over
 * fakes, where u are its logits.
 */
export function discriminatorGradient(
  discriminator: Layer[],
  data: Float64Array,
  fakes: Float64Array,
): Gradient[] {
  const inputs = Float64Array.from([...data, ...fakes]);
  const traces = forward(discriminator, inputs);
  const logits = traces[discriminator.length - 1].weighted;
  const error = logits.map((u, i) =>
    i < data.length ? (sigmoid(u) - 1) / data.length : sigmoid(u) / fakes.length,
  );
  return backward(discriminator, inputs, traces, error).gradients;
}

/** Gradient of the generator's loss, the mean of softplus(-u) over the fakes that it makes of z. */
export function generatorGradient(
  generator: Layer[],
  discriminator: Layer[],
  z: Float64Array,
): Gradient[] {
  const made = forward(generator, z);
  const fakes = made[generator.length - 1].activations;
  const judged = forward(discriminator, fakes);
  const logits = judged[discriminator.length - 1].weighted;
  const error = logits.map((u) => (sigmoid(u) - 1) / z.length);
  const { byInputs } = backward(discriminator, fakes, judged, error);
  return backward(generator, z, made, byInputs).gradients;
}

const BATCH_SIZE = 64;
const HIDDEN_UNITS = 16;
/** Adam's decay of the mean, smaller than usual, as is common for these networks. */
const DECAY = 0.5;

/** The game: it keeps both networks, their optimisers and its random numbers. */
export class Game {
  readonly generator: Layer[];
  readonly discriminator: Layer[];
  readonly generatorOptimiser: Adam;
  readonly discriminatorOptimiser: Adam;
  steps = 0;
  private readonly random: Random;

  constructor(
    readonly data: DataName,
    seed: number,
    generatorRate: number,
    discriminatorRate: number,
  ) {
    this.random = new Random(seed);
    this.generator = drawNetwork(this.random, [1, HIDDEN_UNITS, 1], "tanh");
    this.generator[1].biases[0] = -1;
    const sizes = [1, HIDDEN_UNITS, HIDDEN_UNITS, 1];
    this.discriminator = drawNetwork(this.random, sizes, "tanh");
    this.generatorOptimiser = new Adam(generatorRate, DECAY);
    this.discriminatorOptimiser = new Adam(discriminatorRate, DECAY);
  }

  /** Some steps of the discriminator, then one of the generator. */
  step(discriminatorSteps: number): void {
    for (let k = 0; k < discriminatorSteps; k++) {
      const data = drawData(this.data, this.random, BATCH_SIZE);
      const fakes = predict(this.generator, this.random.normals(BATCH_SIZE));
      const gradients = discriminatorGradient(this.discriminator, data, fakes);
      this.discriminatorOptimiser.update(this.discriminator, gradients);
    }
    const z = this.random.normals(BATCH_SIZE);
    const gradients = generatorGradient(this.generator, this.discriminator, z);
    this.generatorOptimiser.update(this.generator, gradients);
    this.steps += 1;
  }
}

/** Density of samples at the places of a grid: a small bell over each of them, added up. */
export function estimateDensity(
  samples: Float64Array,
  places: Float64Array,
  width: number,
): Float64Array {
  const height = 1 / (samples.length * width * Math.sqrt(2 * Math.PI));
  return places.map((x) => {
    let sum = 0;
    for (const sample of samples) sum += Math.exp(-(((x - sample) / width) ** 2) / 2);
    return height * sum;
  });
}

/** Share of the area below p that does not lie below q: 0 if they agree, 1 if they are apart. */
export function distance(p: Float64Array, q: Float64Array, width: number): number {
  return p.reduce((sum, value, i) => sum + Math.max(value - q[i], 0) * width, 0);
}
