import type { ChatReply } from "../../core/chat-reply.js";
import type { Gold } from "../../core/gold.js";
import type { Preference } from "../../core/preference.js";
import { preferenceOf } from "../../core/preference-of.js";
import type { PresentationId } from "../../core/presentation-id.js";
import type { Fields } from "../fields.js";
import type { ImportFormat } from "../import-format.js";
import type { ImportedReply, ImportedRow } from "../imported-row.js";
import { majorityVote } from "../majority-vote.js";
import { pairGoldOf } from "../pair-gold-of.js";
import { jsonRecords } from "../read/json-records.js";
import type { SourceFile } from "../source-file.js";

/** What FastChat writes in place of a reply that never came. */
const failure = "$ERROR$";

/** Votes on one question, turn and pair of models; `first` comes first in the order of names, and is A. */
interface VotedPair {
  readonly question: string;
  readonly turn: string;
  readonly first: string;
  readonly second: string;
  readonly votes: Preference[];
}

type Votes = ReadonlyMap<string, VotedPair>;

/**
 * FastChat's judgment files. Of pairs: `g1_judgment` with `model_1` shown first and `g2_judgment` with `model_2`; of single answers:
 * `judgment`, which is held against votes on pairs of models by comparing two of them. Both raw. Humans' votes come from the
 * file of human judgments (`--gold`: `model_a`, `model_b`, `winner`); what they have not compared is passed over.
 */
export const mtBench: ImportFormat = {
  name: "mt-bench",
  title: "FastChat's judgment files of MT-Bench: pairs with [[A]], single answers with [[7]]",
  takes: ["gold"],
  example: "reife import mt-bench gpt-4_pair.jsonl --gold human_judgments.jsonl --out results/mt-bench",
  async *rows({ files, options, note }) {
    const votes = options.gold === undefined ? undefined : await votesOf(options.gold);
    let unvoted = 0;
    for (const file of files) {
      const singles: Fields[] = [];
      for await (const fields of jsonRecords(file)) {
        if (!fields.has("g1_judgment")) {
          if (votes === undefined) yield singleRow(fields);
          else singles.push(fields);
          continue;
        }
        const rows = pairRows(fields, votes);
        if (rows.length === 0) unvoted += 1;
        yield* rows;
      }
      if (votes !== undefined) yield* comparedSingles(singles, votes);
    }
    if (unvoted > 0) note(`pairs that no human has compared were passed over: ${unvoted}`);
  },
};

function pairRows(fields: Fields, votes: Votes | undefined): readonly ImportedRow[] {
  const [one, two] = [fields.id("model_1"), fields.id("model_2")];
  const key = pairKey(fields.id("question_id"), turnOf(fields), [one, two]);
  const voted = votes?.get(key);
  if (votes !== undefined && voted === undefined) return [];
  const isFirst = one < two;
  return (["g1_judgment", "g2_judgment"] as const).map((name): ImportedRow => {
    const presentation: PresentationId = (name === "g1_judgment") === isFirst ? "original" : "swapped";
    const reply = replyOf(fields, name);
    return {
      place: fields.place,
      ...{ evaluator: judgeOf(fields), protocol: "mt-bench", dataset: "mt-bench", presentation, repeat: 0 },
      item: {
        key,
        cluster: `question ${fields.id("question_id")}`,
        gold: voted === undefined ? undefined : goldOf(voted),
        tags: { turn: [turnOf(fields)], systems: [one, two].sort() },
      },
      answer:
        reply === undefined
          ? { kind: "outcome", outcome: { kind: "failed", failure: "not-recorded" } }
          : { kind: "replies", replies: [{ sample: 0, reply }] },
    };
  });
}

