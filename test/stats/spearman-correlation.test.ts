import { spearmanCorrelation } from "../../src/stats/spearman-correlation.js";
import { testCorrelation, testRankCorrelation } from "./test-correlation.js";

testCorrelation("spearmanCorrelation", spearmanCorrelation, "spearman");
testRankCorrelation("spearmanCorrelation", spearmanCorrelation);
