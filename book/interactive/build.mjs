// Bundle the sources into the scripts that the book serves: node build.mjs [FOLDER]
import { build } from "esbuild";

const here = new URL(".", import.meta.url).pathname;
const folder = process.argv[2] ?? `${here}../_static/interactive`;

await build({
  absWorkingDir: here,
  entryPoints: ["src/playthings.ts"],
  outdir: folder,
  bundle: true,
  // A classic script: modules do not load from disk (file://).
  format: "iife",
  target: "es2020",
  minify: true,
  // Whatever a page says of its encoding, the script reads the same.
  charset: "ascii",
  loader: { ".css": "text" },
  banner: { js: "/* Made from book/interactive by 'make interactive'; do not edit. */" },
  logLevel: "warning",
});
