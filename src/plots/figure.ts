import type { PlotOptions } from "@observablehq/plot";
import type { RunFigures } from "../core/run-figures.js";
import type { Theme } from "./theme.js";

/** What a figure is fitted to. */
export interface Sheet {
  /** Pixels. */
  readonly width: number;
  readonly theme: Theme;
}

/** The numbers behind a figure, for those who read rather than look. Shares are 0..1, unrounded. */
export interface FigureTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
}

/** A figure ready to be drawn. */
export interface FigureSpec {
  /** One sentence that says what is to be seen, for those who cannot. */
  readonly description: string;
  readonly plot: Omit<PlotOptions, "document" | "className" | "style">;
  readonly table: FigureTable;
}

/** A figure, or why these numbers give none. */
export type MaybeFigure = FigureSpec | { readonly undefined: string };

/** A kind of figure that a run can have. */
export interface Figure {
  readonly name: string;
  readonly title: string;
  /** How it is read, in a sentence or two. */
  readonly about: string;
  readonly of: (run: RunFigures, sheet: Sheet) => MaybeFigure;
}
