import type { Figure, FigureSpec } from "../plots/figure.js";
import { svgFile } from "../plots/svg-file.js";
import type { Theme } from "../plots/theme.js";
import { plotDocument } from "./plot-document.js";

/** A figure as the text of an SVG file, drawn without a browser. */
export function figureSvg(figure: Pick<Figure, "name" | "title">, spec: FigureSpec, theme: Theme): string {
  return svgFile(spec, { title: figure.title, id: figure.name }, { document: plotDocument(), theme });
}
