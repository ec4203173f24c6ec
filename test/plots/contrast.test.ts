import { parseHTML } from "linkedom";
import { describe, expect, it } from "vitest";
import { plotDocument } from "../../src/cli/plot-document.js";
import { drawFigure } from "../../src/plots/draw-figure.js";
import { figures } from "../../src/plots/figures.js";
import { themes } from "../../src/plots/themes.js";
import { blend, colorOf, contrast, type Color } from "../support/contrast.js";
import { runFigures } from "./run-figures-fixture.js";

/** What a drawing paints: texts, marks, and the grounds that texts may stand on. */
interface Painted {
  readonly texts: readonly Color[];
  readonly marks: readonly (readonly Color[])[];
  readonly tints: readonly Color[];
}

interface Shape {
  readonly localName: string;
  readonly children: Iterable<Shape>;
  getAttribute(name: string): string | null;
}

type Theme = (typeof themes)["light"];

/** All that a figure paints, as it is seen on its ground. What an element does not say it has from those around it. */
function paintedBy(svg: Shape, theme: Theme, isHeatMap: boolean): Painted {
  const ground = colorOf(theme.ground);
  const painted = { texts: [] as Color[], marks: [] as Color[][], tints: [] as Color[] };
  const names = ["fill", "fill-opacity", "stroke", "stroke-opacity", "opacity"] as const;
  const walk = (shape: Shape, from: Readonly<Record<string, string>>): void => {
    const own = { ...from };
    for (const name of names) own[name] = shape.getAttribute(name) ?? own[name] ?? "";
    const seen = (paint: "fill" | "stroke"): Color[] => {
      const color = own[paint] ?? "";
      // The grid only helps to read what is drawn on it.
      if (!color.startsWith("#") || color === theme.grid) return [];
      const opacity = shareOf(own[`${paint}-opacity`]) * shareOf(own["opacity"]);
      return [blend(colorOf(color), ground, opacity)];
    };
    if (shape.localName === "text") painted.texts.push(...seen("fill"));
    else if (isHeatMap && shape.localName === "rect") painted.tints.push(...seen("fill"));
    else if (["rect", "path", "line", "circle"].includes(shape.localName)) {
      const colors = [...seen("fill"), ...seen("stroke")];
      if (colors.length > 0) painted.marks.push(colors);
    }
    for (const child of shape.children) walk(child, own);
  };
  walk(svg, {});
  return painted;
}

const heatMaps = ["heat-map", "rank-datasets", "rank-protocols", "errors"];
const drawn = figures.flatMap((figure) =>
  (["light", "dark"] as const).map((theme) => ({ name: figure.name, figure, theme })),
);

describe.each(drawn)("$name in $theme", ({ figure, theme: name }) => {
  const theme = themes[name];
  const spec = figure.of(runFigures(), { width: 640, theme });
  if ("undefined" in spec) throw new Error(spec.undefined);
  const { outerHTML } = drawFigure(
    spec,
    { title: figure.title, id: figure.name },
    { document: plotDocument(), theme },
  );
  // The library's types name those of browsers, which this program has none of.
  const { document } = parseHTML(outerHTML) as unknown as { document: { documentElement: Shape } };
  const { texts, marks, tints } = paintedBy(document.documentElement, theme, heatMaps.includes(figure.name));

  it("has texts that are read on the ground and on every tint: 4.5 to 1", () => {
    expect(texts.length).toBeGreaterThan(2);
    for (const ground of [colorOf(theme.ground), ...tints]) {
      for (const text of texts) expect(contrast(text, ground)).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("has marks that are seen: 3 to 1", () => {
    expect(marks.length + tints.length).toBeGreaterThan(0);
    for (const colors of marks) {
      const best = Math.max(...colors.map((color) => contrast(color, colorOf(theme.ground))));
      expect(best).toBeGreaterThanOrEqual(3);
    }
  });
});

/** An opacity as an attribute says it: nothing, or an empty text, is all of it. */
function shareOf(opacity: string | undefined): number {
  return opacity === undefined || opacity === "" ? 1 : Number(opacity);
}
