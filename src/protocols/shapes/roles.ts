import type { UnparsedOutcome, VerdictOutcome } from "../../core/outcome.js";
import { auxiliaryTexts } from "../auxiliary-texts.js";
import { findReplies } from "../find-replies.js";
import { unparsed } from "../parsers/unparsed.js";
import type { RolesCard } from "../protocol-card.js";
import type { StepDefinition } from "../protocol-definition.js";
import { roleSlug } from "../role-slug.js";
import { askChoice, readChoice } from "./choice-step.js";
import { majorityOf } from "./majority-of.js";
import type { Shape } from "./shape.js";
import { stepNamed } from "./step-named.js";

/**
 * One judge speaks in several roles in turn, for one or more rounds; each speaker sees what was said before, tagged by role,
 * and ends with a verdict. The card says whose counts: that of whoever spoke last, or the majority of the last round.
 */
export const roles: Shape<RolesCard> = {
  tasks: ["pairwise"],
  needs: [],
  presentationsShareCalls: false,
  steps: [
    {
      dependsOn: "presentation",
      reads: "choice",
      mayUse: [],
      mustUse: [
        "instruction",
        "first",
        "second",
        "first_label",
        "second_label",
        "role",
        "character",
        "discussion",
      ],
      ties: true,
      samples: "one",
    },
  ],
  next(definition, task, replies) {
    const auxiliary = auxiliaryTexts(definition, task, { replies });
    if (auxiliary.kind === "step") return auxiliary.step;
    const step = stepNamed(definition);
    const { card } = definition;
    const said: string[] = [];
    const votes: (VerdictOutcome | UnparsedOutcome)[] = [];
    for (let round = 1; round <= card.rounds; round += 1) {
      for (const role of card.roles) {
        const name = `${step.name}-${round}-${roleSlug(role.name)}`;
        const turn = { definition, step: turnOf(step, name), presentation: task.presentation };
        const discussion = said.length === 0 ? "(Nobody has spoken yet.)" : said.join("\n\n");
        const added = new Map(auxiliary.texts)
          .set("role", role.name)
          .set("character", role.character)
          .set("discussion", discussion);
        const found = findReplies(askChoice(turn, task, added), replies);
        if (found.kind === "missing") return { kind: "ask", asks: found.asks };
        for (const reply of found.replies) {
          said.push(
            `${role.name} (round ${round}):\n${reply.text.trim() === "" ? "(none)" : reply.text.trim()}`,
          );
          votes.push(readChoice(turn, reply));
        }
      }
    }
    const outcome = card.verdict === "last" ? votes.at(-1) : majorityOf(votes.slice(-card.roles.length));
    return { kind: "done", outcome: outcome ?? unparsed("empty", "") };
  },
};

/** The turns of a step, by their names. */
const turns = new WeakMap<StepDefinition, Map<string, StepDefinition>>();

/** A step as one of its turns: always the same object, so that its prompts are remembered as those of any step are. */
function turnOf(step: StepDefinition, name: string): StepDefinition {
  const named = turns.get(step) ?? new Map<string, StepDefinition>();
  turns.set(step, named);
  const turn = named.get(name) ?? { ...step, name };
  named.set(name, turn);
  return turn;
}
