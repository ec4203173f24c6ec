import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { mirror, envFile, json } = sharedOptions;

/** Commands that make what people look at: they call no judge and change no number. */
export const pageCommands: readonly CommandSpec[] = [
  {
    name: "report <run...>",
    summary: "pages of a run: leaderboard, plots, every judgment, methods; no server and no network",
    example: "reife report results/grid",
    options: [
      new Option("--out <dir>", "folder of the pages (default: report/ in the run's folder)"),
      new Option("--no-texts", "leave out texts of datasets, prompts and replies"),
      mirror,
      envFile,
      new Option("--quiet", "no progress"),
    ],
    load: async () => (await import("./commands/report.js")).reportCommand,
  },
  {
    name: "serve <run...>",
    summary: "the same pages on 127.0.0.1, which follow a run while it is on",
    example: "reife serve results/grid",
    options: [
      new Option("--port <port>", "where to listen; 0: any that is free (default: 4173)"),
      mirror,
      envFile,
      json,
      new Option("--quiet", "nothing but the address"),
    ],
    load: async () => (await import("./commands/serve.js")).serveCommand,
  },
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
