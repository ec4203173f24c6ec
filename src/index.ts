/** The library: what the command line is made of, for programs that judge, measure or parse by themselves. */
export type { GridOptions } from "./cli/library/grid-options.js";
export { measure, type MeasureOptions } from "./cli/library/measure.js";
export { planGrid } from "./cli/library/plan-grid.js";
export { runGrid, type GridResult } from "./cli/library/run-grid.js";
export type { Ask, AskScope } from "./core/ask.js";
export type { ChatModel, ChatRequest } from "./core/chat-model.js";
export type { ChatReply } from "./core/chat-reply.js";
export {
  ConfigError,
  DatasetError,
  ModelError,
  SandboxError,
  StoreError,
  SuiteError,
  UsageError,
} from "./core/errors.js";
export type { Estimate } from "./core/estimate.js";
export type { Instance } from "./core/instance.js";
export type { Judgment } from "./core/judgment.js";
export type { JudgingTask } from "./core/judging-task.js";
export type { Leaderboard } from "./core/leaderboard.js";
export type { Outcome } from "./core/outcome.js";
export type { Plan } from "./core/plan.js";
export { preferenceOf } from "./core/preference-of.js";
export type { ProgramOutcome } from "./core/program-outcome.js";
export type { ProgramRunner, ProgramTask } from "./core/program-runner.js";
export type { Protocol, Step, StepReply } from "./core/protocol.js";
export { loadDataset } from "./datasets/load-dataset.js";
export { judgeTrial } from "./engine/judge-trial.js";
export { liveEngine } from "./engine/live-engine.js";
export { buildLeaderboard } from "./leaderboard/build-leaderboard.js";
export { measureCell } from "./metrics/measure-cell.js";
export { createProtocol } from "./protocols/create-protocol.js";
export { bootstrapMeans } from "./stats/bootstrap-means.js";
export { clusterBootstrapInterval } from "./stats/cluster-bootstrap-interval.js";
export { cohenKappa } from "./stats/cohen-kappa.js";
export { kendallTauB } from "./stats/kendall-tau-b.js";
export { krippendorffAlpha } from "./stats/krippendorff-alpha.js";
export { mcnemarTest } from "./stats/mcnemar-test.js";
export { signFlipTest } from "./stats/sign-flip-test.js";
export { spearmanCorrelation } from "./stats/spearman-correlation.js";
export { openJsonlStore } from "./store/open-jsonl-store.js";
