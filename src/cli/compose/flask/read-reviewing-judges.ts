import { UsageError } from "../../../core/errors.js";
import type { ReviewingJudge } from "../../../flask/reviewing-judge.js";
import { reviewedAnswers } from "../../../flask/reviewed-answers.js";
import { groupBy } from "../../../leaderboard/group-by.js";
import { namedApart } from "./named-apart.js";
import { readReviews } from "./read-reviews.js";
import type { ReviewSource } from "./review-source.js";

/** A judge of some reviews, and what tells it apart whichever folder they are in. */
export interface NamedJudge extends ReviewingJudge {
  readonly identity: string;
}

/**
 * The judges of run folders and of review files: of a run each evaluator under each protocol, of files those of one folder, for each is
 * of one respondent. A file's judge is called after its folder.
 */
export async function readReviewingJudges(
  names: readonly string[],
  cwd: string,
): Promise<readonly NamedJudge[]> {
  const read = await Promise.all(names.map(async (name) => readReviews(name, cwd)));
  const groups = groupBy(read.flat().map(placed), ({ model, within }) => JSON.stringify([model, within]));
  const judges = [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined ? [] : [{ ...first, sources: group.map(({ source }) => source) }];
  });
  for (const { model, sources } of judges) refuseTwice(model, sources);
  return namedApart(judges).map(({ model, identity, sources }) => ({
    ...{ judge: model, identity },
    ...reviewedAnswers(sources),
  }));
}

interface PlacedSource {
  readonly model: string;
  readonly within: readonly string[];
  readonly identity: string;
  readonly source: ReviewSource;
}

function placed(source: ReviewSource): PlacedSource {
  const { within, judge } = source;
  if (judge === undefined) {
    const [folder = "reviews", ...above] = within;
    return { model: folder, within: above, identity: folder, source };
  }
  const { evaluator, protocol, folder } = judge;
  const identity = JSON.stringify([evaluator, protocol]);
  return { model: evaluator, within: [protocol, folder], identity, source };
}

function refuseTwice(judge: string, sources: readonly ReviewSource[]): void {
  const names = sources.map(({ model }) => model);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice === undefined) return;
  throw new UsageError(`Reviews of ${twice} by ${judge} are given twice`, {
    hint: "A respondent has one file a judge, and one dataset a run; a file of another judge goes to a folder of its own",
  });
}
