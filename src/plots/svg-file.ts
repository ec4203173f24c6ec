import { drawFigure, type DrawingNames, type PlotDocument } from "./draw-figure.js";
import type { FigureSpec, Sheet } from "./figure.js";

/** First those that a reader is likely to have; the last is the one that pictures are made with. */
const fonts = "system-ui, -apple-system, 'Segoe UI', Roboto, 'DejaVu Sans', sans-serif";

/** Characters that no XML file may hold, however they are written. */
const notXml = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** A figure as the text of an SVG file that stands by itself: ground, font, title and description. */
export function svgFile(
  spec: FigureSpec,
  names: DrawingNames,
  canvas: { readonly document: PlotDocument } & Pick<Sheet, "theme">,
): string {
  const svg = drawFigure(spec, names, canvas);
  svg.setAttribute("xmlns", "http://www.w3.org/2000/svg");
  svg.setAttribute("font-family", fonts);
  // A page writes HTML, whose named spaces XML does not know.
  const text = svg.outerHTML.replaceAll(notXml, "\uFFFD").replaceAll("&nbsp;", "&#160;");
  const end = text.indexOf(">") + 1;
  const ground = `<rect width="100%" height="100%" fill="${canvas.theme.ground}"></rect>`;
  return `${text.slice(0, end)}${ground}${text.slice(end)}\n`;
}
