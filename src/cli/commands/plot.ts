import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import type { Figure } from "../../plots/figure.js";
import { figures } from "../../plots/figures.js";
import { themes } from "../../plots/themes.js";
import { textTable } from "../../report/text-table.js";
import { readPackedRun } from "../compose/read-run.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { figureForm } from "../figure-form.js";
import { figuresOf } from "../figures-of.js";
import { isSet, textFlag, type Flags } from "../flags.js";
import { wholeNumberFlag } from "../whole-number-flag.js";
import { writeFigure } from "../write-figure.js";

/** Pixels that a figure is wide where nobody says. */
const usualWidth = 760;

/** `reife plot <run> <figure>`: a figure of a run as SVG or PNG, drawn without a browser. */
export async function plotCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const [folder = "", name] = args;
  if (name === undefined) {
    terminal.out(`${listed()}\n`);
    return exitCode.done;
  }
  const figure = figureNamed(name);
  const file = textFlag(flags, "out");
  if (file !== undefined) figureForm(file);
  const width = wholeNumberFlag(flags, "width", { least: 320 }) ?? usualWidth;
  const theme = themes[isSet(flags, "dark") ? "dark" : "light"];
  const run = await readPackedRun(folder, process.cwd());
  const spec = figure.of(figuresOf(run), { width, theme });
  if ("undefined" in spec)
    throw new UsageError(`Cannot plot ${name} of ${folder}: ${spec.undefined}`, {
      hint: "Other figures: reife plot <run>",
    });
  writeFigure(figure, spec, { file, theme, terminal });
  return exitCode.done;
}

function figureNamed(name: string): Figure {
  const found = figures.find((figure) => figure.name === name);
  if (found !== undefined) return found;
  const names = figures.map((figure) => figure.name);
  const meant = didYouMean(name, names);
  throw new UsageError(`There is no figure '${name}'`, {
    hint: meant === undefined ? `Use one of ${names.join(", ")}` : `Did you mean '${meant}'?`,
  });
}

function listed(): string {
  return textTable(
    [
      { title: "figure", align: "left" },
      { title: "shows", align: "left", most: 60 },
    ],
    figures.map(({ name, title }) => [name, title]),
  );
}
