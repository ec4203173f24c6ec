import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { themes } from "../../src/plots/themes.js";
import { colorOf, contrast } from "../support/contrast.js";

const css = readFileSync(new URL("../../src/site/app.css", import.meta.url), "utf8");

/** The colours of a block of the style sheet, by name. */
function tokens(selector: string): Readonly<Record<string, string>> {
  const block = css.slice(css.indexOf(`${selector} {`));
  const own = block.slice(0, block.indexOf("}"));
  return Object.fromEntries(
    [...own.matchAll(/--(?<name>[\w-]+): (?<value>#\w+);/gu)].map(({ groups }) => [
      groups?.["name"] ?? "",
      groups?.["value"] ?? "",
    ]),
  );
}

const pages = {
  light: tokens(":root"),
  dark: tokens(':root[data-theme="dark"]'),
  "dark by the system": tokens(':root:not([data-theme="light"])'),
};

it("the contrast of black on white is 21, and of the reference grey 4.54", () => {
  expect(contrast(colorOf("#000"), colorOf("#fff"))).toBeCloseTo(21, 10);
  expect(contrast(colorOf("#767676"), colorOf("#ffffff"))).toBeCloseTo(4.54, 2);
});

it("pages are dark by the system as they are by choice", () => {
  expect(pages["dark by the system"]).toEqual(pages.dark);
});

describe.each(["light", "dark"] as const)("in %s", (name) => {
  const page = pages[name];
  const ratio = (a: string, b: string): number => contrast(colorOf(page[a] ?? ""), colorOf(page[b] ?? ""));

  it("pages have the colours of figures in files", () => {
    const { series, ...others } = themes[name];
    const own = Object.fromEntries(series.map((color, place) => [`series-${place}`, color]));
    for (const [token, color] of Object.entries({ ...others, ...own })) {
      expect(colorOf(page[token] ?? ""), token).toEqual(colorOf(color));
    }
  });

  it.each(["ground", "raised"])("text is read on %s: 4.5 to 1", (ground) => {
    for (const token of ["ink", "muted", "link"])
      expect(ratio(token, ground), token).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["ground", "raised"])("controls, focus and marks are seen on %s: 3 to 1", (ground) => {
    const marks = ["edge", "link", "gain", "loss", "muted", "ink"];
    for (const token of marks) expect(ratio(token, ground), token).toBeGreaterThanOrEqual(3);
  });
});
