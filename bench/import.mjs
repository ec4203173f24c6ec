// Time, processor time and memory of importing a file of a million rows by a mapping.
// Usage: node bench/import.mjs [rows] [instances] [texts] [replies] [csv] [one-order] [--keep]
//   texts      each row repeats its instance's instruction and outputs
//   replies    raw replies go through the parser of protocol `base`; else verdicts are taken
//   csv        a table in place of JSON lines
//   one-order  every judge is asked once an instance; else in both presentations
//   --keep     leaves data, mapping and run where they are, and says where
import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { fileURLToPath } from "node:url";

const words = process.argv.slice(2);
const [rows = 1_000_000, instances = 500_000] = words.filter((word) => /^\d+$/u.test(word)).map(Number);
const known = ["texts", "replies", "csv", "one-order", "--keep"];
const unknown = words.find((word) => !/^\d+$/u.test(word) && !known.includes(word));
if (unknown !== undefined) throw new Error(`Unknown word '${unknown}': there are ${known.join(", ")}`);
const has = (word) => words.includes(word);
const folder = mkdtempSync(join(tmpdir(), "reife-bench-"));
const data = join(folder, has("csv") ? "votes.csv" : "votes.jsonl");
const mapping = join(folder, "map.yaml");

writeRows(data);
writeFileSync(mapping, `${mappingLines().join("\n")}\n`);
measure();
if (has("--keep")) console.log(`Files: ${folder}`);
else rmSync(folder, { recursive: true, force: true });

function writeRows(file) {
  const out = openSync(file, "w");
  let block = "";
  let random = 1;
  for (let row = 0; row < rows; row += 1) {
    random = (random * 1103515245 + 12345) % 2147483648;
    const record = recordOf(row, random / 2147483648);
    if (has("csv")) block += row === 0 ? csvLine(Object.keys(record)) : "";
    block += has("csv") ? csvLine(Object.values(record)) : `${JSON.stringify(record)}\n`;
    if (block.length > 1 << 20 || row === rows - 1) {
      writeSync(out, block);
      block = "";
    }
  }
  closeSync(out);
}

/** Judges are right seven times in ten. */
function recordOf(row, random) {
  const perInstance = Math.ceil(rows / instances);
  const instance = Math.floor(row / perInstance);
  const orders = has("one-order") ? 1 : 2;
  const swapped = orders === 2 && row % 2 === 1;
  const gold = instance % 3 === 0 ? "B" : "A";
  const choice = random < 0.7 ? gold : gold === "A" ? "B" : "A";
  return {
    item: `item-${instance}`,
    judge: `judge-${Math.floor((row % perInstance) / orders)}`,
    order: swapped ? "ba" : "ab",
    ...(has("replies") ? { says: `Output (${(choice === "A") === swapped ? "b" : "a"})` } : { choice }),
    human: gold,
    ...(has("texts")
      ? {
          question: `Say in a few words what is known of topic ${instance} and why it matters to people.`,
          a: `Topic ${instance} is known for many things, "fame" among them. `.repeat(4),
          b: `There is little to say of topic ${instance}. `.repeat(3),
        }
      : {}),
  };
}

function csvLine(cells) {
  return `${cells.map((cell) => (/[",\n]/u.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",")}\n`;
}

function mappingLines() {
  return [
    "instance: item",
    "evaluator: judge",
    "presentation: {field: order, values: {ab: original, ba: swapped}}",
    ...(has("replies") ? ["reply: says", "protocol: {value: base}"] : ["preference: choice"]),
    "gold: human",
    ...(has("texts") ? ["instruction: question", "outputA: a", "outputB: b"] : []),
  ];
}

function measure() {
  const bin = fileURLToPath(new URL("../bin/reife.js", import.meta.url));
  const args = [
    "import",
    "generic",
    data,
    "--map",
    mapping,
    "--dataset",
    "bench",
    "--out",
    join(folder, "run"),
  ];
  // The program tells its own peak and processor time as it ends.
  const told = `process.on("exit",()=>{const u=process.resourceUsage();process.stderr.write("used "+u.maxRSS+" "+(u.userCPUTime+u.systemCPUTime))})`;
  const start = performance.now();
  const timed = spawnSync(
    process.execPath,
    ["--import", `data:text/javascript,${encodeURIComponent(told)}`, bin, ...args, "--quiet"],
    { encoding: "utf8" },
  );
  const seconds = (performance.now() - start) / 1000;
  const [, peak, cpu] = /used (\d+) (\d+)$/u.exec(timed.stderr) ?? [];
  const count = (number) => Math.round(number).toLocaleString("en-US");
  console.log(
    `${count(rows)} rows (${count(statSync(data).size / 2 ** 20)} MiB, ${count(instances)} instances` +
      `${known
        .filter((word) => !word.startsWith("--") && has(word))
        .map((word) => `, ${word}`)
        .join("")}): ` +
      `${seconds.toFixed(1)} s, ${cpu === undefined ? "?" : (Number(cpu) / 1e6).toFixed(1)} s of processor time, ` +
      `${count(rows / seconds)} rows/s, ${peak === undefined ? "peak not known" : `${count(Number(peak) / 1024)} MiB at most`}` +
      `${timed.status === 0 ? "" : `, exit code ${timed.status}`}`,
  );
  if (timed.status !== 0) console.error(String(timed.stderr).slice(0, 2000));
}
