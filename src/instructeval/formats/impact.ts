import { readRows } from "../../datasets/read-rows.js";
import type { BenchmarkFormat } from "../benchmark-format.js";
import { fillText } from "../fill-text.js";
import { textOf } from "../text-of.js";

/** IMPACT: lines of `Category`, `Definition` and `Prompt`. */
export const impact: BenchmarkFormat = {
  format: "impact",
  texts: ["ask", "relevance", "coherence"],
  load: (card, files) =>
    files.flatMap((file) =>
      readRows({ name: file.name, text: textOf(file) }).map((row) => {
        const group = row.text("Category").trim().toLowerCase();
        const prompt = row.text("Prompt");
        const definition = row.optionalText("Definition") ?? "";
        const id = `${group}/${row.place.number}`;
        return {
          ...{ id, group, cluster: id, head: "", examples: [] },
          question: fillText(card, "ask", { definition, prompt }).trim(),
          gold: { kind: "writing" },
        };
      }),
    ),
};
