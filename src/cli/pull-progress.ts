import type { PullProgress } from "../datasets/download-part.js";
import type { Terminal } from "./terminal.js";

/** Shows how a download goes: a redrawn line on a terminal, a plain line at its start and now and then elsewhere. */
export interface ShownPull {
  update(file: string, progress: PullProgress): void;
  /** Clears the redrawn line. */
  clear(): void;
}

const redrawEveryMs = 100;
const plainEveryMs = 10_000;

/** Progress of downloads on a terminal's error stream. `now` gives milliseconds, never going back. */
export function showPull(terminal: Terminal, now: () => number): ShownPull {
  let current: string | undefined;
  let last = 0;
  return {
    update: (file, progress) => {
      if (terminal.quiet || terminal.json) return;
      const isNew = file !== current;
      if (!isNew && now() - last < (terminal.live ? redrawEveryMs : plainEveryMs)) return;
      current = file;
      last = now();
      const line = `Downloading ${file}${amount(progress)}`;
      if (terminal.live) terminal.control("\r\u001b[K");
      terminal.err(terminal.live ? line.slice(0, terminal.columns - 1) : `${line}\n`);
    },
    clear: () => {
      if (terminal.live && current !== undefined) terminal.control("\r\u001b[K");
      current = undefined;
    },
  };
}

function amount({ bytes, total }: PullProgress): string {
  if (total !== undefined && total > 0)
    return `: ${Math.floor((bytes / total) * 100)} % of ${kilobytes(total)}`;
  return bytes === 0 ? "" : `: ${kilobytes(bytes)}`;
}

function kilobytes(bytes: number): string {
  return `${Math.ceil(bytes / 1000).toLocaleString("en-US")} kB`;
}
