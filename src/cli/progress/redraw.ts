import type { Terminal } from "../terminal.js";

/** Lines at the end of a terminal's error stream that are drawn over and over. */
export interface Redrawn {
  /** Draws lines in place of those drawn before. */
  draw(lines: readonly string[]): void;
  /** Takes the lines away, so that something else may be written. */
  clear(): void;
}

/** Draws below what was written so far. Nobody else may write between `draw` and `clear`. */
export function redraw({ err }: Pick<Terminal, "err">): Redrawn {
  let shown = 0;
  const back = (): string => (shown > 0 ? `\r\u001b[${shown}A\u001b[J` : "");
  return {
    draw(lines) {
      err(`${back()}${lines.map((line) => `${line}\n`).join("")}`);
      shown = lines.length;
    },
    clear() {
      if (shown > 0) err(back());
      shown = 0;
    },
  };
}
