import { joinWords } from "../core/join-words.js";
import type { DatasetMethods, EvaluatorMethods, ProtocolMethods, RunMethods } from "../core/run-methods.js";
import type { Sampling } from "../core/sampling.js";
import { formatCount } from "./format-figure.js";

/** What is described: everything but the text itself. */
export type DescribedRun = Omit<RunMethods, "paragraphs" | "bibtex">;

/** A run's methods in words that a paper can use: one paragraph each for what was judged, by whom, how, and the statistics. */
export function methodsParagraphs(run: DescribedRun): readonly string[] {
  return [origin(run), datasets(run), evaluators(run), protocols(run), outcomes(run), ...statistics(run)];
}

function origin({
  run,
  versions,
  gitCommit,
  imported,
  start,
  end,
  ended,
  trials,
  reuse,
}: DescribedRun): string {
  const commit = gitCommit === undefined ? "" : `, commit ${gitCommit.slice(0, 12)}`;
  const when = end === undefined ? `begun ${day(start)}` : span(day(start), day(end));
  const made =
    imported === undefined
      ? `The run ${run} was made with reife ${versions.reife} (Node ${versions.node}${commit}; ${when}) by \`reife run\` on the config that its manifest.json holds.`
      : `The judgments of ${run} were made elsewhere and imported with reife ${versions.reife} (format ${imported.format}, ${plural(imported.files, "file")}${commit}; ${when}).`;
  const whole =
    trials.judged === trials.planned && ended === "done"
      ? ""
      : ` The run is not complete: ${formatCount(trials.judged)} of ${formatCount(trials.planned)} trials were judged.`;
  const reused = reuse === 0 ? "" : ` Replies of ${plural(reuse, "other run")} were used again.`;
  return `${made}${whole}${reused}`;
}

function datasets({ datasets: sets, limit, seed }: DescribedRun): string {
  const cut =
    limit === undefined
      ? ""
      : ` Of each dataset the first ${formatCount(limit)} instances of a common order were taken (seed ${seed}).`;
  return `Datasets: ${sets.map(datasetText).join("; ")}.${cut} Instances that share an instruction are one cluster.`;
}

function datasetText(set: DatasetMethods): string {
  const part = set.of !== undefined && set.of !== set.n ? ` of ${formatCount(set.of)}` : "";
  const facts = [
    `${formatCount(set.n)}${part} instances in ${formatCount(set.clusters)} clusters`,
    set.task,
    ...(set.gold === undefined ? [] : [`gold: ${goldText(set)}`]),
    ...(set.licence === undefined ? [] : [`licence ${set.licence}`]),
    ...Object.entries(set.files).map(([name, sha256]) => `sha256 of ${name} ${sha256.slice(0, 12)}`),
    ...(set.card === "as used" ? [] : [cardText(set.card)]),
  ];
  return `${set.title ?? set.dataset} (${facts.join(", ")})`;
}

function goldText({ gold, annotators, ties }: DatasetMethods): string {
  const kinds: Readonly<Record<string, string>> = {
    majority: "majority of annotators",
    expert: "experts",
    objective: "an objective check",
    construction: "by construction",
    authors: "the dataset's authors",
  };
  const count = annotators === undefined ? "" : ` (${annotators} each)`;
  return `${kinds[gold ?? ""] ?? gold ?? ""}${count}${ties === true ? ", with ties" : ""}`;
}

function evaluators({ evaluators: judges }: DescribedRun): string {
  return `Evaluators: ${judges.map(evaluatorText).join("; ")}.`;
}

const kinds: Readonly<Record<string, string>> = {
  openai: "through an OpenAI-compatible endpoint",
  anthropic: "through Anthropic's endpoint",
  recorded: "recorded replies",
  imported: "judgments made elsewhere",
  simulated: "simulated, not an LLM",
  null: "a rule, not an LLM",
};

function evaluatorText(judge: EvaluatorMethods): string {
  const facts = [
    ...(judge.model === undefined ? [] : [`model ${judge.model}`]),
    ...(judge.served.length === 0 ? [] : [`answered as ${joinWords(judge.served)}`]),
    judge.members === undefined
      ? (kinds[judge.adapter] ?? judge.adapter)
      : `${judge.adapter} of ${joinWords(judge.members)}`,
    ...(judge.released === undefined ? [] : [`released ${judge.released}`]),
    ...(judge.asked === undefined ? [] : [`asked ${span(...judge.asked)}`]),
    ...(judge.sampling === undefined ? [] : [settingsText(judge.sampling, "settings of the provider's own")]),
    ...readingText(judge.compatibility ?? {}),
    ...(judge.card === "as used" ? [] : [cardText(judge.card)]),
  ];
  return `${judge.evaluator} (${facts.join(", ")})`;
}

function readingText(rules: Readonly<Record<string, string>>): readonly string[] {
  const theirs = Object.entries(rules).map(([ours, other]) => `${other} for ${ours}`);
  return theirs.length === 0 ? [] : [`replies read by their authors' rules: ${theirs.join(", ")}`];
}

function protocols({ protocols: ways, presentations, repeats, tasks }: DescribedRun): string {
  const shown: Readonly<Record<string, string>> = {
    default: "Each pair or list was shown in two orders, letters following the position",
    original: "Each pair or list was shown in the order of the dataset only",
    full: "Each pair or list was shown in two orders, each with letters in both orders",
  };
  const orders = tasks.every((task) => task === "pointwise")
    ? ""
    : ` ${shown[presentations] ?? presentations}.`;
  const often = repeats === 1 ? "Each trial was judged once" : `Each trial was judged ${repeats} times`;
  return `Protocols: ${ways.map(protocolText).join("; ")}.${orders} ${often}.`;
}

