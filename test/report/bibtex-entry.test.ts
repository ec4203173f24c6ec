import { expect, test } from "vitest";
import { bibtexEntry } from "../../src/report/bibtex-entry.js";

test("bibtexEntry() keeps the card's words, and what TeX would take for a command escaped", () => {
  const text = "Doe & Roe. 100% of\n  judges. ICLR 2024. arXiv:2310.07641";
  expect(bibtexEntry({ key: "d", title: "D_1", text, url: "https://example.org/d" })).toBe(
    [
      "@misc{d,",
      "  title = {D\\_1},",
      "  note = {Doe \\& Roe. 100\\% of judges. ICLR 2024. arXiv:2310.07641},",
      "  year = {2024},",
      "  eprint = {2310.07641},",
      "  archivePrefix = {arXiv},",
      "  url = {https://example.org/d}",
      "}",
    ].join("\n"),
  );
});

test("bibtexEntry() wraps what is wider than 80 columns", () => {
  const text = Array.from({ length: 40 }, (_, index) => `word${index}`).join(" ");
  const lines = bibtexEntry({ key: "d", title: "D", text }).split("\n");
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
  expect(lines.map((line) => line.trim()).join(" ")).toContain(`note = {${text}}`);
});

test("bibtexEntry() leaves out what the card does not say", () => {
  expect(bibtexEntry({ key: "d", title: "D", text: "Made here" })).toBe(
    "@misc{d,\n  title = {D},\n  note = {Made here}\n}",
  );
});

test("bibtexEntry() lets no text out of its field", () => {
  const text = "} , evil = {\\input{/etc/passwd} 50~^";
  const entry = bibtexEntry({ key: "d", title: "D", text, url: "https://example.org/}" });
  expect(entry.replaceAll(/\s+/gu, " ")).toContain(
    "\\textbraceright{} , evil = \\textbraceleft{}\\textbackslash{}input\\textbraceleft{}/etc/passwd",
  );
  expect(entry).toContain("url = {https://example.org/%7D}");
  const depths = Array.from(entry.replaceAll(/[^{}]/gu, "")).reduce<number[]>(
    (all, brace) => [...all, (all.at(-1) ?? 0) + (brace === "{" ? 1 : -1)],
    [],
  );
  expect(Math.min(...depths.slice(0, -1))).toBeGreaterThan(0);
  expect(depths.at(-1)).toBe(0);
});
