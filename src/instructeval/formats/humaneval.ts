import { gunzipSync } from "fflate";
import { DatasetError } from "../../core/errors.js";
import { readRows } from "../../datasets/read-rows.js";
import type { BenchmarkData, BenchmarkFormat } from "../benchmark-format.js";
import { fillText } from "../fill-text.js";
import { textOf } from "../text-of.js";

/** HumanEval: lines, packed or not, of `task_id`, `prompt`, `canonical_solution`, `test` and `entry_point`. */
export const humaneval: BenchmarkFormat = {
  format: "humaneval",
  texts: ["ask"],
  load: (card, files) =>
    files.flatMap((file) =>
      readRows({ name: file.name, text: textOf(unpacked(file)) }).map((row) => {
        const id = row.text("task_id");
        const prompt = row.text("prompt");
        return {
          ...{ id, group: "humaneval", cluster: id, head: "", examples: [] },
          question: fillText(card, "ask", { prompt }),
          gold: {
            kind: "program",
            prompt,
            test: row.text("test"),
            entryPoint: row.text("entry_point"),
            solution: row.text("canonical_solution"),
          },
        };
      }),
    ),
};

function unpacked(file: BenchmarkData): BenchmarkData {
  if (!file.name.endsWith(".gz")) return file;
  try {
    return { name: file.name, bytes: gunzipSync(file.bytes) };
  } catch (cause) {
    throw new DatasetError(`Cannot read ${file.name}: it is no gzip file`, { cause });
  }
}
