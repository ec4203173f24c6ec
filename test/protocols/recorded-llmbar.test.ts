import { describe, expect, it } from "vitest";
import type { Outcome } from "../../src/core/outcome.js";
import { preferenceOf } from "../../src/core/preference-of.js";
import type { Protocol, StepReply } from "../../src/core/protocol.js";
import { withReading } from "../../src/protocols/with-reading.js";
import { protocolNamed } from "./read-all-protocols.js";
import { recordings, recordingsAtHand, type RecordedTrial } from "./recorded-llmbar.js";

const authorsReading = {
  "label-line": "llmbar-line",
  "closing-statement": "llmbar-closing",
  "score-number": "llmbar-integer",
  "higher-score": "llmbar-higher-score",
  "missing-pair": "llmbar-missing-pair",
};

const unavailable = recordingsAtHand ? "" : " (skipped: no recordings in the mirror)";

describe.skipIf(!recordingsAtHand)(`recorded replies of real judges${unavailable}`, () => {
  it("withReading() reads every recording as its authors did", () => {
    const all = recordings();
    const differences: string[] = [];
    let trials = 0;
    for (const { path, protocol: name, trials: trialsOf } of all) {
      const protocol = withReading(protocolNamed(name), authorsReading);
      for (const trial of trialsOf()) {
        trials += 1;
        if (said(trial, outcomeOf(protocol, trial)) !== (trial.winner ?? "unparsed")) {
          differences.push(`${path} ${trial.task.instance} ${trial.task.presentation.position}`);
        }
      }
    }
    expect(all).toHaveLength(185);
    expect(trials).toBe(31_006);
    expect(differences).toEqual([]);
  });

  it("our own parsers differ from the authors' rules only where the table says", async () => {
    const table = new Map<string, Map<string, number>>();
    for (const { protocol: name, trials } of recordings()) {
      const protocol = protocolNamed(name);
      const row = table.get(name) ?? new Map<string, number>();
      table.set(name, row);
      for (const trial of trials()) {
        const outcome = outcomeOf(protocol, trial);
        const ours =
          said(trial, outcome) === "unparsed" && outcome.kind === "unparsed"
            ? outcome.reason
            : said(trial, outcome);
        const theirs = trial.winner ?? "unparsed";
        const what = ours === theirs ? "same" : kindOf(ours, theirs);
        row.set(what, (row.get(what) ?? 0) + 1);
      }
    }
    const lines = [...table].sort().map(
      ([name, row]) =>
        `${name}: ${[...row]
          .sort()
          .map(([what, n]) => `${what} ${n}`)
          .join(", ")}`,
    );
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(
      "../goldens/protocols/own-parsers-on-recorded-replies.txt",
    );
  });
});

function kindOf(ours: string, theirs: string): string {
  if (ours === "tie") return "ours a tie";
  if (theirs === "unparsed")
    return ours === "A" || ours === "B" ? "ours a verdict, theirs none" : "neither a verdict";
  return ours === "A" || ours === "B" ? "the other verdict" : `ours ${ours}, theirs a verdict`;
}

function said({ task }: RecordedTrial, outcome: Outcome): string {
  return outcome.kind === "verdict" ? preferenceOf(outcome.verdict, task.presentation) : "unparsed";
}

function outcomeOf(protocol: Protocol, trial: RecordedTrial): Outcome {
  const replies: StepReply[] = [];
  for (;;) {
    const step = protocol.next(trial.task, replies);
    if (step.kind === "done") return step.outcome;
    for (const ask of step.asks) {
      replies.push({ step: ask.step, scope: ask.scope, sample: ask.sample, reply: trial.reply(ask) });
    }
  }
}
