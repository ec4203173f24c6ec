import type { Terminal } from "../terminal.js";

/** Shows how long work goes: a redrawn line on a terminal, a plain line when a part begins and now and then elsewhere. */
export interface ShownLine {
  /** `part` names what is at work; its line is made only where it is shown. */
  readonly update: (part: string, line: () => string) => void;
  /** Clears the redrawn line. */
  readonly clear: () => void;
}

const redrawEveryMs = 100;
const plainEveryMs = 10_000;

/** Progress on a terminal's error stream. `now` gives milliseconds, never going back. */
export function showLine(terminal: Terminal, now: () => number): ShownLine {
  let current: string | undefined;
  let last = 0;
  return {
    update: (part, line) => {
      if (terminal.quiet || terminal.json) return;
      const isNew = part !== current;
      if (!isNew && now() - last < (terminal.live ? redrawEveryMs : plainEveryMs)) return;
      current = part;
      last = now();
      if (terminal.live) terminal.control("\r\u001b[K");
      terminal.err(terminal.live ? line().slice(0, terminal.columns - 1) : `${line()}\n`);
    },
    clear: () => {
      if (terminal.live && current !== undefined) terminal.control("\r\u001b[K");
      current = undefined;
    },
  };
}
