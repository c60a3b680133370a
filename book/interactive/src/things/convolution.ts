/** A kernel that steps over a digit. */
import digits from "../digits.json";
import { convolve, field, Grid, Options } from "../math/convolution";
import { Canvas } from "../ui/canvas";
import { button, choice, h, numberChoice } from "../ui/dom";
import { Frame, mix } from "../ui/frame";
import { Runner } from "../ui/runner";
import { fixed, signed } from "../ui/text";

const PIXELS = 28;
const SIDE = 330;
/** Both pictures have room for the digit with padding 1 on each side. */
const CELL = SIDE / (PIXELS + 2);

/** By name, one row after the other. */
const KERNELS: [string, number[]][] = [
  ["vertical edges", [-1, 0, 1, -1, 0, 1, -1, 0, 1]],
  ["horizontal edges", [-1, -1, -1, 0, 0, 0, 1, 1, 1]],
  ["blur", Array<number>(9).fill(0.11)],
  ["sharpen", [0, -1, 0, -1, 5, -1, 0, -1, 0]],
  ["no change", [0, 0, 0, 0, 1, 0, 0, 0, 0]],
];
const OWN = "your own";

function readDigit(digit: number): Grid {
  const values = Float64Array.from(atob(digits[digit]), (byte) => byte.charCodeAt(0) / 255);
  return { rows: PIXELS, columns: PIXELS, values };
}

