import type { Score } from "../../core/outcome.js";
import type { Scale, ScoreParser, ScoreReading } from "./reading.js";
import { scoreMass } from "./score-mass.js";
import { scoreNumber } from "./score-number.js";

/** Below this share of the probability an expected score would rest on too little. */
const leastMass = 0.8;

/** A scale with more numbers is one of magnitudes, not of grades. */
const mostNumbers = 1000;

/**
 * Reads a reply that `score-number` can read, and takes the mean of the scale's whole numbers by their token
 * probabilities, where these cover at least 0.8. Where they do not, where the scale is not one of whole numbers or where
 * the reply came without probabilities, the written number stands, and `basis` says so.
 */
export const scoreProbability: ScoreParser = {
  form: "number",
  read(reply, scale) {
    const reading = scoreNumber.read(reply, scale);
    if (reading.kind === "unparsed") return reading;
    const [written] = Object.values<Score>(reading.scores);
    const { high, low, criteria } = scale;
    const told = typeof written === "number" && isWhole(scale);
    const mass = told ? scoreMass(reply.logprobs ?? [], written, scale) : new Map<number, number>();
    const covered = [...mass.values()].reduce((sum, share) => sum + share, 0);
    const coveredMass = Math.min(1, covered);
    if (coveredMass < leastMass) return { ...reading, basis: "text", coveredMass };
    const expected = [...mass].reduce((sum, [number, share]) => sum + number * (share / covered), 0);
    // Sums of floating-point shares may leave the scale by a hair.
    const score = Math.min(high, Math.max(low, expected));
    const scores = Object.fromEntries(criteria.map((name) => [name, score]));
    return { kind: "scores", scores, basis: "probabilities", coveredMass } satisfies ScoreReading;
  },
};

function isWhole({ low, high }: Scale): boolean {
  return Number.isInteger(low) && Number.isInteger(high) && low >= 0 && high - low < mostNumbers;
}
