/** The statistics of reife by themselves: `import { krippendorffAlpha } from "reife/stats"`. */
export { type AggregatedRank, aggregateRanks } from "./stats/aggregate-ranks.js";
export { type AgreementWithConfidence, agreementWithConfidence } from "./stats/agreement-with-confidence.js";
export { type AltTestOptions, type AltTestAnnotator, type AltTest, altTest } from "./stats/alt-test.js";
export { type AnchorItem, type AnchorItems, anchorItems } from "./stats/anchor-items.js";
export { attainableAgreement } from "./stats/attainable-agreement.js";
export { auroc } from "./stats/auroc.js";
export { type AurocIntervalOptions, type AurocInterval, aurocInterval } from "./stats/auroc-interval.js";
export { type AverageMarginalEffect, averageMarginalEffect } from "./stats/average-marginal-effect.js";
export { type BcaIntervalOptions, bcaInterval } from "./stats/bca-interval.js";
export { benjaminiHochbergAdjust } from "./stats/benjamini-hochberg-adjust.js";
export { benjaminiYekutieliAdjust } from "./stats/benjamini-yekutieli-adjust.js";
export { betaCdf } from "./stats/beta-cdf.js";
export { betaQuantile } from "./stats/beta-quantile.js";
export { type BootstrapIntervalOptions, bootstrapInterval } from "./stats/bootstrap-interval.js";
export { type BootstrapMeansOptions, bootstrapMeans } from "./stats/bootstrap-means.js";
export { type BootstrapTotalsOptions, bootstrapTotals } from "./stats/bootstrap-totals.js";
export { type BradleyTerry, bradleyTerry } from "./stats/bradley-terry.js";
export type { BrierDecompositionOptions, BrierDecomposition } from "./stats/brier-decomposition.js";
export { brierDecomposition } from "./stats/brier-decomposition.js";
export { brierScore } from "./stats/brier-score.js";
export { type TieCalibration, calibrateTies } from "./stats/calibrate-ties.js";
export type { CalibrationErrorOptions, CalibrationBin, CalibrationError } from "./stats/calibration-error.js";
export { calibrationError } from "./stats/calibration-error.js";
export type {
  CalibrationErrorIntervalOptions,
  CalibrationErrorInterval,
} from "./stats/calibration-error-interval.js";
export { calibrationErrorInterval } from "./stats/calibration-error-interval.js";
export type { ClopperPearsonIntervalOptions } from "./stats/clopper-pearson-interval.js";
export { clopperPearsonInterval } from "./stats/clopper-pearson-interval.js";
export { clusterBcaInterval } from "./stats/cluster-bca-interval.js";
export type {
  ClusterBootstrapIntervalOptions,
  ClusterBootstrapInterval,
} from "./stats/cluster-bootstrap-interval.js";
export { clusterBootstrapInterval } from "./stats/cluster-bootstrap-interval.js";
export { type ClusterFoldsOptions, clusterFolds } from "./stats/cluster-folds.js";
export type { ClusteredContrastOptions, ClusteredContrast } from "./stats/clustered-contrast.js";
export { clusteredContrast } from "./stats/clustered-contrast.js";
export { type ClusteredProportion, clusteredProportion } from "./stats/clustered-proportion.js";
export type {
  ClusteredStandardErrorOptions,
  ClusteredStandardError,
} from "./stats/clustered-standard-error.js";
export { clusteredStandardError } from "./stats/clustered-standard-error.js";
export type {
  ClusteredWilsonIntervalOptions,
  ClusteredWilsonInterval,
} from "./stats/clustered-wilson-interval.js";
export { clusteredWilsonInterval } from "./stats/clustered-wilson-interval.js";
export { type CohenKappaOptions, cohenKappa } from "./stats/cohen-kappa.js";
export { type DifferentPair, compactLetters } from "./stats/compact-letters.js";
export { type Concordance, concordance } from "./stats/concordance.js";
export { type ConfidenceSequenceOptions, confidenceSequence } from "./stats/confidence-sequence.js";
export type { ConfusionMatrixOptions, ConfusionClass, ConfusionMatrix } from "./stats/confusion-matrix.js";
export { confusionMatrix } from "./stats/confusion-matrix.js";
export type { CorrelationDifferenceOptions, CorrelationDifference } from "./stats/correlation-difference.js";
export { correlationDifference } from "./stats/correlation-difference.js";
export { type CorrelationIntervalOptions, correlationInterval } from "./stats/correlation-interval.js";
export type { CrossFittedBestOptions, CrossFittedBest } from "./stats/cross-fitted-best.js";
export { crossFittedBest } from "./stats/cross-fitted-best.js";
export { type CrossTable, type CrossTableOptions, crossTable } from "./stats/cross-table.js";
export { type DawidSkeneOptions, type DawidSkene, dawidSkene } from "./stats/dawid-skene.js";
export { type DecisivenessOptions, type Decisiveness, decisiveness } from "./stats/decisiveness.js";
export type { Defined } from "./stats/defined.js";
export { type DesignEffectOptions, designEffect } from "./stats/design-effect.js";
export { type DetectableDifferenceOptions, detectableDifference } from "./stats/detectable-difference.js";
export { type DistributionPair, distributionPairs } from "./stats/distribution-pairs.js";
export { effectiveVotes } from "./stats/effective-votes.js";
export type {
  EffectiveWilsonIntervalOptions,
  EffectiveWilsonInterval,
} from "./stats/effective-wilson-interval.js";
export { effectiveWilsonInterval } from "./stats/effective-wilson-interval.js";
export { equalMassBins } from "./stats/equal-mass-bins.js";
export type { EquivalenceTestOptions, EquivalenceTest } from "./stats/equivalence-test.js";
export { equivalenceTest } from "./stats/equivalence-test.js";
export { expandedLevel } from "./stats/expanded-level.js";
export { fleissKappa } from "./stats/fleiss-kappa.js";
export { type FlippedItem, type FlipEstimate, type FlipSplit, flipSplit } from "./stats/flip-split.js";
export type { CorrelationGroup, GroupedCorrelation } from "./stats/grouped-correlation.js";
export { groupedCorrelation } from "./stats/grouped-correlation.js";
export { type GwetAc1Options, gwetAc1 } from "./stats/gwet-ac1.js";
export { type GwetAc2Options, gwetAc2 } from "./stats/gwet-ac2.js";
export { hochbergAdjust } from "./stats/hochberg-adjust.js";
export { holmAdjust } from "./stats/holm-adjust.js";
export { type HumanLikeZOptions, type HumanLikeZ, humanLikeZ } from "./stats/human-like-z.js";
export type { Interval } from "./stats/interval.js";
export { intraPairInstability } from "./stats/intra-pair-instability.js";
export { type IntraclassCorrelationOptions, intraclassCorrelation } from "./stats/intraclass-correlation.js";
export type { ItemResponseOptions, ItemEstimate, ItemResponse } from "./stats/item-response.js";
export { itemResponse } from "./stats/item-response.js";
export { type JackknifeIntervalOptions, jackknifeInterval } from "./stats/jackknife-interval.js";
export { type JeffreysIntervalOptions, jeffreysInterval } from "./stats/jeffreys-interval.js";
export { jensenShannonDivergence } from "./stats/jensen-shannon-divergence.js";
export { type JointTable, jointTable } from "./stats/joint-table.js";
export { kendallTauA } from "./stats/kendall-tau-a.js";
export { kendallTauB } from "./stats/kendall-tau-b.js";
export { kendallTauC } from "./stats/kendall-tau-c.js";
export { type KornGraubardIntervalOptions, kornGraubardInterval } from "./stats/korn-graubard-interval.js";
export { type Level, type KrippendorffAlphaOptions, krippendorffAlpha } from "./stats/krippendorff-alpha.js";
export type {
  LeaveOneOutCeilingOptions,
  LeaveOneOutAnnotator,
  LeaveOneOutCeiling,
} from "./stats/leave-one-out-ceiling.js";
export { leaveOneOutCeiling } from "./stats/leave-one-out-ceiling.js";
export type {
  LeaveOneOutCorrelationOptions,
  LeaveOneOutCorrelation,
} from "./stats/leave-one-out-correlation.js";
export { leaveOneOutCorrelation } from "./stats/leave-one-out-correlation.js";
export type {
  LengthBalancedAccuracyOptions,
  BalancedEstimate,
  LengthBalancedAccuracy,
} from "./stats/length-balanced-accuracy.js";
export { lengthBalancedAccuracy } from "./stats/length-balanced-accuracy.js";
export type {
  LengthControlledAccuracyOptions,
  LengthControlledAccuracy,
} from "./stats/length-controlled-accuracy.js";
export { lengthControlledAccuracy } from "./stats/length-controlled-accuracy.js";
export { logGamma } from "./stats/log-gamma.js";
export { type LogLossOptions, type LogLoss, logLoss } from "./stats/log-loss.js";
export { logOddsWeight } from "./stats/log-odds-weight.js";
export type {
  LogisticRegressionOptions,
  LogisticCoefficient,
  LogisticRegression,
} from "./stats/logistic-regression.js";
export { logisticRegression } from "./stats/logistic-regression.js";
export type { MacroScoresOptions, MacroMean, MacroScores } from "./stats/macro-scores.js";
export { macroScores } from "./stats/macro-scores.js";
export { majorityProbability } from "./stats/majority-probability.js";
export type {
  SliceRows,
  MaxTOverSlicesOptions,
  SlicePair,
  MaxTOverSlices,
} from "./stats/max-t-over-slices.js";
export { maxTOverSlices } from "./stats/max-t-over-slices.js";
export type {
  MaxTSignificanceOptions,
  PairSignificance,
  MaxTSignificance,
} from "./stats/max-t-significance.js";
export { maxTSignificance } from "./stats/max-t-significance.js";
export { type McnemarTest, mcnemarTest } from "./stats/mcnemar-test.js";
export { meanPairwiseCorrelation } from "./stats/mean-pairwise-correlation.js";
export { midRanks } from "./stats/mid-ranks.js";
export type { MinimumDetectableDifferenceOptions } from "./stats/minimum-detectable-difference.js";
export { minimumDetectableDifference } from "./stats/minimum-detectable-difference.js";
export { nonTransitivityRatio } from "./stats/non-transitivity-ratio.js";
export { normalCdf } from "./stats/normal-cdf.js";
export { normalQuantile } from "./stats/normal-quantile.js";
export { normalShare } from "./stats/normal-share.js";
export { type ScoredGroup, type PairDifferences, pairDifferences } from "./stats/pair-differences.js";
export { type PairedPowerOptions, pairedPower } from "./stats/paired-power.js";
export { type PairedSampleSizeOptions, pairedSampleSize } from "./stats/paired-sample-size.js";
export type { PairwiseAccuracyOptions, PairwiseAccuracy } from "./stats/pairwise-accuracy.js";
export { pairwiseAccuracy } from "./stats/pairwise-accuracy.js";
export { type PassAtKOptions, passAtK } from "./stats/pass-at-k.js";
export { pearsonCorrelation } from "./stats/pearson-correlation.js";
export { type PercentileIntervalOptions, percentileInterval } from "./stats/percentile-interval.js";
export type { LeanItem, LeanEstimate, PositionLetterLean } from "./stats/position-letter-lean.js";
export { positionLetterLean } from "./stats/position-letter-lean.js";
export { type PredictedTotal, type SampledStratum, predictTotal } from "./stats/predict-total.js";
export type {
  LabelledItems,
  UnlabelledItems,
  PredictionPoweredMeanOptions,
  PredictionPoweredMean,
} from "./stats/prediction-powered-mean.js";
export { predictionPoweredMean } from "./stats/prediction-powered-mean.js";
export type {
  PredictionPoweredSharesOptions,
  PredictionPoweredShare,
} from "./stats/prediction-powered-shares.js";
export { predictionPoweredShares } from "./stats/prediction-powered-shares.js";
export { type PreferenceFairness, preferenceFairness } from "./stats/preference-fairness.js";
export type { PrevalenceAdjustedKappaOptions } from "./stats/prevalence-adjusted-kappa.js";
export { prevalenceAdjustedKappa } from "./stats/prevalence-adjusted-kappa.js";
export { quantile } from "./stats/quantile.js";
export { rankDescending } from "./stats/rank-descending.js";
export { rankIntervals } from "./stats/rank-intervals.js";
export type { ReliabilityCurveOptions, ReliabilityBin } from "./stats/reliability-curve.js";
export { reliabilityCurve } from "./stats/reliability-curve.js";
export { type RepeatedAnswers, repetitionStability } from "./stats/repetition-stability.js";
export { type ResampleCountsOptions, type ResampleCounts, resampleCounts } from "./stats/resample-counts.js";
export { type ResponseSets, responseSetError } from "./stats/response-set-error.js";
export { type RiskCoveragePoint, type RiskCoverage, riskCoverage } from "./stats/risk-coverage.js";
export { type RiskCoverageIntervalOptions, riskCoverageInterval } from "./stats/risk-coverage-interval.js";
export type { TrialCount, RoganGladenOptions, RoganGladen } from "./stats/rogan-gladen.js";
export { roganGladen } from "./stats/rogan-gladen.js";
export { rootMeanSquaredError } from "./stats/root-mean-squared-error.js";
export type { ScoredAndCompared, ScoreVerdictConflict } from "./stats/score-verdict-conflict.js";
export { scoreVerdictConflict } from "./stats/score-verdict-conflict.js";
export { type ScottPiOptions, scottPi } from "./stats/scott-pi.js";
export { seededOrder } from "./stats/seeded-order.js";
export { type Random, seededRandom } from "./stats/seeded-random.js";
export type {
  SelectiveThresholdOptions,
  TestedThreshold,
  SelectiveThreshold,
} from "./stats/selective-threshold.js";
export { selectiveThreshold } from "./stats/selective-threshold.js";
export { type OwnPair, type SelfPreference, selfPreference } from "./stats/self-preference.js";
export { separability } from "./stats/separability.js";
export { shuffle } from "./stats/shuffle.js";
export { type SidakAdjustOptions, sidakAdjust } from "./stats/sidak-adjust.js";
export { type SignFlipTestOptions, type SignFlipTest, signFlipTest } from "./stats/sign-flip-test.js";
export { type SignalToNoise, signalToNoise } from "./stats/signal-to-noise.js";
export { signedBias } from "./stats/signed-bias.js";
export type {
  SoftPairwiseAccuracyOptions,
  SoftPair,
  SoftPairwiseAccuracy,
} from "./stats/soft-pairwise-accuracy.js";
export { softPairwiseAccuracy } from "./stats/soft-pairwise-accuracy.js";
export { spearmanCorrelation } from "./stats/spearman-correlation.js";
export { type SplitLabelsOptions, type SplitLabels, splitLabels } from "./stats/split-labels.js";
export { standardScores } from "./stats/standard-scores.js";
export { studentTCdf } from "./stats/student-t-cdf.js";
export { studentTQuantile } from "./stats/student-t-quantile.js";
export { type SuspectGoldOptions, type SuspectGold, suspectGold } from "./stats/suspect-gold.js";
export type { SwappedPair } from "./stats/swapped-pair.js";
export { type WinRates, type SystemBiasOptions, type SystemBias, systemBias } from "./stats/system-bias.js";
export type { SystemScores, SystemCorrelationIntervalOptions } from "./stats/system-correlation-interval.js";
export { systemCorrelationInterval } from "./stats/system-correlation-interval.js";
export { type TableAgreement, tableAgreement } from "./stats/table-agreement.js";
export { type TableCorrelations, tableCorrelations } from "./stats/table-correlations.js";
export { type TellApartOptions, type ToldApart, tellApart } from "./stats/tell-apart.js";
export { type TotalOrderViolation, totalOrderViolation } from "./stats/total-order-violation.js";
export { type LabelledColumn, tuneLambda } from "./stats/tune-lambda.js";
export { type TwoWayEffects, twoWayEffects } from "./stats/two-way-effects.js";
export { type Factor, type VarianceComponent, varianceComponents } from "./stats/variance-components.js";
export type { VerdictTable } from "./stats/verdict-table.js";
export type { VerdictTableOptions } from "./stats/verdict-table-options.js";
export { type WilsonIntervalOptions, wilsonInterval } from "./stats/wilson-interval.js";
export { type WinRatesOptions, winRates } from "./stats/win-rates.js";
