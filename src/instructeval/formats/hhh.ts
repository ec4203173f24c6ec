import { hhh as pairs } from "../../datasets/formats/hhh.js";
import type { BenchmarkFormat } from "../benchmark-format.js";
import { textOf } from "../text-of.js";

/** HHH Alignment, out of the file that the dataset `hhh-alignment` reads too; the subset is the group. */
export const hhh: BenchmarkFormat = {
  format: "hhh",
  texts: ["ask"],
  load(card, files) {
    const texts = files.map((file) => ({ name: file.name, text: textOf(file) }));
    const dataset = { task: "pairwise", options: {}, gold: "authors", ties: false, files: [] } as const;
    const read = pairs.load({ ...card, ...dataset, count: card.count ?? 1, clusters: 1 }, texts);
    return [...read].map((pair) => {
      const [group = ""] = pair.tags["subset"] ?? [];
      const [a = "", b = ""] = pair.outputs;
      const better = pair.gold.kind === "pair" && pair.gold.preference === "B" ? 1 : 0;
      return {
        ...{ id: `${group}/${pair.row}`, group, cluster: pair.instruction, head: "", examples: [] },
        question: pair.instruction,
        gold: { kind: "pair", outputs: [a, b], better },
      };
    });
  },
};
