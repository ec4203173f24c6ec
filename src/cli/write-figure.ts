import { resolve } from "node:path";
import type { Figure, FigureSpec } from "../plots/figure.js";
import type { Theme } from "../plots/theme.js";
import { writeBytes } from "./compose/write-bytes.js";
import { writeFile } from "./compose/write-file.js";
import { figureForm } from "./figure-form.js";
import { figurePng } from "./figure-png.js";
import { figureSvg } from "./figure-svg.js";
import type { Terminal } from "./terminal.js";

/** Where a figure goes. */
export interface FigurePlace {
  /** Its name ends in .svg or .png; absent: SVG goes to standard output. */
  readonly file: string | undefined;
  readonly theme: Theme;
  readonly terminal: Terminal;
}

/** Draws a figure into a file, and says what is to be seen in it. */
export function writeFigure(
  figure: Pick<Figure, "name" | "title">,
  spec: FigureSpec,
  { file, theme, terminal }: FigurePlace,
): void {
  const svg = figureSvg(figure, spec, theme);
  if (file === undefined) {
    terminal.out(svg);
    return;
  }
  const path = resolve(process.cwd(), file);
  if (figureForm(file) === ".png") writeBytes(path, figurePng(svg));
  else writeFile(path, svg);
  terminal.out(`${file}: ${spec.description}\n`);
}