function singleRow(fields: Fields): ImportedRow {
  const reply = replyOf(fields, "judgment");
  return {
    place: fields.place,
    ...{ evaluator: judgeOf(fields), protocol: "mt-bench-single", dataset: "mt-bench-single" },
    ...{ presentation: "original", repeat: 0 },
    item: {
      key: `${fields.id("question_id")} turn ${turnOf(fields)} ${fields.id("model")}`,
      cluster: `question ${fields.id("question_id")}`,
      tags: { turn: [turnOf(fields)], system: [fields.id("model")] },
    },
    answer:
      reply === undefined
        ? { kind: "outcome", outcome: { kind: "failed", failure: "not-recorded" } }
        : { kind: "replies", replies: [{ sample: 0, reply }] },
  };
}

/** The pairs that humans have compared, by the grades of both answers. */
function* comparedSingles(singles: readonly Fields[], votes: Votes): Generator<ImportedRow> {
  const byJudge = new Map<string, Map<string, Fields>>();
  for (const fields of singles) {
    const judge = judgeOf(fields);
    const answers = byJudge.get(judge) ?? new Map<string, Fields>();
    byJudge.set(judge, answers);
    const key = singleKey(fields.id("question_id"), turnOf(fields), fields.id("model"));
    if (answers.has(key)) throw fields.fail(`${judge} has graded this answer in an earlier row already`);
    answers.set(key, fields);
  }
  for (const [evaluator, answers] of byJudge) {
    for (const [key, { question, turn, first, second, votes: cast }] of votes) {
      const graded = [first, second].map((model) => answers.get(singleKey(question, turn, model)));
      const [a, b] = graded;
      if (a === undefined || b === undefined) continue;
      const replies = [a, b].flatMap((fields, output): ImportedReply[] => {
        const reply = replyOf(fields, "judgment");
        return reply === undefined ? [] : [{ scope: { dependsOn: "output", output }, sample: 0, reply }];
      });
      yield {
        place: a.place,
        ...{
          evaluator,
          protocol: "mt-bench-single",
          dataset: "mt-bench",
          presentation: "original",
          repeat: 0,
        },
        item: {
          key,
          cluster: `question ${question}`,
          gold: goldOf({ votes: cast }),
          tags: { turn: [turn], systems: [first, second] },
        },
        answer: { kind: "replies", replies },
      };
    }
  }
}

async function votesOf(file: SourceFile): Promise<Votes> {
  const votes = new Map<string, VotedPair>();
  for await (const fields of jsonRecords(file)) {
    const models = [fields.id("model_a"), fields.id("model_b")] as const;
    const [question, turn] = [fields.id("question_id"), turnOf(fields)];
    const key = pairKey(question, turn, models);
    const [first = "", second = ""] = [...models].sort();
    const pair = votes.get(key) ?? { question, turn, first, second, votes: [] };
    votes.set(key, pair);
    pair.votes.push(voteOf(fields, models[0] === first));
  }
  return votes;
}

function voteOf(fields: Fields, inOrder: boolean): Preference {
  const winner = fields.id("winner");
  if (winner.startsWith("tie")) return "tie";
  if (winner !== "model_a" && winner !== "model_b") throw fields.error("winner", "model_a, model_b or tie");
  const verdict = winner === "model_a" ? "first" : "second";
  return preferenceOf(verdict, { position: inOrder ? "original" : "swapped", labels: "follow" });
}

function goldOf({ votes }: Pick<VotedPair, "votes">): Gold | undefined {
  const preference = majorityVote(votes);
  return preference === undefined ? undefined : pairGoldOf(preference, votes);
}

function pairKey(question: string, turn: string, models: readonly string[]): string {
  return `${question} turn ${turn} ${[...models].sort().join(" against ")}`;
}

function singleKey(question: string, turn: string, model: string): string {
  return `${question}\n${turn}\n${model}`;
}

function turnOf(fields: Fields): string {
  return fields.has("turn") ? fields.id("turn") : "1";
}

/** A judge is a model and the name of a prompt. */
function judgeOf(fields: Fields): string {
  return Array.isArray(fields.value("judge")) ? fields.id("judge.0") : fields.id("judge");
}

function replyOf(fields: Fields, name: string): ChatReply | undefined {
  const text = fields.text(name);
  return text.trim() === failure ? undefined : { text, finishReason: "unknown" };
}
