import { expect, test } from "vitest";
import { showShare } from "../../../src/cli/progress/show-share.js";
import type { Terminal } from "../../../src/cli/terminal.js";

function written(live: boolean, quiet = false): string {
  let text = "";
  const add = (more: string): void => {
    text += more;
  };
  const terminal: Terminal = {
    ...{ out: add, err: add, control: add, live, quiet },
    ...{ columns: 60, rows: 24, json: false },
  };
  let now = 0;
  const shown = showShare(terminal, () => now);
  for (; now < 21_000; now += 1000) shown.update("writing", now, 21_000);
  shown.clear();
  return text;
}

test("a share is redrawn on a terminal, told now and then elsewhere, and not at all where nobody wants to know", () => {
  expect(written(false)).toBe(
    "reife: writing: 0 of 21,000\nreife: writing: 10,000 of 21,000\nreife: writing: 20,000 of 21,000\n",
  );
  const lines = written(true).split("\r\u001b[K");
  expect(lines).toHaveLength(23);
  expect(lines.slice(-2)).toEqual(["reife: writing: 20,000 of 21,000", ""]);
  expect(written(true, true)).toBe("");
});
