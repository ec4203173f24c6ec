import type { JSX } from "preact";
import type { Gold } from "../../core/gold.js";
import type { Outcome } from "../../core/outcome.js";
import type { SiteCall, SiteReply, SiteTexts } from "../../core/site.js";
import type { TaskKind } from "../../core/task-kind.js";
import { percent } from "../../plots/percent.js";
import { TextBox } from "../parts/text-box.jsx";
import { outcomeWords } from "./outcome-words.js";
import { outputName } from "./output-name.js";
import { PromptView } from "./prompt-view.jsx";
import { ScoreTable, type ScoreTableProps } from "./score-table.jsx";

/** A judgment with its replies. */
export interface ReplyViewProps {
  readonly reply: SiteReply;
  readonly task: TaskKind;
  readonly gold: Gold | undefined;
  /** Of the instance, which its prompts are made of. */
  readonly texts: SiteTexts[number] | undefined;
  /** Of the prompts of its protocol and block. */
  readonly promptChunk: string;
}

/** What a judge replied, what was read from it, and the prompts it was sent. */
export function ReplyView({ reply, task, gold, texts, promptChunk }: ReplyViewProps): JSX.Element {
  const { outcome, calls } = reply;
  const scores = scoresOf(outcome, task, gold);
  const words = [outcomeWords(outcome), ...besides(outcome)].filter((word) => word !== "");
  return (
    <>
      {words.length > 0 && <p class="outcome">{words.join(" · ")}</p>}
      {outcome.kind === "failed" && outcome.message !== undefined && (
        <TextBox label="Message of the failure" text={outcome.message} />
      )}
      {scores.length > 0 && <ScoreTable columns={scores} />}
      {calls.length === 0 && <p class="none">No reply is kept.</p>}
      {calls.map((call, place) => (
        <CallView key={place} {...{ call, calls, texts, promptChunk }} />
      ))}
    </>
  );
}

function besides(outcome: Outcome): readonly string[] {
  if (outcome.kind === "unparsed" || outcome.kind === "failed") return [];
  const { basis, coveredMass } = outcome;
  const confidence = outcome.kind === "scores" ? undefined : outcome.confidence;
  return [
    ...(confidence === undefined ? [] : [`confidence ${percent(confidence)} %`]),
    ...(basis === undefined ? [] : [`from ${basis}`]),
    ...(coveredMass === undefined ? [] : [`covers ${percent(coveredMass)} %`]),
  ];
}

/** Scores of the one output beside those that humans gave, or of each output that was scored for a choice. */
function scoresOf(outcome: Outcome, task: TaskKind, gold: Gold | undefined): ScoreTableProps["columns"] {
  if (outcome.kind === "scores")
    return [
      { name: "judge", scores: outcome.scores },
      ...(gold?.kind === "scores" ? [{ name: "humans", scores: gold.scores }] : []),
    ];
  if (outcome.kind !== "verdict" && outcome.kind !== "pick") return [];
  return (outcome.scores ?? []).map((scores, place) => ({
    name: `output ${outputName(task, place)}`,
    scores,
  }));
}

interface CallViewProps extends Pick<ReplyViewProps, "texts" | "promptChunk"> {
  readonly call: SiteCall;
  readonly calls: readonly SiteCall[];
}

function CallView({
  call: { step, text, finish, prompt },
  calls,
  texts,
  promptChunk,
}: CallViewProps): JSX.Element {
  return (
    <div class="call">
      <h4>
        {step}
        {finish !== "stop" && finish !== "unknown" && <small> ended by {finish}</small>}
      </h4>
      <TextBox label={`Reply, ${step}`} text={text} />
      {prompt !== undefined && <PromptView chunk={promptChunk} {...{ prompt, texts, calls }} />}
    </div>
  );
}
