import { plot } from "@observablehq/plot";
import type { FigureSpec, Sheet } from "./figure.js";

/** What is needed of an element: pages and documents without a browser both have it. */
export interface PlotElement {
  textContent: string | null;
  readonly outerHTML: string;
  setAttribute(name: string, value: string): void;
  insertBefore(child: never, before: never): unknown;
  removeAttribute(name: string): void;
  querySelector(selectors: string): { remove(): void } | null;
  querySelectorAll(selectors: string): Iterable<Pick<PlotElement, "removeAttribute">>;
  readonly firstChild: unknown;
}

/** What is needed of a document. */
export interface PlotDocument {
  createElementNS(space: "http://www.w3.org/2000/svg", name: "title" | "desc"): unknown;
}

/** What a drawing says of itself. */
export interface DrawingNames {
  readonly title: string;
  /** Tells the drawing's parts apart from those of other drawings on the page. */
  readonly id: string;
}

/**
 * Draws a figure into a document: an `svg` element with a title and a description for screen readers, sized by its viewBox, that
 * brings no style of its own: text is set in the page's font.
 */
export function drawFigure(
  { plot: options, description }: Pick<FigureSpec, "plot" | "description">,
  { title, id }: DrawingNames,
  { document, theme }: { readonly document: PlotDocument } & Pick<Sheet, "theme">,
): PlotElement {
  // Plot wants a whole document and says that it gives an element of it; without a browser there are no types of either.
  const drawn: unknown = plot({ ...options, document: document as never, ariaLabel: title });
  if (!isElement(drawn)) throw new TypeError("Plot has drawn no element");
  drawn.querySelector("style")?.remove();
  // Parts of a picture have no names of their own: its title and description say what it shows.
  for (const part of drawn.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  drawn.setAttribute("role", "img");
  drawn.setAttribute("class", "figure");
  drawn.setAttribute("id", id);
  drawn.setAttribute("fill", theme.ink);
  drawn.setAttribute("font-size", "12");
  // Elements, not attributes: a name in them is text, whatever it holds.
  addText(drawn, document, { name: "desc", text: description });
  addText(drawn, document, { name: "title", text: title });
  return drawn;
}

interface Told {
  readonly name: "title" | "desc";
  readonly text: string;
}

function addText(drawn: PlotElement, document: PlotDocument, { name, text }: Told): void {
  const element: unknown = document.createElementNS("http://www.w3.org/2000/svg", name);
  if (!isElement(element)) throw new TypeError("The document makes no elements");
  element.textContent = text;
  drawn.insertBefore(element as never, drawn.firstChild as never);
}

function isElement(value: unknown): value is PlotElement {
  return typeof value === "object" && value !== null && "setAttribute" in value && "outerHTML" in value;
}
