import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { loadRunConfig } from "../../config/load-run-config.js";
import { overrideConfig, type RunFlags } from "../../config/override-config.js";
import { resolveSelection, type Selection } from "../../config/resolve-selection.js";
import type { Cell } from "../../core/cell.js";
import type { EvaluatorCard, SoloEvaluatorCard } from "../../core/evaluator-card.js";
import type { FlaskStage } from "../../core/flask-stage.js";
import { UsageError } from "../../core/errors.js";
import { isPanel } from "../../core/is-panel.js";
import { membersOf } from "../../core/members-of.js";
import type { ExcludedCell, Plan } from "../../core/plan.js";
import type { CellPattern, RunConfig } from "../../core/run-config.js";
import { planRun } from "../../plan/plan-run.js";
import type { CardProtocol } from "../../protocols/protocol-of.js";
import { varyTexts } from "../../protocols/vary-texts.js";
import { withImportedCells, type ImportedCell } from "./imports/imported-cells.js";
import { loadCatalogs } from "./load-catalogs.js";
import { loadDatasets, type LoadedDataset } from "./load-datasets.js";
import { loadEvaluators } from "./load-evaluators.js";
import { loadNamedEvaluators } from "./load-named-evaluators.js";
import { loadPanelMembers } from "./load-panel-members.js";
import { loadProtocols } from "./load-protocols.js";
import { Recordings } from "./recordings.js";
import { requireTextSteps } from "./require-text-steps.js";
import { requireTexts } from "./require-texts.js";
import type { Surroundings } from "./surroundings.js";
import { textAxes, type TextAxes, type TextFile } from "./text-axes.js";
import { variedEfforts } from "./varied-efforts.js";
import { wantedVariants } from "./wanted-variants.js";

/** Flags of every command that starts from a config. */
export interface ConfigFlags extends RunFlags {
  readonly set?: readonly string[] | undefined;
}

/** A run, ready to be carried out: everything read and checked, nothing called. */
export interface PreparedRun {
  readonly config: RunConfig;
  readonly configText: string;
  /** Folder of the run. */
  readonly out: string;
  /** Without the cells of imported judges, which ask for nothing. */
  readonly plan: Plan;
  readonly imported: readonly ImportedCell[];
  /** Those of the config, those that are only members of its juries and cascades, and those that only answer steps which name them. */
  readonly evaluators: ReadonlyMap<string, EvaluatorCard>;
  readonly protocols: ReadonlyMap<string, CardProtocol>;
  readonly datasets: ReadonlyMap<string, LoadedDataset>;
  readonly recordings: Recordings;
  /** Texts written beforehand that it uses. */
  readonly textFiles: readonly TextFile[];
  /** Given where it is a stage of `reife flask`. */
  readonly flask?: FlaskStage | undefined;
}

/** Loads a config and all that it names, and plans the run. Throws what a user must mend; a run without a cell is that too. */
export async function prepareRun(
  file: string,
  flags: ConfigFlags,
  surroundings: Surroundings,
): Promise<PreparedRun> {
  const { cwd, environment } = surroundings;
  const loaded = loadRunConfig({ file, cwd, environment, settings: flags.set });
  const { config, out, filter } = overrideConfig(loaded.config, flags, environment);
  const catalogs = loadCatalogs(surroundings);
  const selection = resolveSelection({ loaded, catalogs, filter, cwd });
  const configText = readFileSync(resolve(cwd, file), "utf8");
  const texts = textAxes(config.axes, {
    evaluators: catalogs.evaluators,
    pathOf: (written) => resolve(loaded.folder, written),
    placeOf: (path) => loaded.document.positionOf(path),
    cwd,
  });
  const chosen = { config, configText, out: resolve(cwd, out), selection, texts, filter };
  return prepareSelection(chosen, surroundings);
}

/** The protocols of a run, varied by who writes their texts. */
function variedTexts(protocols: readonly CardProtocol[], axes: TextAxes["axes"]): readonly CardProtocol[] {
  requireTextSteps(protocols, axes);
  return protocols.flatMap((protocol) => varyTexts(protocol, axes));
}

/** A config whose cards are known. */
export interface ChosenRun {
  readonly config: RunConfig;
  readonly configText: string;
  readonly out: string;
  readonly selection: Selection;
  readonly texts: TextAxes;
  /** Variants that it does not mean are left out; absent: all stay. */
  readonly filter?: CellPattern | undefined;
}

