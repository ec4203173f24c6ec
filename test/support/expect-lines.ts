import { expect } from "vitest";

/** Expects a text to be exactly these lines. */
export function expectLines(text: string, lines: readonly RegExp[]): void {
  const written = text.replace(/\n$/u, "").split("\n");
  expect(written).toHaveLength(lines.length);
  for (const [index, line] of lines.entries()) expect(written[index]).toMatch(line);
}
