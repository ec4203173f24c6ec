import { visibleControls } from "../core/visible-controls.js";

/**
 * Where a command writes: data to `out`, everything about how it goes to `err`. Neither lets a text steer the terminal: what models,
 * providers and files say is shown, never obeyed.
 */
export interface Terminal {
  out(text: string): void;
  err(text: string): void;
  /** Steers `err` with a sequence of our own, such as one that takes lines away. */
  control(sequence: string): void;
  /** Whether `err` is a terminal that can redraw lines. */
  readonly live: boolean;
  readonly columns: number;
  readonly rows: number;
  readonly quiet: boolean;
  readonly json: boolean;
}

/** What decides how a command writes. */
export interface TerminalOptions {
  readonly quiet?: boolean | undefined;
  readonly json?: boolean | undefined;
  readonly progress?: boolean | undefined;
}

/** The process's own streams. A redrawn line needs a terminal, is switched off by --no-progress, CI and TERM=dumb. */
export function processTerminal(options: TerminalOptions): Terminal {
  const { CI: ci, TERM: term } = process.env;
  const dumb = term === "dumb" || (ci !== undefined && ci !== "" && ci !== "false");
  return {
    out: (text) => void process.stdout.write(visibleControls(text)),
    err: (text) => void process.stderr.write(visibleControls(text)),
    control: (sequence) => void process.stderr.write(sequence),
    live: process.stderr.isTTY && !dumb && options.progress !== false,
    columns: process.stderr.columns > 20 ? process.stderr.columns : 80,
    rows: process.stderr.rows > 0 ? process.stderr.rows : 24,
    quiet: options.quiet === true,
    json: options.json === true,
  };
}
