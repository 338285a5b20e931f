// Bundles src/ into the folder that the server hands out, with the licences of all that is inside.
import { readFile, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const HERE = path.dirname(fileURLToPath(import.meta.url));
const OUT = path.join(HERE, "..", "static", "built");

await rm(OUT, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: HERE,
  entryPoints: ["src/query.js"],
  outdir: OUT,
  bundle: true,
  splitting: true,
  format: "esm",
  target: "es2022",
  minify: true,
  chunkNames: "[name]-[hash]",
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await writeFile(path.join(OUT, "LICENSES.txt"), await licences(Object.keys(metafile.inputs)));
for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
  console.log(`${path.basename(file).padEnd(28)} ${(bytes / 1024).toFixed(1).padStart(7)} KiB`);
}

async function licences(inputs) {
  const folders = new Set(inputs.map(packageOf).filter(Boolean));
  const texts = await Promise.all([...folders].sort().map(licence));
  return `The files beside this one hold code of these packages.\n\n${texts.join("\n")}`;
}

function packageOf(input) {
  return /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input)?.[0];
}

async function licence(folder) {
  const { name, version, license } = JSON.parse(await readFile(path.join(HERE, folder, "package.json")));
  const file = (await readdir(path.join(HERE, folder))).find((entry) => /^licen[cs]e/i.test(entry));
  if (!file) throw new Error(`${name} has no licence text; leave it out or write its licence down`);
  const text = await readFile(path.join(HERE, folder, file), "utf8");
  return `${"=".repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}\n`;
}