function protocolText(way: ProtocolMethods): string {
  const facts = [
    ...(way.version === undefined ? [] : [`version ${way.version}`]),
    `fingerprint ${way.fingerprint.slice(0, 12)}`,
    ...(way.source === undefined ? [] : [way.source]),
    ...way.steps.map(stepText),
    ...(way.card === "as used" ? [] : [cardText(way.card)]),
  ];
  return `${way.protocol} (${facts.join(", ")})`;
}

function stepText({ name, samples, sampling, parser }: ProtocolMethods["steps"][number]): string {
  const several = samples === 1 ? "" : ` x ${samples}`;
  const read = parser === undefined ? "its text used as it is" : `read by ${parser}`;
  return `step ${name}${several}: ${settingsText(sampling, "no settings")}, ${read}`;
}

function settingsText(sampling: Sampling, none: string): string {
  const set = Object.entries(sampling).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name} ${Array.isArray(value) ? value.join(" ") : String(value)}`],
  );
  return set.length === 0 ? none : set.join(", ");
}

function outcomes({ coverage, excluded }: DescribedRun): string {
  const { trials, verdicts, unparsed, failed, reasons } = coverage;
  const why = Object.entries(reasons).map(([reason, count]) => `${reason} ${formatCount(count)}`);
  const left =
    excluded === 0
      ? ""
      : ` ${plural(excluded, "cell")} of the matrix could not be or were left out; manifest.json lists them with the reasons.`;
  return (
    `Of ${formatCount(trials)} trials ${formatCount(verdicts)} ended in an answer, ${formatCount(unparsed)} in a reply without a usable one and ` +
    `${formatCount(failed)} without a reply${why.length === 0 ? "" : ` (${why.join(", ")})`}. No answer was guessed: in accuracy a trial without one counts as ` +
    `wrong, and bounds say what it could have earned; agreement and correlation leave it out.${left}`
  );
}

/** Says of each measure what it is, where the run has what it takes. */
function statistics(run: DescribedRun): readonly string[] {
  const pooled =
    "Agreement of scores with human scores is Spearman's, Kendall's (tau-b) and Pearson's correlation, over the scores that both gave, " +
    "pooled over criteria and by criterion, and the quadratic weighted kappa of scores rounded to whole points.";
  const scores = run.tasks.includes("pointwise") ? [pooled] : [];
  const chooses = run.tasks.some((task) => task !== "pointwise");
  return [[...(chooses ? choiceStatistics(run) : []), ...scores, ...intervalLines(run)].join(" ")];
}

/** Intervals by the methods that the run's figures have, and no others. */
function intervalLines({
  intervals: { accuracy, others },
  resamples,
  seed,
  evaluators: judges,
}: DescribedRun): readonly string[] {
  if (Object.keys({ ...accuracy, ...others }).length === 0) return [];
  const draws =
    judges.length > 1
      ? ", with the same draws for all cells of a dataset, so that differences are paired"
      : "";
  const shares = Object.entries(accuracy).map(
    ([method, count]) => `${formatCount(count)} ${count === 1 ? "has" : "have"} ${methodText(method)}`,
  );
  const figures = joinWords(Object.keys(others).map(methodText));
  return [
    `Intervals are 95 %, from a cluster bootstrap (${formatCount(resamples)} resamples, seed ${seed})${draws}.`,
    ...(shares.length === 0
      ? []
      : [`Of the accuracies of cells ${joinWords(shares)}; means over cells follow the same rule.`]),
    ...(figures === "" ? [] : [`Other figures of cells have ${figures}.`]),
  ];
}

/** What `method` says, in words. */
function methodText(method: string): string {
  switch (method) {
    case "cluster bootstrap":
      return "the bootstrap's percentiles";
    case "cluster bootstrap, expanded":
      return "percentiles taken further out (fewer than 30 clusters)";
    case "Wilson, effective size":
      return "Wilson's interval with the effective size (fewer than 100 clusters, or few on one side)";
    default:
      return `an interval by ${method}`;
  }
}

function choiceStatistics({ tasks, evaluators: judges, datasets: sets }: DescribedRun): readonly string[] {
  const pairs = tasks.includes("pairwise");
  const credit = [
    "1 for the gold answer",
    ...(pairs ? ["one half where exactly one of judge and gold calls a tie"] : []),
    ...(tasks.includes("listwise") ? ["1/m for the best output among m picked of a list"] : []),
  ];
  const several = judges.length > 1;
  const hasInterval = sets.some(({ clusters }) => clusters > 1);
  return [
    `Accuracy is the mean credit over all trials of a cell, all presentations alike: ${credit.join(", ")}, else 0.`,
    "Means over cells are taken within each dataset and then over datasets, so that a dataset counts once.",
    ...(several && hasInterval
      ? ["Ranks carry simultaneous 95 % intervals over all pairs of judges (bootstrap max-T)."]
      : []),
    ...(pairs ? ["Agreement beyond chance is Cohen's kappa and Krippendorff's alpha (nominal)."] : []),
    "Lift is the accuracy less that of the best null judge, a rule that reads no prompt, on the same instances.",
    ...(several
      ? [
          "Where judges are compared by `reife compare`, p-values are of sign-flip tests over clusters (exact up to 20), adjusted after Holm over datasets unless stated otherwise.",
        ]
      : []),
  ];
}

function cardText(state: DatasetMethods["card"]): string {
  return state === "changed since"
    ? "its card has changed since, so that nothing more can be said"
    : "its card is not here";
}

function day(iso: string): string {
  return iso.slice(0, 10);
}

function span(first: string, last: string): string {
  return first === last ? first : `${first} to ${last}`;
}

function plural(count: number, word: string): string {
  return `${formatCount(count)} ${word}${count === 1 ? "" : "s"}`;
}
