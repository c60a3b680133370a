// What jupyterlab-myst leaves out of a lesson's text: it shows a formula within HTML, such as a
// self-check or a hint, as LaTeX, a number of the run by its name, and a citation as an error; and
// it takes the triangle away that shows what can be opened. This gives formulas to JupyterLab's
// own typesetter, takes numbers from the outputs of the cells, and mends the rest by style.
// It is loaded as it stands, without a build: JupyterLab hands `init` the modules that all
// extensions share, and asks `get` for the plugin.
(() => {
  const FORMULAS = ".myst .math-inline, .myst .math-display";
  const STYLE = `
    .myst summary:not([class]) { cursor: pointer; list-style: revert; }
    .myst [title="Citation Not Found"] { color: inherit; }
    .myst [title="Citation Not Found"] svg { display: none; }
    .myst [title="Citation Not Found"]::before { content: "["; }
    .myst [title="Citation Not Found"]::after { content: "]"; }
    .myst [data-glued] { font-weight: 600; }
  `;
  // A name, and after a colon how Python writes the number, for example accuracy:.1%
  const GLUED = /^([A-Za-z][\w-]*)(?::(,)?(?:\.(\d+))?([a-z%])?)?$/;
  let shared;

  function format(value, comma, digits, kind) {
    const number = Number(value);
    if (Number.isNaN(number)) return value.replace(/^(['"])(.*)\1$/s, "$2");
    const places = { minimumFractionDigits: Number(digits), maximumFractionDigits: Number(digits) };
    const grouped = { useGrouping: Boolean(comma) };
    if (kind === "%") return `${(100 * number).toFixed(digits)}%`;
    if (kind === "f") return number.toLocaleString("en", { ...places, ...grouped });
    if (kind === "e") return number.toExponential(digits).replace(/([+-])(\d)$/, "$10$2");
    if (kind === "g") return String(Number(number.toPrecision(digits)));
    return comma ? number.toLocaleString("en") : value;
  }

  // Give the numbers that a notebook's cells have glued: their Python text by name.
  function glued(notebook) {
    const values = new Map();
    for (const cell of notebook?.model?.cells ?? []) {
      for (const output of cell.type === "code" ? cell.sharedModel.getOutputs() : []) {
        const name = output.metadata?.scrapbook?.name;
        const text = output.data?.["application/papermill.record/text/plain"];
        if (name && text) values.set(name, [text].flat().join(""));
      }
    }
    return values;
  }

  function fillNumbers(notebook) {
    let values;
    for (const element of notebook.node.querySelectorAll(".myst span:not([class])")) {
      const match = GLUED.exec(element.dataset.glued ?? element.textContent);
      if (!match || element.children.length) continue;
      values ??= glued(notebook);
      const value = values.get(match[1]);
      if (value === undefined) continue;
      element.dataset.glued = match[0];
      const text = format(value, ...match.slice(2));
      if (element.textContent !== text) element.textContent = text;
    }
  }

  function typesetFormulas(typesetter) {
    for (const element of document.querySelectorAll(FORMULAS)) {
      const mark = element.matches(".math-display") ? "$$" : "$";
      element.className = "formula";
      element.textContent = mark + element.textContent + mark;
      typesetter.typeset(element);
    }
  }

  const plugin = (ILatexTypesetter, INotebookTracker) => ({
    id: "lessons:plugin",
    autoStart: true,
    requires: [ILatexTypesetter, INotebookTracker],
    activate: (app, typesetter, tracker) => {
      document.head.append(Object.assign(document.createElement("style"), { textContent: STYLE }));
      let waiting;
      const mend = () => {
        waiting = undefined;
        typesetFormulas(typesetter);
        tracker.forEach((panel) => fillNumbers(panel.content));
      };
      // Outputs and cells come in many small changes: one look for all of a quarter of a second.
      new MutationObserver(() => {
        waiting ??= setTimeout(mend, 250);
      }).observe(document.body, { childList: true, subtree: true });
    },
  });

  async function load(module) {
    const [version] = Object.values(shared[module]);
    return (await version.get())();
  }

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.lessons = {
    init: (modules) => {
      shared = modules;
    },
    get: async () => {
      const { ILatexTypesetter } = await load("@jupyterlab/rendermime");
      const { INotebookTracker } = await load("@jupyterlab/notebook");
      return () => ({ __esModule: true, default: plugin(ILatexTypesetter, INotebookTracker) });
    },
  };
})();