export function convolution(place: HTMLElement): void {
  const frame = new Frame(place, {
    label: "A convolution, step by step",
    task:
      "Run the kernel over the digit. Then write numbers of your own into it: " +
      "can you make one that finds edges that lean?",
    caption:
      "Left the digit with the field of the kernel as a square; right the output so far, orange " +
      "where it is positive and blue where it is negative. Press a place in either picture, or " +
      "choose it with Tab and use the arrow keys, to see its sum.",
  });

  const digit = numberChoice("Digit", [...digits.keys()].map(String), "7", restart);
  const preset = choice(
    "Kernel",
    [...KERNELS.map(([name]) => name), OWN].map((name) => [name, name] as const),
    KERNELS[0][0],
    () => {
      const chosen = KERNELS.find(([name]) => name === preset.value);
      chosen?.[1].forEach((weight, k) => (inputs[k].value = String(weight)));
      change();
    },
  );
  const padding = numberChoice("Padding", ["0", "1"], "0", restart);
  const stride = numberChoice("Stride", ["1", "2", "3"], "1", restart);

  const source = new Canvas(frame, SIDE, SIDE);
  const target = new Canvas(frame, SIDE, SIDE);
  const inputs = KERNELS[0][1].map((weight, k) => {
    const input = h("input", {
      type: "number",
      step: "any",
      value: weight,
      "aria-label": `Kernel, row ${Math.floor(k / 3) + 1}, column ${(k % 3) + 1}`,
    });
    input.addEventListener("input", () => {
      preset.value = OWN;
      change();
    });
    return input;
  });
  const pixelCells = inputs.map(() => h("span"));
  const productCells = inputs.map(() => h("span"));
  const sum = h("strong");

  let image: Grid;
  let output: Grid;
  /** The place that is looked at, and up to which one the output has been computed. */
  let now: number;
  let furthest: number;

  const options = (): Options => ({ padding: padding.value, stride: stride.value });
  // An empty or half-written number counts as 0.
  const kernel = (): Grid => ({
    rows: 3,
    columns: 3,
    values: Float64Array.from(inputs, ({ value }) => Number(value) || 0),
  });

  function change() {
    output = convolve(image, kernel(), options());
    draw();
  }

  function restart() {
    runner.stop();
    image = readDigit(digit.value);
    [now, furthest] = [0, 0];
    change();
  }

  function step(): boolean {
    const last = output.values.length - 1;
    if (now < last) now += 1;
    furthest = Math.max(furthest, now);
    return now < last;
  }

  function goTo(row: number, column: number) {
    runner.stop();
    const limit = (value: number, count: number) => Math.min(Math.max(value, 0), count - 1);
    now = limit(row, output.rows) * output.columns + limit(column, output.columns);
    furthest = Math.max(furthest, now);
    draw();
  }

  const current = () => [Math.floor(now / output.columns), now % output.columns];
  /** Where a picture of so many cells begins, so that it lies in the middle of its canvas. */
  const margin = (cells: number) => (SIDE - cells * CELL) / 2;

  function draw() {
    const [row, column] = current();
    drawSource(row, column);
    drawTarget(row, column);
    drawSum(row, column);
    say(row, column);
  }

  function drawSource(row: number, column: number) {
    const { context } = source;
    const [card, ink] = [frame.rgb("card"), frame.rgb("ink")];
    const edge = margin(PIXELS);
    source.clear();
    image.values.forEach((value, i) => {
      context.fillStyle = `rgb(${mix(card, ink, value)})`;
      context.fillRect(
        edge + (i % PIXELS) * CELL,
        edge + Math.floor(i / PIXELS) * CELL,
        CELL,
        CELL,
      );
    });
    context.lineWidth = 1;
    context.strokeStyle = frame.color("soft");
    const cells = PIXELS + 2 * options().padding;
    context.strokeRect(
      margin(cells) + 0.5,
      margin(cells) + 0.5,
      cells * CELL - 1,
      cells * CELL - 1,
    );
    const corner = (place: number) => edge + (place * options().stride - options().padding) * CELL;
    context.lineWidth = 3;
    context.strokeStyle = frame.color("orange");
    context.strokeRect(corner(column), corner(row), 3 * CELL, 3 * CELL);
    source.describe(
      `The digit ${digit.value} with the kernel's field; arrow keys move it to the next place`,
    );
  }

  function drawTarget(row: number, column: number) {
    const { context } = target;
    const { columns, rows, values } = output;
    const [card, orange, blue] = [frame.rgb("card"), frame.rgb("orange"), frame.rgb("blue")];
    const most = values.reduce((size, value) => Math.max(size, Math.abs(value)), 1e-9);
    target.clear();
    // A small output is drawn larger, in cells that still fit.
    const cell = Math.min(SIDE / columns, 1.6 * CELL);
    const edge = (SIDE - columns * cell) / 2;
    for (let i = 0; i <= furthest; i++) {
      const color = values[i] >= 0 ? orange : blue;
      context.fillStyle = `rgb(${mix(card, color, Math.abs(values[i]) / most)})`;
      context.fillRect(
        edge + (i % columns) * cell,
        edge + Math.floor(i / columns) * cell,
        cell,
        cell,
      );
    }
    context.lineWidth = 1;
    context.strokeStyle = frame.color("soft");
    context.strokeRect(edge + 0.5, edge + 0.5, columns * cell - 1, rows * cell - 1);
    context.lineWidth = 3;
    context.strokeStyle = frame.color("ink");
    context.strokeRect(edge + column * cell, edge + row * cell, cell, cell);
    target.describe(
      `The output of ${rows} by ${columns}, computed up to place ${furthest + 1} of ${values.length}; ` +
        "arrow keys move to the next place",
    );
  }

  function drawSum(row: number, column: number) {
    const pixels = field(image, kernel(), options(), row, column);
    const weights = kernel().values;
    pixels.forEach((pixel, k) => {
      pixelCells[k].textContent = fixed(pixel, 2);
      productCells[k].textContent = fixed(pixel * weights[k], 2);
    });
    sum.textContent = fixed(output.values[now], 2);
  }

  function say(row: number, column: number) {
    const { rows, columns, values } = output;
    const { padding: p, stride: s } = options();
    frame.say(
      runner.running,
      `Row ${row + 1}, column ${column + 1}: the sum is ${signed(values[now], 2)}.`,
      `Output: ${rows} × ${columns}, since ⌊(28 + 2 · ${p} − 3) / ${s}⌋ + 1 = ${rows}.`,
    );
  }

  source.onDrag((x, y) => {
    const place = (value: number) => {
      const pixel = Math.floor((value - margin(PIXELS)) / CELL) - 1;
      return Math.round((pixel + options().padding) / options().stride);
    };
    goTo(place(y), place(x));
  });
  target.onDrag((x, y) => {
    const cell = Math.min(SIDE / output.columns, 1.6 * CELL);
    const edge = (SIDE - output.columns * cell) / 2;
    goTo(Math.floor((y - edge) / cell), Math.floor((x - edge) / cell));
  });
  for (const canvas of [source, target]) {
    canvas.onArrows((right, down) => {
      const [row, column] = current();
      goTo(row + down, column + right);
    });
  }

  const runner = new Runner(step, draw, 40, 2);
  const grid = (name: string, cells: HTMLElement[], role = "group") =>
    h(
      "div",
      { class: "pt-grid", role, "aria-label": name },
      h("span", { class: "pt-grid-name", "aria-hidden": "true" }, name),
      ...cells,
    );
  frame.stages.classList.add("pt-side-by-side");
  frame.stages.append(source.element, target.element);
  frame.stages.after(
    h(
      "div",
      { class: "pt-sum" },
      grid("pixels", pixelCells),
      h("span", { class: "pt-sign" }, "×"),
      grid("kernel", inputs),
      h("span", { class: "pt-sign" }, "="),
      grid("products", productCells),
      h("span", { class: "pt-sign" }, "sum ", sum),
    ),
  );
  frame.addControls(
    button("Next step", () => {
      runner.stop();
      step();
      draw();
    }),
    runner.button,
    button("All", () => {
      furthest = output.values.length - 1;
      goTo(...(current() as [number, number]));
    }),
    button("Reset", restart),
  );
  frame.addControls(preset.element, padding.element, stride.element, digit.element);
  frame.onThemeChange(draw);
  restart();
}
