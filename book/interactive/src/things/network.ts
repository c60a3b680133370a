/** A small network that is trained in the page. */
import { score, trainEpoch } from "../math/classifier";
import { Dataset, DatasetName, drawDataset } from "../math/datasets";
import { Activation, drawNetwork, Layer, predict, sigmoid } from "../math/dense";
import { Random } from "../math/random";
import { Canvas, Chart } from "../ui/canvas";
import { button, choice, numberChoice } from "../ui/dom";
import { Frame, mix } from "../ui/frame";
import { Runner } from "../ui/runner";
import { fixed, percent } from "../ui/text";

const SIDE = 340;
/** The plane that is shown runs from -REACH to REACH in both directions. */
const REACH = 1.4;
/** Places on each side of the grid on which the network is asked. */
const GRID = 57;
const TRAINING_POINTS = 120;
const TEST_POINTS = 200;
/** Run ends here, and the next press goes on from there. */
const EPOCHS_OF_A_RUN = 1000;

/** Where the grid's values change sign: line segments by linear interpolation, a cell at a time. */
function findBoundary(values: Float64Array): [number, number, number, number][] {
  const segments: [number, number, number, number][] = [];
  for (let row = 0; row + 1 < GRID; row++) {
    for (let column = 0; column + 1 < GRID; column++) {
      const corners: [number, number][] = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ];
      const at = corners.map(([c, r]) => values[r * GRID + c]);
      const crossings: [number, number][] = [];
      corners.forEach(([c, r], k) => {
        const [from, to] = [at[k], at[(k + 1) % 4]];
        if (from >= 0 === to >= 0) return;
        const [c2, r2] = corners[(k + 1) % 4];
        const share = from / (from - to);
        crossings.push([c + share * (c2 - c), r + share * (r2 - r)]);
      });
      for (let k = 0; k + 1 < crossings.length; k += 2) {
        segments.push([...crossings[k], ...crossings[k + 1]]);
      }
    }
  }
  return segments;
}

