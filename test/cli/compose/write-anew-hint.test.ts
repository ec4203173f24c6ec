import { expect, it } from "vitest";
import { writeAnewHint } from "../../../src/cli/compose/write-anew-hint.js";

it("names the run's config, for the file comes from stored replies", () => {
  expect(writeAnewHint({ run: "grid" }, "results/grid")).toBe(
    "`reife run` on its config, grid.yaml or how it is called, writes the file anew from the stored replies",
  );
});

it("asks for the import once more, into a folder that is gone: another import would be refused", () => {
  const imported = { format: "llmbar", files: [], options: {} };
  expect(writeAnewHint({ run: "gpt-4", imported }, "results/gpt-4")).toBe(
    "Delete results/gpt-4 and import the files again: `reife import llmbar <files> --out results/gpt-4`",
  );
});
