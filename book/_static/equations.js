// MathJax by itself sets all equations of a page before any is seen. Here those above the lower edge
// of the window come first, so that whatever is set later moves nothing in sight. The others follow
// while the browser is idle. MathJax.startup.promise waits for all of them.

if (window.MathJax) {
  // So many at a time make no pause that is felt.
  const SLICE = 20;
  let unset = [];

  const take = equations => {
    unset = unset.filter(equation => !equations.includes(equation));
    return equations;
  };

  const above = edge =>
    unset.filter(equation => {
      const box = equation.getBoundingClientRect();
      // What is folded has no size.
      return box.width > 0 && box.top < edge;
    });

  // How far down a reader sees once the page is open. A page that is loaded again returns to where
  // it was read, which is not known yet.
  const firstEdge = () => {
    if (performance.getEntriesByType("navigation")[0].type !== "navigate") return Infinity;
    if (!location.hash) return innerHeight;
    const target = document.getElementById(location.hash.slice(1));
    return target ? target.getBoundingClientRect().top + innerHeight : Infinity;
  };

  // Safari has no requestIdleCallback.
  const idle = () =>
    new Promise(resolve => {
      if (window.requestIdleCallback) requestIdleCallback(resolve, { timeout: 100 });
      else setTimeout(resolve);
    });

  const setAll = () => MathJax.typeset?.(take(unset));

  MathJax.startup = {
    async pageReady() {
      unset = [...document.querySelectorAll(".math")];
      await MathJax.typesetPromise(take(above(firstEdge())));
      while (unset.length > 0) {
        await idle();
        const seen = above(innerHeight);
        await MathJax.typesetPromise(take(seen.length > 0 ? seen : unset.slice(0, SLICE)));
      }
    },
  };

  addEventListener("beforeprint", setAll);

  // A link that is followed this early would lead to where its target no longer is.
  addEventListener("hashchange", async () => {
    if (unset.length === 0) return;
    const lead = () => document.querySelector(":target")?.scrollIntoView({ behavior: "instant" });
    setAll();
    lead();
    // Equations have their heights once their fonts have come.
    await document.fonts.ready;
    lead();
  });
}
