// jupyterlab-myst leaves a formula within HTML, such as a self-check or a hint, as LaTeX, and takes
// the triangle away that shows what can be opened. This gives the formula to JupyterLab's own
// typesetter, and the triangle back. It is loaded as it stands, without a build: JupyterLab hands
// `init` the modules that all extensions share, and asks `get` for the plugin.
(() => {
  const formulas = ".myst .math-inline, .myst .math-display";
  const triangle = ".myst summary:not([class]) { cursor: pointer; list-style: revert; }";
  let shared;

  const plugin = (ILatexTypesetter) => ({
    id: "formulas:plugin",
    autoStart: true,
    requires: [ILatexTypesetter],
    activate: (app, typesetter) => {
      const typeset = () => {
        for (const element of document.querySelectorAll(formulas)) {
          const mark = element.matches(".math-display") ? "$$" : "$";
          element.className = "formula";
          element.textContent = mark + element.textContent + mark;
          typesetter.typeset(element);
        }
      };
      document.head.append(Object.assign(document.createElement("style"), { textContent: triangle }));
      new MutationObserver(typeset).observe(document.body, { childList: true, subtree: true });
    },
  });

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB.formulas = {
    init: (modules) => {
      shared = modules;
    },
    get: async () => {
      const [version] = Object.values(shared["@jupyterlab/rendermime"]);
      const { ILatexTypesetter } = (await version.get())();
      return () => ({ __esModule: true, default: plugin(ILatexTypesetter) });
    },
  };
})();
