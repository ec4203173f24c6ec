import { ComparePage } from "./compare.jsx";
import { EvaluatorPage } from "./evaluator.jsx";
import { JudgmentPage } from "./judgment.jsx";
import { JudgmentsPage } from "./judgments.jsx";
import { LeaderboardPage } from "./leaderboard.jsx";
import { MethodsPage } from "./methods.jsx";
import type { Page } from "./page.js";
import { PlotsPage } from "./plots.jsx";

/** Every page, in the order of the navigation. A new page is a line here. */
export const pages: readonly Page[] = [
  { path: "leaderboard", title: "Leaderboard", inMenu: true, component: LeaderboardPage },
  { path: "plots", title: "Plots", inMenu: true, component: PlotsPage },
  { path: "compare", title: "Compare", inMenu: true, component: ComparePage },
  { path: "judgments", title: "Judgments", inMenu: true, component: JudgmentsPage },
  { path: "judgment", title: "Judgment", inMenu: false, component: JudgmentPage },
  { path: "evaluator", title: "Evaluator", inMenu: false, component: EvaluatorPage },
  { path: "methods", title: "Methods", inMenu: true, component: MethodsPage },
];
