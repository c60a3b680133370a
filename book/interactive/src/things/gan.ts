/** A GAN for numbers, which trains in the page. */
import { DataName, dataDensity, distance, estimateDensity, Game } from "../math/gan";
import { predict, sigmoid } from "../math/dense";
import { Random } from "../math/random";
import { Chart } from "../ui/canvas";
import { button, choice, h, numberChoice } from "../ui/dom";
import { Frame } from "../ui/frame";
import { Runner } from "../ui/runner";
import { fixed, percent } from "../ui/text";

const SIDE = 340;
const REACH = 4;
/** Width of the grid's cells, and of the bell over each sample. */
const CELL = 0.05;
const BELL = 0.12;
/** Run ends here, and the next press goes on from there. */
const STEPS_OF_A_RUN = 3000;
/** Steps between two values of the curve at the right. */
const NOTE_EVERY = 10;

const GRID = Float64Array.from({ length: (2 * REACH) / CELL + 1 }, (_, i) => i * CELL - REACH);
/** The same random inputs each time, so that only the generator moves its density. */
const NOISE = new Random(7).normals(1000);

export function gan(place: HTMLElement): void {
  const frame = new Frame(place, {
    label: "A generative adversarial network in one dimension",
    task:
      "Run it until the two densities agree. What does the discriminator answer then? " +
      "Now take two hills, and a few other starts: does the generator always find both?",
    caption:
      "The first chart has the density of the data, that of what the generator makes (from 1,000 " +
      "random inputs), and the discriminator's answer at each place, from 0 (made) to 1 (real). The " +
      "second has the share of the data's density that the generator's does not cover; 0 % is the " +
      "aim. Learning rates and discriminator steps may be changed while it runs.",
  });

  const data = choice<DataName>(
    "Data",
    [
      ["one hill", "one hill"],
      ["two hills", "two hills"],
    ],
    "one hill",
    start,
  );
  const rates = ["0.0005", "0.001", "0.002", "0.005", "0.01", "0.02"];
  const generatorRate = numberChoice("Rate of the generator", rates, "0.002", setRates);
  const discriminatorRate = numberChoice("Rate of the discriminator", rates, "0.005", setRates);
  const turns = numberChoice("Discriminator steps", ["1", "2", "3", "5"], "3", () => {});

  const densities = new Chart(
    frame,
    SIDE,
    SIDE - 40,
    { label: "x", min: -REACH, max: REACH },
    { label: "density; answer of the discriminator", min: 0, max: 1.2 },
  );
  const history = new Chart(
    frame,
    SIDE,
    SIDE - 40,
    { label: "step", min: 0, max: 500 },
    { label: "not covered (%)", min: 0, max: 100 },
  );

  let seed = 2;
  let game: Game;
  let noted: { steps: number[]; uncovered: number[] };

  function start() {
    runner.stop();
    game = new Game(data.value, seed, generatorRate.value, discriminatorRate.value);
    noted = { steps: [], uncovered: [] };
    note();
    draw();
  }

  function setRates() {
    game.generatorOptimiser.learningRate = generatorRate.value;
    game.discriminatorOptimiser.learningRate = discriminatorRate.value;
  }

  const real = () => GRID.map((x) => dataDensity(data.value, x));
  const made = () => estimateDensity(predict(game.generator, NOISE), GRID, BELL);

  function note() {
    noted.steps.push(game.steps);
    noted.uncovered.push(100 * distance(real(), made(), CELL));
  }

  function step(): boolean {
    game.step(turns.value);
    if (game.steps % NOTE_EVERY === 0) note();
    return game.steps % STEPS_OF_A_RUN !== 0;
  }

  function draw() {
    const [blue, orange, ink] = [frame.color("blue"), frame.color("orange"), frame.color("ink")];
    const [p, q] = [real(), made()];
    const answers = predict(game.discriminator, GRID).map(sigmoid);
    densities.y.max = Math.max(1.2, 1.05 * Math.max(...q));
    densities.axes();
    densities.curve(GRID, p, blue);
    densities.curve(GRID, q, orange, [7, 4]);
    densities.curve(GRID, answers, ink, [2, 3]);
    densities.describe("Densities of data and generator, and the discriminator's answers");

    history.x.max = Math.max(500, game.steps);
    history.axes();
    history.curve(noted.steps, noted.uncovered, orange);
    history.describe(`Share of the data's density that is not covered, by step`);
    say(distance(p, q, CELL), answers);
  }

  function say(uncovered: number, answers: Float64Array) {
    const samples = predict(game.generator, NOISE);
    const inside = answers.filter((_, i) => dataDensity(data.value, GRID[i]) > 0.1);
    frame.say(
      runner.running,
      `Step ${game.steps}: the generator leaves ${percent(uncovered)} of the data's density uncovered.`,
      `Its numbers lie between ${fixed(Math.min(...samples), 1)} and ${fixed(Math.max(...samples), 1)}. Where data ` +
        `are common, the discriminator answers from ${fixed(Math.min(...inside), 2)} to ${fixed(Math.max(...inside), 2)}.`,
    );
  }

  const runner = new Runner(step, draw, 40, 5);
  frame.stages.append(densities.element, history.element);
  frame.stages.before(
    h(
      "p",
      { class: "pt-legend" },
      h("span", { class: "pt-key-blue" }, "— data"),
      h("span", { class: "pt-key-orange" }, "- - generator"),
      h("span", {}, "··· discriminator's answer"),
    ),
  );
  frame.addControls(
    runner.button,
    button("One step", () => {
      runner.stop();
      step();
      draw();
    }),
    button("Reset", start),
    button("Other start", () => {
      seed += 1;
      start();
    }),
  );
  frame.addControls(data.element, turns.element, generatorRate.element, discriminatorRate.element);
  frame.onThemeChange(draw);
  start();
}
