import type { Terminal } from "../terminal.js";

/** Shows how far a long piece of work is: a redrawn line on a terminal, a plain line when it begins and now and then elsewhere. */
export interface ShownShare {
  /** `done` of `all` that `what` names. */
  update(what: string, done: number, all: number): void;
  /** Clears the redrawn line. */
  clear(): void;
}

const redrawEveryMs = 100;
const plainEveryMs = 10_000;

/** Progress on a terminal's error stream. `now` gives milliseconds, never going back. */
export function showShare(terminal: Terminal, now: () => number): ShownShare {
  let current: string | undefined;
  let last = 0;
  return {
    update: (what, done, all) => {
      if (terminal.quiet || terminal.json) return;
      const isNew = what !== current;
      if (!isNew && now() - last < (terminal.live ? redrawEveryMs : plainEveryMs)) return;
      current = what;
      last = now();
      const line = `reife: ${what}: ${done.toLocaleString("en-US")} of ${all.toLocaleString("en-US")}`;
      if (terminal.live) terminal.control("\r\u001b[K");
      terminal.err(terminal.live ? line.slice(0, terminal.columns - 1) : `${line}\n`);
    },
    clear: () => {
      if (terminal.live && current !== undefined) terminal.control("\r\u001b[K");
      current = undefined;
    },
  };
}
