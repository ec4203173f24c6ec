import type { PullProgress } from "../datasets/download-part.js";
import { showLine, type ShownLine } from "./progress/show-line.js";
import type { Terminal } from "./terminal.js";

/** Shows how downloads go. */
export interface ShownPull extends Pick<ShownLine, "clear"> {
  update(file: string, progress: PullProgress): void;
}

/** Progress of downloads, as `showLine` shows it. */
export function showPull(terminal: Terminal, now: () => number): ShownPull {
  const { update, clear } = showLine(terminal, now);
  return {
    update: (file, progress) => {
      update(file, () => `Downloading ${file}${amount(progress)}`);
    },
    clear,
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
