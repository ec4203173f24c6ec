import type { JudgingTask } from "../../../core/judging-task.js";
import type { Outcome } from "../../../core/outcome.js";
import { presentationId } from "../../../core/presentation-id.js";
import type { StepReply } from "../../../core/protocol.js";
import { foldReplies, scopeText } from "./fold-replies.js";
import type { ImportReading } from "./import-readings.js";

/** What replies say by a protocol, and by our own parsers where others read them. */
export interface ReadReplies {
  readonly outcome: Outcome;
  readonly own: Outcome | undefined;
}

/** Longer replies are hardly ever the same. */
const longestKept = 200;
const mostKept = 10_000;

/**
 * Reads replies, each short one once: judges that answer with a label alone say the same few words a million times. Reading looks
 * at nothing but what the key holds, for an import has no texts to show.
 */
export class ReplyMemory {
  readonly #known = new Map<ImportReading, Map<string, ReadReplies>>();

  read(reading: ImportReading, task: JudgingTask, replies: readonly StepReply[]): ReadReplies {
    const key = keyOf(task, replies);
    if (key === undefined) return readBoth(reading, task, replies);
    const known = this.#known.get(reading) ?? new Map<string, ReadReplies>();
    this.#known.set(reading, known);
    const before = known.get(key);
    if (before !== undefined) return before;
    const read = readBoth(reading, task, replies);
    if (known.size < mostKept) known.set(key, read);
    return read;
  }
}

/** All that reading a single short reply rests on; undefined for others. */
function keyOf(
  { task, presentation, skills }: JudgingTask,
  replies: readonly StepReply[],
): string | undefined {
  const [only, other] = replies;
  if (only === undefined || other !== undefined) return undefined;
  const { step, scope, sample, reply } = only;
  const { text, finishReason, logprobs } = reply;
  if (text.length > longestKept || logprobs !== undefined) return undefined;
  const asked = `${task}\n${presentationId(presentation)}\n${skills.join("\t")}`;
  return `${asked}\n${step}\n${scopeText(scope)}\n${sample}\n${finishReason}\n${text}`;
}

function readBoth(
  { protocol, own }: ImportReading,
  task: JudgingTask,
  replies: readonly StepReply[],
): ReadReplies {
  return {
    outcome: foldReplies(protocol, task, replies),
    own: own === undefined ? undefined : foldReplies(own, task, replies),
  };
}