export function network(place: HTMLElement): void {
  const frame = new Frame(place, {
    label: "A small network to train",
    task:
      "Train on the circles. Then take XOR with no hidden layer: how far does it get, " +
      "and how many units does it need?",
    caption:
      "The plane shows the training points (circles and triangles), the network's answer as tint, " +
      "and its decision boundary as a line. The curves are the cross-entropy of the training points " +
      `and of ${TEST_POINTS} test points that the network never trains on. Learning rate, batch ` +
      "size and L2 may be changed while it runs; the other choices start a new network.",
  });

  const data = choice<DatasetName>(
    "Data",
    [
      ["blobs", "Blobs"],
      ["circles", "Circles"],
      ["xor", "XOR"],
      ["spirals", "Spirals"],
    ],
    "circles",
    start,
  );
  const layers = numberChoice("Hidden layers", ["0", "1", "2", "3", "4"], "1", start);
  const units = numberChoice("Units in each", ["1", "2", "3", "4", "6", "8"], "4", start);
  const activation = choice<Activation>(
    "Activation",
    [
      ["tanh", "tanh"],
      ["relu", "ReLU"],
      ["sigmoid", "sigmoid"],
    ],
    "tanh",
    start,
  );
  const rate = numberChoice(
    "Learning rate",
    ["0.003", "0.01", "0.03", "0.1", "0.3", "1", "3"],
    "0.1",
    say,
  );
  const batch = numberChoice("Batch size", ["1", "5", "10", "30", "120"], "10", say);
  const l2 = numberChoice("L2", ["0", "0.001", "0.003", "0.01", "0.03"], "0", say);

  const plane = new Canvas(frame, SIDE, SIDE);
  const chart = new Chart(
    frame,
    SIDE,
    SIDE,
    { label: "epoch", min: 0, max: 50 },
    { label: "loss", min: 0, max: 0.8 },
  );
  const grid = Float64Array.from({ length: 2 * GRID * GRID }, (_, i) => {
    const cell = Math.floor(i / 2);
    const index = i % 2 === 0 ? cell % GRID : GRID - 1 - Math.floor(cell / GRID);
    return ((2 * index) / (GRID - 1) - 1) * REACH;
  });
  const pixels = document.createElement("canvas");
  pixels.width = pixels.height = GRID;

  let seed = 1;
  let training: Dataset;
  let test: Dataset;
  let random: Random;
  let net: Layer[];
  let epochs: number[];
  let losses: { train: number[]; test: number[] };
  let now: { train: ReturnType<typeof score>; test: ReturnType<typeof score> };

  function start() {
    runner.stop();
    training = drawDataset(data.value, new Random(1), TRAINING_POINTS);
    test = drawDataset(data.value, new Random(2), TEST_POINTS);
    random = new Random(100 + seed);
    const hidden = Array<number>(layers.value).fill(units.value);
    net = drawNetwork(random, [2, ...hidden, 1], activation.value);
    epochs = [];
    losses = { train: [], test: [] };
    note();
    draw();
  }

  function note() {
    now = {
      train: score(net, training.inputs, training.labels),
      test: score(net, test.inputs, test.labels),
    };
    epochs.push(epochs.length);
    losses.train.push(now.train.loss);
    losses.test.push(now.test.loss);
  }

  function epoch(): boolean {
    const settings = { learningRate: rate.value, batchSize: batch.value, l2: l2.value };
    trainEpoch(net, training.inputs, training.labels, settings, random);
    note();
    return (epochs.length - 1) % EPOCHS_OF_A_RUN !== 0;
  }

  const across = (x: number) => ((x / REACH + 1) * SIDE) / 2;

  function draw() {
    drawPlane();
    drawLosses();
    say();
  }

  function drawPlane() {
    const { context } = plane;
    const card = frame.rgb("card");
    const tints = [frame.rgb("blue"), frame.rgb("orange")];
    const colors = [frame.color("blue"), frame.color("orange")];
    const logits = predict(net, grid);
    const image = new ImageData(GRID, GRID);
    logits.forEach((u, i) => {
      const p = sigmoid(u);
      const share = 0.55 * Math.abs(2 * p - 1);
      image.data.set([...mix(card, tints[p >= 0.5 ? 1 : 0], share), 255], 4 * i);
    });
    pixels.getContext("2d")!.putImageData(image, 0, 0);
    context.imageSmoothingEnabled = true;
    // The grid's outer places lie on the edge of the picture, so its pixels reach half over it.
    const cell = SIDE / (GRID - 1);
    context.drawImage(pixels, -cell / 2, -cell / 2, GRID * cell, GRID * cell);
    context.beginPath();
    for (const [c0, r0, c1, r1] of findBoundary(logits)) {
      context.moveTo(c0 * cell, r0 * cell);
      context.lineTo(c1 * cell, r1 * cell);
    }
    context.strokeStyle = frame.color("ink");
    context.lineWidth = 2;
    context.stroke();
    training.labels.forEach((label, i) => {
      const [x, y] = training.inputs.subarray(2 * i, 2 * i + 2);
      plane.mark(label, across(x), across(-y), 4.2, colors[label], frame.color("card"));
    });
    plane.describe(
      `Training points of two classes and the boundary of the network, which is right on ` +
        `${percent(now.train.accuracy)} of them`,
    );
  }

  function drawLosses() {
    const [blue, orange] = [frame.color("blue"), frame.color("orange")];
    chart.x.max = Math.max(50, epochs.length - 1);
    // A loss may overflow where the learning rate is too large, and the list may be long.
    const finite = [...losses.train, ...losses.test].filter(Number.isFinite);
    const highest = finite.reduce((most, loss) => Math.max(most, loss), 0);
    chart.y.max = Math.min(2, Math.max(0.8, 1.05 * highest));
    chart.axes();
    chart.curve(epochs, losses.train, blue);
    chart.curve(epochs, losses.test, orange, [6, 4]);
    chart.text("— training", SIDE - 12, 40, { color: blue, align: "right" });
    chart.text("- - test", SIDE - 12, 57, { color: orange, align: "right" });
    chart.describe(
      `Loss by epoch: training ${fixed(now.train.loss, 3)}, test ${fixed(now.test.loss, 3)} after ` +
        `${epochs.length - 1} epochs`,
    );
  }

  function say() {
    const line = (name: string, { loss, accuracy }: ReturnType<typeof score>) =>
      `${name}: loss ${Number.isFinite(loss) ? fixed(loss, 3) : "not a number"}, ` +
      `accuracy ${fixed(100 * accuracy, 1)} %`;
    frame.say(
      runner.running,
      `Epoch ${epochs.length - 1}`,
      line("Training", now.train),
      line("Test", now.test),
    );
  }

  const runner = new Runner(epoch, draw, 40, 3);
  frame.stages.append(plane.element, chart.element);
  frame.addControls(
    runner.button,
    button("One epoch", () => {
      runner.stop();
      epoch();
      draw();
    }),
    button("Reset", start),
    button("Other start", () => {
      seed += 1;
      start();
    }),
  );
  frame.addControls(data.element, layers.element, units.element, activation.element);
  frame.addControls(rate.element, batch.element, l2.element);
  frame.onThemeChange(draw);
  start();
}
