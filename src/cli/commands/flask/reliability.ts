import { UsageError } from "../../../core/errors.js";
import type { FlaskReliability } from "../../../core/flask-reliability.js";
import { agreementAmongJudges } from "../../../flask/agreement-among-judges.js";
import type { HumanRating } from "../../../flask/human-rating.js";
import { measureJudge } from "../../../flask/measure-judge.js";
import { measureReliability } from "../../../flask/measure-reliability.js";
import { publishedAgreement } from "../../../flask/published-agreement.js";
import { publishedReliability } from "../../../flask/published-reliability.js";
import { verbosityShifts } from "../../../flask/verbosity-shifts.js";
import { flaskJudgesReport } from "../../../report/flask-judges-report.js";
import { flaskReliabilityReport } from "../../../report/flask-reliability-report.js";
import { readHumanScores } from "../../compose/flask/read-human-scores.js";
import { readReviewingJudges, type NamedJudge } from "../../compose/flask/read-reviewing-judges.js";
import { openFiles } from "../../compose/imports/open-files.js";
import { terminalOf } from "../../config-flags.js";
import { exitCode, type ExitCode } from "../../exit-code.js";
import { listFlag, type Flags } from "../../flags.js";
import { jsonDocument } from "../../json-document.js";
import { wholeNumberFlag } from "../../whole-number-flag.js";

const defaultResamples = 1000;

/** `reife flask reliability [files...]`: how far skill scores agree with people's, and people, runs and judges among themselves. */
export async function flaskReliabilityCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const cwd = process.cwd();
  const [reviews, verbose] = [listFlag(flags, "reviews"), listFlag(flags, "longer")];
  refuseNothing(args, reviews, verbose);
  const options = {
    seed: wholeNumberFlag(flags, "seed", { least: 0 }) ?? 1,
    resamples: wholeNumberFlag(flags, "resamples", { least: 200 }) ?? defaultResamples,
  };
  const ratings = (await Promise.all(openFiles(args, cwd).map(readHumanScores))).flat();
  const judges = await readReviewingJudges(reviews, cwd);
  const longer = await readReviewingJudges(verbose, cwd);
  refuseStrangers(ratings, judges);
  const pairs = longer.map((judge) => [plainOf(judge, judges, longer), judge] as const);
  const measured: FlaskReliability = {
    ...measureReliability(ratings, options),
    ...(judges.length === 0 ? {} : { judges: judges.map((judge) => measureJudge(judge, ratings, options)) }),
    ...(judges.length < 2 ? {} : { amongJudges: agreementAmongJudges(judges, options) }),
    ...(pairs.length === 0
      ? {}
      : { verbosity: pairs.flatMap(([plain, other]) => verbosityShifts(plain, other)) }),
  };
  terminal.out(terminal.json ? jsonDocument(measured) : `${textOf(measured)}\n`);
  return exitCode.done;
}

function textOf(measured: FlaskReliability): string {
  return [
    ...(measured.rows.length === 0 ? [] : [flaskReliabilityReport(measured, publishedReliability)]),
    ...(measured.judges === undefined
      ? []
      : [flaskJudgesReport(measured, { evaluators: publishedAgreement, skills: publishedReliability })]),
  ].join("\n\n");
}

function refuseNothing(
  files: readonly string[],
  reviews: readonly string[],
  verbose: readonly string[],
): void {
  if (files.length === 0 && reviews.length === 0)
    throw new UsageError("Cannot measure reliability of nothing: name a file of human scores, or --reviews", {
      hint: "reife flask reliability flask_eval.json --reviews results/flask-review",
    });
  if (verbose.length > 0 && reviews.length === 0)
    throw new UsageError("Cannot use --longer without --reviews: it is compared with the reviews there", {
      hint: "reife flask reliability --reviews results/flask-review --longer results/verbose",
    });
}

/** Human scores that meet no review are most likely scores of respondents that are called otherwise. */
function refuseStrangers(ratings: readonly HumanRating[], judges: readonly NamedJudge[]): void {
  if (ratings.length === 0) return;
  const rated = new Set(ratings.map(({ cluster, respondent }) => JSON.stringify([cluster, respondent])));
  for (const { judge, answers } of judges) {
    if (answers.some(({ cluster, respondent }) => rated.has(JSON.stringify([cluster, respondent])))) continue;
    const names = (entries: readonly { readonly respondent: string }[]): string =>
      [...new Set(entries.map(({ respondent }) => respondent))].sort().join(", ") || "nobody";
    throw new UsageError(`No answer that ${judge} reviewed has human scores`, {
      hint: `They meet by instruction and respondent: humans scored ${names(ratings)}; reviewed: ${names(answers)}`,
    });
  }
}

/** The reviews that those of longer answers are compared with: the same judge's, or the only ones. */
function plainOf(
  judge: NamedJudge,
  judges: readonly NamedJudge[],
  longer: readonly NamedJudge[],
): NamedJudge {
  const same = judges.filter(({ identity }) => identity === judge.identity);
  const found = same.length === 0 && judges.length === 1 && longer.length === 1 ? judges : same;
  const [first, second] = found;
  if (first !== undefined && second === undefined) return first;
  throw new UsageError(
    `--longer: ${found.length === 0 ? "no reviews" : `${found.length} sets of reviews`} of --reviews are ${judge.judge}'s`,
    { hint: `There are ${judges.map((entry) => entry.judge).join(", ")}` },
  );
}
