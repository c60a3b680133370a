/** A signal through many layers: activations and gradients by depth, scale and activation. */
import { Activation, STARTS } from "../math/dense";
import { drawTrip, Journey, travel, WIDTH } from "../math/depth";
import { Canvas, Chart } from "../ui/canvas";
import { button, choice, h, slider } from "../ui/dom";
import { Frame } from "../ui/frame";
import { fixed, power, short } from "../ui/text";

const SIDE = 340;
const BINS = 20;
const SEED = 11;
/** The sliders' start. */
const DEPTH = 20;

const NAMES: Record<keyof typeof STARTS, string> = {
  small: "small, 0.02",
  glorot: "Glorot (Xavier)",
  he: "He",
  large: "large, 1",
};

/** Shares of values in equal bins from low to high; what lies outside counts at the ends. */
function histogram(values: Float64Array, low: number, high: number): number[] {
  const shares = Array<number>(BINS).fill(0);
  for (const value of values) {
    const bin = Math.floor(((value - low) / (high - low)) * BINS);
    shares[Math.min(Math.max(bin, 0), BINS - 1)] += 1 / values.length;
  }
  return shares;
}

export function depth(place: HTMLElement): void {
  const frame = new Frame(place, {
    label: "Depth, weight scale and activation",
    task:
      "Take ReLU and 50 layers: which start keeps both curves level? " +
      "Then look for one for the sigmoid.",
    caption:
      `Random inputs go forwards through layers of ${WIDTH} units, a random error of size 1 for ` +
      "each unit comes back. The curves, on a logarithmic axis, are the spread (standard deviation) " +
      "of each layer's activations, and the length of the gradient with respect to each layer's " +
      "weighted inputs. The histograms show the activations of five layers.",
  });

  const layers = slider({
    label: "Layers",
    min: 2,
    max: 50,
    step: 1,
    initial: DEPTH,
    format: (value) => String(value),
    onInput: draw,
  });
  // The slider holds the power of ten: scales are compared by their ratio.
  const scale = slider({
    label: "Standard deviation of the weights",
    min: -2.5,
    max: 0.5,
    step: 0.01,
    initial: Math.log10(STARTS.small()),
    format: (value) => short(10 ** value),
    onInput: () => draw(),
  });
  const activation = choice<Activation>(
    "Activation",
    [
      ["tanh", "tanh"],
      ["relu", "ReLU"],
      ["sigmoid", "sigmoid"],
    ],
    "tanh",
    draw,
  );
  const starts = (Object.keys(STARTS) as (keyof typeof STARTS)[]).map((name) => {
    const std = STARTS[name](WIDTH, WIDTH);
    const element = button(NAMES[name], () => {
      scale.value = Math.log10(std);
      draw();
    });
    return { element, std };
  });

  const chart = new Chart(
    frame,
    SIDE,
    SIDE,
    { label: "layer", min: 1, max: 20 },
    { label: "spread of activations, length of gradient", min: 1, max: 10, log: true },
  );
  const histograms = new Canvas(frame, SIDE, SIDE);

  function draw() {
    // Exactly the named number where a name was pressed, not what the slider's step makes of it.
    const near = starts.find(({ std }) => Math.abs(Math.log10(std) - scale.value) < 0.0051);
    const std = near ? near.std : 10 ** scale.value;
    for (const start of starts) {
      start.element.setAttribute("aria-pressed", String(start === near));
    }
    const journey = travel(drawTrip(SEED, layers.value, activation.value, std));
    drawCurves(journey);
    drawHistograms(journey);
    say(journey);
  }

  function drawCurves({ spread, gradient }: Journey) {
    const positive = [...spread, ...gradient].filter((value) => value > 0);
    chart.x.max = layers.value;
    chart.y.min = Math.min(0.01, 10 ** Math.floor(Math.log10(Math.min(...positive))));
    chart.y.max = Math.max(100, 10 ** Math.ceil(Math.log10(Math.max(...positive))));
    chart.axes();
    const [blue, orange, card] = [frame.color("blue"), frame.color("orange"), frame.color("card")];
    const xs = spread.map((_, l) => l + 1);
    const series: [number, number[], string, number[]][] = [
      [0, spread, blue, []],
      [1, gradient, orange, [6, 4]],
    ];
    for (const [label, values, color, dash] of series) {
      chart.curve(xs, values, color, dash);
      values.forEach((value, l) => {
        const shown = Math.max(value, chart.y.min);
        chart.mark(label, chart.left(l + 1), chart.top(shown), 3.6, color, card);
      });
    }
    chart.describe(
      `Spread of activations from ${short(spread[0])} in layer 1 to ` +
        `${short(spread[spread.length - 1])} in layer ${spread.length}; length of the gradient from ` +
        `${short(gradient[gradient.length - 1])} there to ${short(gradient[0])} in layer 1`,
    );
  }

  function drawHistograms({ activations }: Journey) {
    const { context } = histograms;
    histograms.clear();
    const count = Math.min(5, activations.length);
    const shown = Array.from({ length: count }, (_, k) =>
      Math.round((k * (activations.length - 1)) / (count - 1)),
    );
    const row = SIDE / count;
    shown.forEach((l, k) => {
      const values = activations[l];
      const [low, high] = findRange(values, activation.value);
      const shares = histogram(values, low, high);
      const tallest = Math.max(...shares);
      const base = (k + 1) * row - 18;
      context.fillStyle = frame.color("blue");
      shares.forEach((share, bin) => {
        const height = (share / tallest) * (row - 34);
        context.fillRect(70 + (bin * 200) / BINS, base - height, 200 / BINS - 1, height);
      });
      context.fillStyle = frame.color("ink");
      context.fillRect(70, base, 200, 1);
      histograms.text(`layer ${l + 1}`, 4, base - (row - 34) / 2, { align: "left" });
      histograms.text(rangeText(low), 70, base + 9, { size: 11 });
      histograms.text(rangeText(high), 270, base + 9, { size: 11 });
    });
    histograms.describe(
      `Histograms of the activations of layers ${shown.map((l) => l + 1).join(", ")}`,
    );
  }

  function say({ spread, gradient }: Journey) {
    const last = layers.value;
    const ratio = gradient[0] / gradient[last - 1];
    const verdict =
      ratio < 1e-3
        ? "The gradient vanishes on its way back."
        : ratio > 1e3
          ? "The gradient explodes on its way back."
          : "The gradient arrives.";
    frame.say(
      false,
      `Spread of activations: layer 1 has ${short(spread[0])}, layer ${last} has ${short(spread[last - 1])}.`,
      `Gradient: layer ${last} has ${short(gradient[last - 1])}, layer 1 has ${short(gradient[0])}. ${verdict}`,
    );
  }

  frame.stages.append(chart.element, histograms.element);
  frame.stages.before(
    h(
      "p",
      { class: "pt-legend" },
      h("span", { class: "pt-key-blue" }, "● spread of activations"),
      h("span", { class: "pt-key-orange" }, "▲ length of gradient"),
    ),
  );
  frame.addControls(layers.element, scale.element, activation.element);
  frame.addControls(...starts.map(({ element }) => element));
  frame.onThemeChange(draw);
  draw();
}

/** The values that a histogram shows: all that the activation can give, or all that it gave. */
function findRange(values: Float64Array, activation: Activation): [number, number] {
  if (activation === "sigmoid") return [0, 1];
  const size = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  if (activation === "tanh") return size > 0.1 ? [-1, 1] : [-(size || 1), size || 1];
  return [0, size || 1];
}

function rangeText(value: number): string {
  if (Math.abs(value) >= 1e4)
    return `${value < 0 ? "−" : ""}${power(Math.round(Math.log10(Math.abs(value))))}`;
  return Number.isInteger(value) ? fixed(value, 0) : short(value);
}
