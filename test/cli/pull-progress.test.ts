import { describe, expect, test } from "vitest";
import { showPull } from "../../src/cli/pull-progress.js";
import type { Terminal } from "../../src/cli/terminal.js";

function fakeTerminal(live: boolean): { readonly terminal: Terminal; readonly written: string[] } {
  const written: string[] = [];
  return {
    written,
    terminal: {
      out: () => undefined,
      err: (text) => void written.push(text),
      control: (sequence) => void written.push(sequence),
      live,
      columns: 60,
      rows: 24,
      quiet: false,
      json: false,
    },
  };
}

describe("showPull()", () => {
  test("redraws one line on a terminal, at most ten times a second, and clears it", () => {
    const { terminal, written } = fakeTerminal(true);
    let now = 0;
    const shown = showPull(terminal, () => now);
    for (; now < 250; now += 50) shown.update("a/b.json", { bytes: now * 10, total: 5000 });
    shown.clear();
    expect(written.join("").split(/(?=\r)/u)).toEqual([
      "\r\u001b[KDownloading a/b.json: 0 % of 5 kB",
      "\r\u001b[KDownloading a/b.json: 20 % of 5 kB",
      "\r\u001b[KDownloading a/b.json: 40 % of 5 kB",
      "\r\u001b[K",
    ]);
  });

  test("writes a plain line for each file and one every ten seconds elsewhere", () => {
    const { terminal, written } = fakeTerminal(false);
    let now = 0;
    const shown = showPull(terminal, () => now);
    for (; now < 11_000; now += 1000) shown.update("a.json", { bytes: now, total: undefined });
    shown.clear();
    shown.update("b.json", { bytes: 0, total: 2000 });
    expect(written).toEqual([
      "Downloading a.json\n",
      "Downloading a.json: 10 kB\n",
      "Downloading b.json: 0 % of 2 kB\n",
    ]);
  });
});
