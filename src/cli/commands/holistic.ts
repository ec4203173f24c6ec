import { holistic } from "../../analysis/holistic.js";
import { loadEvaluatorCards } from "../../config/load-evaluator-cards.js";
import { UsageError } from "../../core/errors.js";
import { holisticCsv } from "../../report/holistic-csv.js";
import { holisticReport } from "../../report/holistic-report.js";
import { holisticFigures } from "../compose/instructeval/holistic-figures.js";
import { loadCatalogs } from "../compose/load-catalogs.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import { listFlag, textFlag, type Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { loadEach } from "../load-each.js";
import { oneOfFlag } from "../one-of-flag.js";

const formats = ["table", "json", "csv"] as const;
const seed = 1;

/** `reife holistic <sources...>`: each base LLM as a judge beside what it solves and writes; does who solves, judge well? */
export async function holisticCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const baseOf = baseNames(surroundings, mapOf(listFlag(flags, "map")));
  const figures = args.flatMap((source) => holisticFigures(source, surroundings.cwd));
  const found = holistic(
    figures.map((figure) => ({ ...figure, model: baseOf(figure.model) })),
    seed,
  );
  const format = oneOfFlag({ format: textFlag(flags, "format") ?? "table" }, "format", formats) ?? "table";
  terminal.out(
    format === "json" ? jsonDocument(found) : format === "csv" ? holisticCsv(found) : holisticReport(found),
  );
  return Promise.resolve(exitCode.done);
}

function mapOf(written: readonly string[]): ReadonlyMap<string, string> {
  return new Map(
    written
      .flatMap((text) => text.split(","))
      .map((text): [string, string] => {
        const [name, base, more] = text.split("=").map((part) => part.trim());
        if (name === undefined || name === "" || base === undefined || base === "" || more !== undefined)
          throw new UsageError(`Cannot read --map ${text}: expected <name>=<base model>`);
        return [name, base];
      }),
  );
}

/** What a name in a source is called: as --map says, else the model that the evaluator card of that id names, else itself. */
function baseNames(surroundings: Surroundings, map: ReadonlyMap<string, string>): (name: string) => string {
  const { environment } = surroundings;
  const { cards } = loadEach(loadCatalogs(surroundings).evaluators.entries, (entries) =>
    loadEvaluatorCards({ entries, environment }),
  );
  const models = new Map(
    cards.flatMap((card) =>
      card.adapter === "openai" || card.adapter === "anthropic" ? [[card.id, card.model] as const] : [],
    ),
  );
  return (name) => map.get(name) ?? models.get(name) ?? name;
}
