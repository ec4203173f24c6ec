import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Resvg } from "@resvg/resvg-js";

const fontName = "DejaVu Sans";

/** An SVG as PNG at twice its size. Its text is set in a font that comes along: no machine's own are asked for. */
export function figurePng(svg: string): Uint8Array {
  const folder = join(
    dirname(createRequire(import.meta.url).resolve("dejavu-fonts-ttf/package.json")),
    "ttf",
  );
  const fontFiles = ["DejaVuSans.ttf", "DejaVuSans-Bold.ttf"].map((name) => join(folder, name));
  const font = { fontFiles, loadSystemFonts: false, defaultFontFamily: fontName, sansSerifFamily: fontName };
  return new Resvg(svg, { fitTo: { mode: "zoom", value: 2 }, font }).render().asPng();
}
