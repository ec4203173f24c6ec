import type { FinishReason } from "../core/chat-reply.js";
import type { Outcome, Score } from "../core/outcome.js";
import type { Verdict } from "../core/verdict.js";
import { decimalNumber } from "./decimal-number.js";
import type { Fields } from "./fields.js";
import type { ImportedAnswer } from "./imported-row.js";
import { mappedCell } from "./mapped-cell.js";
import { mappedPreference } from "./mapped-preference.js";
import { missingAnswer } from "./missing-answer.js";
import { preferenceByProbability } from "./preference-by-probability.js";
import type { MappedField, Mapping, MappedScale } from "./mapping.js";

const verdicts: ReadonlyMap<string, Verdict> = new Map([
  ["first", "first"],
  ["second", "second"],
  ["tie", "tie"],
]);
const finishes: readonly FinishReason[] = ["stop", "length", "refusal", "content-filter", "unknown"];

/** What the judge said in a row, as the mapping tells where to look. An empty answer is a missing one. */
export function mappedAnswer(fields: Fields, mapping: Mapping): ImportedAnswer {
  const { reply, scores, score, criterion } = mapping;
  if (reply !== undefined) return replyOf(fields, reply, mapping);
  if (scores !== undefined) return scoresOf(fields, scores, mapping);
  if (score !== undefined) {
    const name = criterion === undefined ? undefined : mappedCell(fields, criterion);
    return scoreOf(fields, { name: name ?? "overall", mapped: score }, mapping);
  }
  return choiceOf(fields, mapping);
}

/** A verdict in the order shown, a preference in the dataset's, or a probability of one. */
function choiceOf(fields: Fields, mapping: Mapping): ImportedAnswer {
  const { verdict, preference, probability, confidence } = mapping;
  const mapped = verdict ?? preference ?? { field: probability?.field };
  const written = answerCell(fields, mapped, mapping);
  if (written === undefined) return missingAnswer();
  if (verdict !== undefined) return verdictOf(fields, mapped, { written, confidence });
  if (probability === undefined) {
    const sure = confidenceOf(fields, confidence);
    return { kind: "preference", preference: mappedPreference(fields, mapped, written), ...sure };
  }
  const { low, high, of, field } = probability;
  const share = (fields.number(field) - low) / (high - low);
  if (!(share >= 0 && share <= 1)) throw fields.error(field, `a number from ${low} to ${high}`);
  return preferenceByProbability(of === "A" ? share : 1 - share);
}

/** What is written as an answer; undefined where that stands for none. */
function answerCell(fields: Fields, mapped: MappedField, { missing }: Mapping): string | undefined {
  if (missing.length > 0 && mapped.field !== undefined) {
    const raw = mappedCell(fields, { field: mapped.field });
    if (raw !== undefined && missing.includes(raw)) return undefined;
  }
  const written = mappedCell(fields, mapped);
  return written === undefined || written.trim() === "" || written === "missing" ? undefined : written;
}

function replyOf(fields: Fields, mapped: MappedField, { finish }: Mapping): ImportedAnswer {
  const written = finish === undefined ? "unknown" : (mappedCell(fields, finish) ?? "unknown");
  const finishReason = finishes.find((known) => known === written);
  if (finishReason === undefined) throw fields.error(finish?.field ?? "", finishes.join(" or "));
  const text = mappedCell(fields, mapped) ?? "";
  return { kind: "replies", replies: [{ sample: 0, reply: { text, finishReason } }] };
}

function verdictOf(
  fields: Fields,
  mapped: MappedField,
  { written, confidence }: { readonly written: string; readonly confidence: MappedField | undefined },
): ImportedAnswer {
  const verdict = verdicts.get(written.trim().toLowerCase());
  if (verdict === undefined) {
    throw fields.error(
      mapped.field ?? "",
      "first, second or tie: where the file says it in other words, list them under values",
    );
  }
  return { kind: "outcome", outcome: { kind: "verdict", verdict, ...confidenceOf(fields, confidence) } };
}

function confidenceOf(fields: Fields, mapped: MappedField | undefined): { readonly confidence?: number } {
  if (mapped === undefined || mappedCell(fields, mapped) === undefined) return {};
  const confidence = mapped.field === undefined ? Number(mapped.value) : fields.number(mapped.field);
  if (!(confidence >= 0 && confidence <= 1)) throw fields.error(mapped.field ?? "", "a number from 0 to 1");
  return { confidence };
}

function scoresOf(
  fields: Fields,
  mapped: Readonly<Record<string, string>>,
  mapping: Mapping,
): ImportedAnswer {
  const scores: Record<string, Score> = {};
  for (const [name, field] of Object.entries(mapped)) {
    const score = numberOrOutcome(fields, { field }, mapping);
    if (typeof score === "object") return { kind: "outcome", outcome: score };
    if (score !== undefined) scores[name] = score;
  }
  if (Object.keys(scores).length === 0) return missingAnswer();
  return { kind: "outcome", outcome: { kind: "scores", scores } };
}

function scoreOf(
  fields: Fields,
  { name, mapped }: { readonly name: string; readonly mapped: MappedField },
  mapping: Mapping,
): ImportedAnswer {
  const score = numberOrOutcome(fields, mapped, mapping);
  if (score === undefined) return missingAnswer();
  const outcome: Outcome = typeof score === "object" ? score : { kind: "scores", scores: { [name]: score } };
  return { kind: "outcome", outcome };
}

/** A score; undefined where there is none; the reason where it lies outside the scale and the mapping lets that pass. */
function numberOrOutcome(fields: Fields, mapped: MappedField, mapping: Mapping): Score | undefined | Outcome {
  const written = answerCell(fields, mapped, mapping);
  if (written === undefined) return undefined;
  if (/^(?:not[- ]applicable|n\/a)$/iu.test(written.trim())) return "not-applicable";
  const score = decimalNumber(written);
  if (score === undefined) throw fields.error(mapped.field ?? "", "a number, or N/A");
  const { scale } = mapping;
  if (scale === undefined || (score >= scale.low && score <= scale.high)) return score;
  return outsideScale(
    score,
    scale,
    fields.error(mapped.field ?? "", `a number from ${scale.low} to ${scale.high}`),
  );
}

function outsideScale(score: number, { low, high, outside }: MappedScale, refusal: Error): number | Outcome {
  switch (outside) {
    case "refuse":
      throw refusal;
    case "clamp":
      return Math.min(high, Math.max(low, score));
    case "unparsed":
      return { kind: "unparsed", reason: "out-of-range", excerpt: String(score) };
  }
}
