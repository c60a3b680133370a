/** Points of two classes in the plane, all within about -1.2 and 1.2. */
import { Random } from "./random";

export type DatasetName = "blobs" | "circles" | "xor" | "spirals";

export interface Dataset {
  /** Two numbers for each point. */
  inputs: Float64Array;
  /** 0 or 1 for each point. */
  labels: Float64Array;
}

type Draw = (random: Random, label: number) => [number, number];

const DRAWS: Record<DatasetName, Draw> = {
  blobs: (random, label) => {
    const centre = label ? 0.4 : -0.4;
    return [centre + 0.33 * random.normal(), centre + 0.33 * random.normal()];
  },
  circles: (random, label) => {
    const radius = (label ? 0.4 : 0.9) + 0.08 * random.normal();
    const angle = 2 * Math.PI * random.uniform();
    return [radius * Math.cos(angle), radius * Math.sin(angle)];
  },
  xor: (random, label) => {
    const x = (0.12 + 0.88 * random.uniform()) * (random.uniform() < 0.5 ? 1 : -1);
    const y = (0.12 + 0.88 * random.uniform()) * Math.sign(x) * (label ? -1 : 1);
    return [x + 0.04 * random.normal(), y + 0.04 * random.normal()];
  },
  spirals: (random, label) => {
    const way = Math.sqrt(random.uniform());
    const angle = 1.2 * 2 * Math.PI * way + (label ? Math.PI : 0);
    const radius = 0.08 + 0.92 * way;
    return [
      radius * Math.sin(angle) + 0.03 * random.normal(),
      radius * Math.cos(angle) + 0.03 * random.normal(),
    ];
  },
};

/** Draw `count` points, half of them of each class, in turns. */
export function drawDataset(name: DatasetName, random: Random, count: number): Dataset {
  const inputs = new Float64Array(2 * count);
  const labels = Float64Array.from({ length: count }, (_, i) => i % 2);
  labels.forEach((label, i) => inputs.set(DRAWS[name](random, label), 2 * i));
  return { inputs, labels };
}
