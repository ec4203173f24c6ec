import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { UsageError } from "../../../core/errors.js";
import { checklistHash } from "../../../flask/checklist-hash.js";
import { checklistProtocol } from "../../../flask/checklist-protocol.js";
import type { Checklist } from "../../../flask/checklist.js";
import { checklistLines } from "../../../flask/read-checklists.js";
import { sha256 } from "../../../core/sha256.js";
import { gradedQuestions } from "../../../protocols/graded-questions.js";
import { askStage } from "../../ask-stage.js";
import { batchFlags } from "../../batch-flags.js";
import { chooseCards } from "../../choose-cards.js";
import { findQuestions } from "../../compose/flask/find-questions.js";
import { loadChecklists } from "../../compose/flask/load-checklists.js";
import { prepareStage } from "../../compose/flask/prepare-stage.js";
import type { StageReply } from "../../compose/flask/stage-replies.js";
import { loadCatalogs } from "../../compose/load-catalogs.js";
import { loadEvaluators } from "../../compose/load-evaluators.js";
import { loadProtocols } from "../../compose/load-protocols.js";
import { lookAround } from "../../compose/surroundings.js";
import { configFlags, surroundingsFlags, terminalOf } from "../../config-flags.js";
import type { ExitCode } from "../../exit-code.js";
import { listFlag, textFlag, type Flags } from "../../flags.js";
import { stageSummary } from "../../stage-summary.js";

/** `reife flask checklist <evaluators...>`: questions made for each instruction, once, to score its answers by. */
export async function flaskChecklistCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const { cwd } = surroundings;
  const questions = await findQuestions(textFlag(flags, "questions") ?? "flask-hard", surroundings);
  const catalogs = loadCatalogs(surroundings);
  const [whole] = loadProtocols(chooseCards(catalogs.protocols, ["flask-checklist"], cwd), surroundings);
  if (whole === undefined) throw new UsageError("Cannot find protocol flask-checklist");
  const evaluators = loadEvaluators(chooseCards(catalogs.evaluators, args, cwd), surroundings);
  const protocol = checklistProtocol(whole);
  const stage = prepareStage(
    { name: "checklist", evaluators, protocol, questions, flags: configFlags(flags) },
    surroundings,
  );
  const { out } = stage.run;
  const known = knownLists(
    join(out, "checklists"),
    evaluators.map(({ id }) => id),
  );
  const names = whole.definition.rubric?.criteria.map(({ name }) => name) ?? [];
  const asked = await askStage({
    ...{ ...stage, reuse: listFlag(flags, "reuse"), surroundings, terminal, files: "checklists" },
    batching: batchFlags(flags),
    linesOf: (evaluator, replies) =>
      checklistLines(
        merged(
          replies.flatMap((reply) => checklistOf(reply, names) ?? []),
          known.get(evaluator) ?? [],
        ),
      ),
  });
  terminal.out(stageSummary(asked, { terminal, out: relative(cwd, out) || "." }));
  return asked.code;
}

/** The questions that a reply holds, about the skills that it was asked for; undefined: none. */
function checklistOf(
  { trial: { cell, instance }, outcome, records }: StageReply,
  names: readonly string[],
): Checklist | undefined {
  const record = records.get("checklist");
  if (record === undefined || outcome?.kind !== "scores") return undefined;
  const items = gradedQuestions(record.reply.text, names);
  return {
    ...{ id: instance.id, instruction: sha256(instance.instruction), items },
    ...{ evaluator: cell.evaluator, sha256: checklistHash(items) },
  };
}

/** What is in the files already: somebody may have worked on it, so it is never written over. */
function knownLists(
  folder: string,
  evaluators: readonly string[],
): ReadonlyMap<string, readonly Checklist[]> {
  return new Map(
    evaluators.map((evaluator) => {
      const file = join(folder, `${evaluator.replaceAll("/", "-")}.jsonl`);
      return [evaluator, existsSync(file) ? loadChecklists(file).checklists : []];
    }),
  );
}

/** The lists that are known, as they are, and those that are new. */
function merged(made: readonly Checklist[], known: readonly Checklist[]): readonly Checklist[] {
  const kept = new Map(known.map((list) => [list.id, list]));
  const all = made.map((list) => kept.get(list.id) ?? list);
  const ids = new Set(all.map(({ id }) => id));
  return [...all, ...known.filter(({ id }) => !ids.has(id))];
}
