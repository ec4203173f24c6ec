import { drawFigure } from "../plots/draw-figure.js";
import type { Figure, FigureSpec } from "../plots/figure.js";
import type { Theme } from "../plots/theme.js";
import { plotDocument } from "./plot-document.js";

/** First those that a reader is likely to have; the last is the one that pictures are made with. */
const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** Characters that no XML file may hold, however they are written. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A figure as the text of an SVG file that stands by itself: ground, font, title and description. */
export function figureSvg(figure: Pick<Figure, "name" | "title">, spec: FigureSpec, theme: Theme): string {
  const svg = drawFigure(spec, { title: figure.title, id: figure.name }, { document: plotDocument(), theme });
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", fonts);
  const text = svg.outerHTML.replaceAll(notXml, "\uFFFD");
  const end = text.indexOf(">") + 1;
  const ground = `<rect width="100%" height="100%" fill="${theme.ground}"></rect>`;
  return `${text.slice(0, end)}${ground}${text.slice(end)}\n`;
}
