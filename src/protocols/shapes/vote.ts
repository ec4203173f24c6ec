import type { Ask } from "../../core/ask.js";
import type { Outcome } from "../../core/outcome.js";
import type { VoteCard } from "../protocol-card.js";
import { majorityOf } from "./majority-of.js";
import type { Shape } from "./shape.js";

/**
 * Asks all that its member protocols ask, in their names, so that every call is shared with theirs; the majority of their
 * verdicts counts. It has no step of its own.
 */
export const vote: Shape<VoteCard> = {
  tasks: ["pairwise"],
  needs: [],
  presentationsShareCalls: false,
  steps: [],
  next({ members = [] }, task, replies) {
    const asks: Ask[] = [];
    const votes: Outcome[] = [];
    for (const member of members) {
      const { id } = member.info;
      const step = member.next(
        task,
        replies.filter(({ protocol }) => protocol === id),
      );
      if (step.kind === "done") votes.push(step.outcome);
      else asks.push(...step.asks.map((ask) => ({ ...ask, protocol: id })));
    }
    return asks.length > 0 ? { kind: "ask", asks } : { kind: "done", outcome: majorityOf(votes) };
  },
};
