import type { Terminal } from "../terminal.js";

/** Lines at the end of a terminal's error stream that are drawn over and over. */
export interface Redrawn {
  /** Draws lines in place of those drawn before. */
  draw(lines: readonly string[]): void;
  /** Takes the lines away, so that something else may be written. */
  clear(): void;
}

/** Draws below what was written so far. Nobody else may write between `draw` and `clear`. */
export function redraw({ err, control }: Pick<Terminal, "err" | "control">): Redrawn {
  let shown = 0;
  const clear = (): void => {
    if (shown > 0) control(`\r\u001b[${shown}A\u001b[J`);
    shown = 0;
  };
  return {
    draw(lines) {
      clear();
      err(lines.map((line) => `${line}\n`).join(""));
      shown = lines.length;
    },
    clear,
  };
}
