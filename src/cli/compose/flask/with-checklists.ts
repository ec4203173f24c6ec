import { UsageError } from "../../../core/errors.js";
import { sha256 } from "../../../core/sha256.js";
import { checklistTexts } from "../../../flask/checklist-texts.js";
import type { Question } from "../../../flask/question.js";
import { protocolOf, type CardProtocol } from "../../../protocols/protocol-of.js";
import { idRanges } from "../../../report/id-ranges.js";
import type { LoadedChecklists } from "./load-checklists.js";

/** What checklists there are, and for what. */
export interface ChecklistParts {
  readonly checklists: LoadedChecklists | undefined;
  readonly questions: readonly Question[];
}

/**
 * Protocols that ask for a checklist, with the ones written beforehand in place of asking; others as they are. Throws a `UsageError` where no
 * protocol asks for any, where a question has none, and where one is about a skill that its question is not scored on.
 */
export function withChecklists(
  protocols: readonly CardProtocol[],
  { checklists, questions }: ChecklistParts,
): readonly CardProtocol[] {
  if (checklists === undefined) return protocols;
  const { name } = checklists.file;
  if (!protocols.some(isGraded))
    throw new UsageError(`Cannot use ${name}: no protocol of the review scores by checklists`, {
      hint: "Add --protocol flask-checklist, or leave out --checklists",
    });
  requireAll(checklists, questions);
  const texts = checklistTexts(checklists.checklists, name);
  return protocols.map((protocol) => {
    if (!isGraded(protocol)) return protocol;
    const { definition } = protocol;
    const steps = definition.steps.map((step) => (step.name === "checklist" ? { ...step, texts } : step));
    return protocolOf({ ...definition, steps });
  });
}

function isGraded({ definition }: CardProtocol): boolean {
  return definition.card.shape === "graded-checklist";
}

function requireAll({ checklists, file }: LoadedChecklists, questions: readonly Question[]): void {
  const known = new Map(checklists.map((list) => [list.instruction, list]));
  const lacking = questions.filter(({ instruction }) => !known.has(sha256(instruction)));
  if (lacking.length > 0)
    throw new UsageError(
      `Cannot review by ${file.name}: it has no checklist for ${lacking.length} of ${questions.length} questions: ${idRanges(lacking.map(({ id }) => id))}`,
      { hint: "Run `reife flask checklist` again, write them by hand, or review fewer with --limit" },
    );
  const asked = new Map<string, Set<string>>();
  for (const { instruction, skills } of questions) {
    const hash = sha256(instruction);
    asked.set(hash, new Set([...(asked.get(hash) ?? []), ...skills]));
  }
  for (const { id, instruction, items } of checklists) {
    const skills = asked.get(instruction);
    const stranger = items.find(({ skill }) => skills !== undefined && skills.size > 0 && !skills.has(skill));
    if (stranger !== undefined)
      throw new UsageError(
        `Cannot review by ${file.name}: question ${id} is not scored on ${stranger.skill}, and its checklist asks about it`,
        { hint: `Its skills are ${[...(skills ?? [])].join(", ")}` },
      );
  }
}
