import { didYouMean } from "../../../core/did-you-mean.js";
import { UsageError } from "../../../core/errors.js";
import { aggregateReviews } from "../../../flask/aggregate-reviews.js";
import type { FlaskFigure } from "../../../plots/flask-figure.js";
import { flaskFigures } from "../../../plots/flask-figures.js";
import { themes } from "../../../plots/themes.js";
import { namedApart } from "../../compose/flask/named-apart.js";
import { readReviews } from "../../compose/flask/read-reviews.js";
import type { ReviewSource } from "../../compose/flask/review-source.js";
import { terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { figureForm } from "../../figure-form.js";
import { isSet, listFlag, textFlag, type Flags } from "../../flags.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";
import { writeFigure } from "../../write-figure.js";

/** Pixels that a figure is wide where nobody says. */
const usualWidth = 760;

/** `reife flask plot <sources...>`: skill scores as a figure, drawn without a browser. */
export async function flaskPlotCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const figure = figureNamed(textFlag(flags, "figure"));
  const file = textFlag(flags, "out");
  if (file !== undefined) figureForm(file);
  const theme = themes[isSet(flags, "dark") ? "dark" : "light"];
  const width = wholeNumberFlag(flags, "width", { least: 320 }) ?? usualWidth;
  const cwd = process.cwd();
  const read = namedApart((await Promise.all(args.map(async (arg) => readReviews(arg, cwd)))).flat());
  const models = chosen(read, listFlag(flags, "model"));
  const aggregate = aggregateReviews({ models, facets: [figure.facet], baseline: "" });
  const spec = figure.of(aggregate, { width, theme });
  if ("undefined" in spec)
    throw new UsageError(`Cannot plot ${figure.name}: ${spec.undefined}`, {
      hint: `--model chooses models, --figure one of ${flaskFigures.map(({ name }) => name).join(", ")}`,
    });
  writeFigure({ name: `flask-${figure.name}`, title: figure.title }, spec, { file, theme, terminal });
  return exitCode.done;
}

function figureNamed(written: string | undefined): FlaskFigure {
  const names = flaskFigures.map(({ name }) => name);
  const found = flaskFigures.find(({ name }) => name === (written ?? names[0]));
  if (found !== undefined) return found;
  const meant = didYouMean(written ?? "", names);
  throw new UsageError(`There is no figure '${written ?? ""}'`, {
    hint: meant === undefined ? `Use one of ${names.join(", ")}` : `Did you mean '${meant}'?`,
  });
}

function chosen(sources: readonly ReviewSource[], wanted: readonly string[]): readonly ReviewSource[] {
  if (wanted.length === 0) return sources;
  const names = sources.map(({ model }) => model);
  return wanted.map((name) => {
    const source = sources.find(({ model }) => model === name);
    if (source !== undefined) return source;
    const meant = didYouMean(name, names);
    throw new UsageError(`No model is called '${name}'`, {
      hint: meant === undefined ? `There are ${names.join(", ")}` : `Did you mean '${meant}'?`,
    });
  });
}
