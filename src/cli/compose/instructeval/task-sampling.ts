import type { BenchmarkCard } from "../../../core/benchmark-card.js";
import type { EvaluatorCard } from "../../../core/evaluator-card.js";
import type { Sampling } from "../../../core/sampling.js";

/** As INSTRUCTEVAL chose for pass@10 and pass@100. */
const temperatureFor = (samples: number, written: number | undefined): number | undefined =>
  samples === 1 ? written : samples < 100 ? 0.6 : 0.8;

/** Alternatives asked for where the choice of a letter is read from its probabilities. */
const alternatives = 10;

/**
 * The settings that a benchmark asks a respondent with: the card's, less what the respondent's card says that it cannot take. A pair is
 * asked with token probabilities where the endpoint has them.
 */
export function taskSampling(card: BenchmarkCard, respondent: EvaluatorCard, samples: number): Sampling {
  const { temperature, ...rest } = card.sampling;
  const wanted: Sampling = {
    ...rest,
    ...only({
      temperature: card.format === "humaneval" ? temperatureFor(samples, temperature) : temperature,
    }),
    ...(card.format === "hhh" && respondent.adapter === "openai" ? { logprobs: alternatives } : {}),
  };
  const cannot =
    respondent.adapter === "openai" || respondent.adapter === "anthropic" ? respondent.cannot : [];
  return Object.fromEntries(
    Object.entries(wanted).filter(([name]) => !cannot.some((other) => other === name)),
  );
}

function only(sampling: Sampling): Sampling {
  return sampling.temperature === undefined ? {} : sampling;
}
