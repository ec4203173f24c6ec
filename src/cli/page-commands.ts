import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";

/** Commands that make what people look at: they call no judge and change no number. */
export const pageCommands: readonly CommandSpec[] = [
  {
    name: "plot <run> [figure]",
    summary: "a figure of a run as SVG or PNG, without a browser; without a name, which there are",
    arguments: { figure: "its name, such as accuracy, cost, heat-map or skill-radar" },
    example: "reife plot results/grid heat-map --out heat-map.png",
    options: [
      new Option("--out <file>", "file that ends in .svg or .png (default: SVG on stdout)"),
      new Option("--width <pixels>", "of the drawing (default: 760)"),
      new Option("--dark", "light on dark"),
    ],
    load: async () => (await import("./commands/plot.js")).plotCommand,
  },
];
