import { describe, expect, it } from "vitest";
import { figurePng } from "../../src/cli/figure-png.js";
import { figureSvg } from "../../src/cli/figure-svg.js";
import { accuracyFigure } from "../../src/plots/figures/accuracy.js";
import { themes } from "../../src/plots/themes.js";
import { runFigures } from "../plots/run-figures-fixture.js";

/** The accuracy figure of a run whose best evaluator has this name. */
function svgOf(name: string): string {
  const spec = accuracyFigure.of(runFigures(name), { width: 400, theme: themes.dark });
  if ("undefined" in spec) throw new Error(spec.undefined);
  return figureSvg(accuracyFigure, spec, themes.dark);
}

describe("figureSvg()", () => {
  it("stands by itself: namespace, ground and font", () => {
    const svg = svgOf("sharp");
    expect(svg).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/u);
    expect(svg).toContain(`fill="${themes.dark.ground}"`);
    expect(svg).toContain("sans-serif");
  });

  it("is XML that a picture can be made of, whatever a name holds", () => {
    const png = figurePng(svgOf('<b a="&amp;">\u0001\uD800 & ]]> \u202E'));
    expect([...png.slice(1, 4)].map((byte) => String.fromCodePoint(byte)).join("")).toBe("PNG");
  });
});
