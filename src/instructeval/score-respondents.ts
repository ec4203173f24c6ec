import type { BenchmarkArea, BenchmarkCard } from "../core/benchmark-card.js";
import type { AreaResult, InstructEvalResults, RespondentResult } from "../core/instructeval-results.js";
import type { GradedItem } from "./graded-item.js";
import { meanShare } from "./mean-share.js";
import { scoreTask, type ScoredTask } from "./score-task.js";
import { shareEstimate } from "./share-estimate.js";
import type { Share } from "./share.js";

/** What scores are made of. */
export interface ScoringParts {
  readonly judge?: string | undefined;
  /** By benchmark, in the order in which they are shown. */
  readonly cards: readonly Pick<BenchmarkCard, "id" | "area" | "score">[];
  /** All benchmarks of each area, run or not. */
  readonly known: Readonly<Record<BenchmarkArea, readonly string[]>>;
  readonly respondents: readonly {
    readonly id: string;
    readonly simulated: boolean;
    readonly items: readonly GradedItem[];
  }[];
}

const areas = ["problem-solving", "writing", "alignment"] as const;

/** Results of all respondents, those with the best overall score (else the best first area) before the others. */
export function scoreRespondents({ judge, cards, known, respondents }: ScoringParts): InstructEvalResults {
  const results = respondents.map(({ id, simulated, items }): RespondentResult => {
    const scored = new Map(
      cards.map(
        (card) =>
          [
            card.id,
            scoreTask(
              card,
              items.filter(({ task }) => task === card.id),
            ),
          ] as const,
      ),
    );
    const found = areas.flatMap((area) => {
      const run = cards.filter((card) => card.area === area).map((card) => card.id);
      return run.length === 0 ? [] : [areaOf(area, run, { scored, known: known[area] })];
    });
    const shares = found.flatMap(({ share }) => share ?? []);
    return {
      ...{ respondent: id, simulated },
      tasks: Object.fromEntries([...scored].map(([task, { result }]) => [task, result])),
      areas: Object.fromEntries(found.map(({ area, result }) => [area, result])),
      overall:
        shares.length === areas.length
          ? shareEstimate(meanShare(shares))
          : { undefined: "not all three areas were scored" },
    };
  });
  return {
    schema: "reife/instructeval/1",
    ...(judge === undefined ? {} : { judge }),
    respondents: results.sort(
      (a, b) => rankValue(b) - rankValue(a) || (a.respondent < b.respondent ? -1 : 1),
    ),
  };
}

interface ScoredArea {
  readonly area: BenchmarkArea;
  readonly share: Share | undefined;
  readonly result: AreaResult;
}

function areaOf(
  area: BenchmarkArea,
  run: readonly string[],
  { scored, known }: { readonly scored: ReadonlyMap<string, ScoredTask>; readonly known: readonly string[] },
): ScoredArea {
  const tasks = run.flatMap((id) => scored.get(id) ?? []);
  const [only] = tasks;
  const missing = known.filter((id) => !run.includes(id));
  // One benchmark's scale is the area's own: texts are scored from 1 to 5.
  if (tasks.length === 1 && only !== undefined)
    return {
      area,
      share: only.share,
      result: { score: only.result.score, compat: only.result.compat, missing },
    };
  const mean = (read: (task: ScoredTask) => Share | undefined): Share | undefined => {
    const shares = tasks.flatMap((task) => read(task) ?? []);
    return shares.length < tasks.length ? undefined : meanShare(shares);
  };
  const share = mean((task) => task.share);
  const compat = mean((task) => task.compatShare);
  return { area, share, result: { score: shareEstimate(share), compat: shareEstimate(compat), missing } };
}

function rankValue({ overall, areas: found }: RespondentResult): number {
  const [first] = areas.flatMap((area) => found[area]?.score ?? []);
  const shown = "value" in overall ? overall : first;
  return shown !== undefined && "value" in shown ? shown.value : -1;
}
