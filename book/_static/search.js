// The search is Sphinx's own. Two things are mended before it begins.

document.addEventListener("DOMContentLoaded", () => {
  if (typeof Search === "undefined") return;

  // A page opened from disk may not read the other pages, so it shows results without excerpts.
  if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;

  // Excerpts come from the text, not from the list of contents above it, which is for print only.
  const textOf = Search.htmlToText;
  Search.htmlToText = (html, anchor) =>
    textOf(html.replace(/<div id="jb-print-docs-body"[^]*?(?=<article)/, ""), anchor);
});
