// Writes docs/protocols.md from the cards in protocols/, by way of `reife protocols list --json`.
// Usage: npm run docs (after a build); with --check it only says whether the file is up to date.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));
const target = new URL("../docs/protocols.md", import.meta.url);
const listed = execFileSync(process.execPath, ["bin/reife.js", "protocols", "list", "--json"], { cwd: root });
const protocols = JSON.parse(listed.toString("utf8"));

const groups = [
  ["Both outputs at once", ({ tasks, shape }) => !tasks.includes("pointwise") && shape !== "vote"],
  ["Votes over other protocols", ({ shape }) => shape === "vote"],
  ["Each output alone, then compared", ({ tasks }) => tasks.includes("pointwise")],
];

const text = [
  "# Protocols",
  "",
  "Every way of asking a judge that reife ships, generated from the cards in `protocols/` (`npm run docs`). Calls are for one pair in both",
  "positions; of them, *shared* ones are asked once for both. A step that depends on the instruction is asked once for it, whatever the",
  "number of pairs and protocols that use it. `npx reife protocols show <id>` prints what is sent, byte for byte.",
  ...groups.flatMap(([title, belongs]) => ["", `## ${title}`, ...protocols.filter(belongs).flatMap(section)]),
  "",
].join("\n");

if (process.argv.includes("--check")) {
  const same = readFileSync(target, "utf8") === text;
  if (!same) process.stderr.write("docs/protocols.md is not what the cards say: run npm run docs\n");
  process.exitCode = same ? 0 : 1;
} else {
  writeFileSync(target, text);
}

function section({ id, title, source, effect, cost, steps, needs, callsPerPair, presentationsShareCalls }) {
  const { calls, shared } = callsPerPair;
  const range = calls.low === calls.high ? `${calls.low}` : `${calls.low} to ${calls.high}`;
  return [
    "",
    `### ${id}`,
    "",
    `${title}.`,
    "",
    `- Source: ${source}`,
    `- Calls for a pair: ${range}${shared > 0 ? `, ${shared} of them shared` : ""}${cost === undefined ? "" : ` (${cost})`}`,
    ...(steps.length === 0 ? [] : [`- Steps: ${steps.map(stepText).join("; ")}`]),
    ...(needs.length === 0 ? [] : [`- Needs: ${needs.join(", ")}`]),
    ...(effect === undefined ? [] : [`- Published effect: ${effect}`]),
    ...(presentationsShareCalls
      ? ["- Both presentations rest on the same calls, so self-agreement is no finding"]
      : []),
  ];
}

function stepText({ name, dependsOn, samples, parser }) {
  const read = parser === undefined ? "" : `, read by \`${parser}\``;
  return `\`${name}\` on the ${dependsOn}${samples > 1 ? `, ${samples} samples` : ""}${read}`;
}