/** Loads the cards of a selection and what they stand for, and plans the run. */
export async function prepareSelection(chosen: ChosenRun, surroundings: Surroundings): Promise<PreparedRun> {
  const { selection, texts, filter, ...run } = chosen;
  const cards = loadEvaluators(selection.evaluators, surroundings);
  const evaluators = wantedVariants(
    variedEfforts(cards, run.config.axes?.effort ?? []),
    { glob: filter?.evaluator, what: "evaluator" },
    ({ id }) => id,
  );
  const members = loadPanelMembers(evaluators, surroundings);
  const protocols = wantedVariants(
    variedTexts(loadProtocols(selection.protocols, surroundings), texts.axes),
    { glob: filter?.protocol, what: "protocol" },
    ({ info }) => info.id,
  );
  const datasets = await loadDatasets(selection.datasets, surroundings);
  return prepareMatrix(
    { ...run, evaluators, members, protocols, datasets, textFiles: texts.files },
    surroundings,
  );
}

/** A run all parts of which are at hand. */
export interface MatrixParts extends Pick<
  PreparedRun,
  "config" | "configText" | "out" | "textFiles" | "flask"
> {
  readonly evaluators: readonly EvaluatorCard[];
  /** Of the panels among them, as far as they are not among them themselves. */
  readonly members: readonly SoloEvaluatorCard[];
  readonly protocols: readonly CardProtocol[];
  readonly datasets: readonly LoadedDataset[];
}

/** Plans the run of some evaluators, protocols and datasets. Throws a `UsageError` for one without a cell. */
export async function prepareMatrix(parts: MatrixParts, surroundings: Surroundings): Promise<PreparedRun> {
  const { evaluators, members, protocols, datasets, ...run } = parts;
  const infos = protocols.map(({ info }) => info);
  const planned = planRun({ config: run.config, evaluators, members, protocols: infos, datasets });
  const recordings = new Recordings(surroundings, surroundings.tell);
  const known = [...evaluators, ...members];
  const recorded = await withoutMissingRecordings(planned, known, recordings);
  const { plan, imported } = await withImportedCells(recorded, known, surroundings.cwd);
  if (plan.cells.length + imported.length === 0) throw noCells(plan.excluded);
  requireTexts(plan, protocols);
  const named = loadNamedEvaluators({ plan, protocols: infos, evaluators: known }, surroundings);
  return {
    ...run,
    plan,
    imported,
    evaluators: new Map([...known, ...named].map((card) => [card.id, card])),
    protocols: new Map(protocols.map((protocol) => [protocol.info.id, protocol])),
    datasets: new Map(datasets.map((dataset) => [dataset.card.id, dataset])),
    recordings,
  };
}

async function withoutMissingRecordings(
  plan: Plan,
  evaluators: readonly EvaluatorCard[],
  recordings: Recordings,
): Promise<Plan> {
  const cards = new Map(evaluators.map((card) => [card.id, card]));
  const cells: Cell[] = [];
  const excluded: ExcludedCell[] = [...plan.excluded];
  for (const cell of plan.cells) {
    const reason = await missingRecording(cell, cards, recordings);
    const { evaluator, protocol, dataset } = cell;
    if (reason === undefined) cells.push(cell);
    else excluded.push({ evaluator, protocol, dataset, reason });
  }
  return { ...plan, cells, excluded };
}

/** Why a cell's recording, or that of a member of its panel, is not at hand. */
async function missingRecording(
  { evaluator, dataset, protocol }: Cell,
  cards: ReadonlyMap<string, EvaluatorCard>,
  recordings: Recordings,
): Promise<string | undefined> {
  const card = cards.get(evaluator);
  if (card?.adapter === "recorded") return recordings.missing(card, dataset, protocol);
  if (card === undefined || !isPanel(card)) return undefined;
  for (const id of membersOf(card)) {
    const member = cards.get(id);
    if (member?.adapter !== "recorded") continue;
    const reason = await recordings.missing(member, dataset, protocol);
    if (reason !== undefined) return `its member ${id}: ${reason}`;
  }
  return undefined;
}

function noCells(excluded: readonly ExcludedCell[]): UsageError {
  const first = excluded[0];
  const example =
    first === undefined
      ? ""
      : `, for example ${first.evaluator} x ${first.protocol} x ${first.dataset}: ${first.reason}`;
  return new UsageError(`Cannot run: all ${excluded.length} cells of the matrix are left out${example}`, {
    hint: "`reife plan <config>` lists every cell that was left out and why",
  });
}
