import type { Terminal } from "../terminal.js";
import { showLine, type ShownLine } from "./show-line.js";

/** Shows how far a long piece of work is. */
export interface ShownShare extends Pick<ShownLine, "clear"> {
  /** `done` of `all` that `what` names. */
  update(what: string, done: number, all: number): void;
}

/** The share of long work that is done, as `showLine` shows it. */
export function showShare(terminal: Terminal, now: () => number): ShownShare {
  const { update, clear } = showLine(terminal, now);
  return {
    update: (what, done, all) => {
      update(what, () => `reife: ${what}: ${done.toLocaleString("en-US")} of ${all.toLocaleString("en-US")}`);
    },
    clear,
  };
}
