import { join } from "node:path";
import { SuiteError } from "../../core/errors.js";
import type { EvaluatorCard, HttpEvaluatorCard } from "../../core/evaluator-card.js";
import { checkCards, type CheckedCards } from "../check-cards.js";
import { checkEndpoints } from "../check-endpoints.js";
import { checkFolders } from "../check-folders.js";
import { checkKeys } from "../check-keys.js";
import { checkNode } from "../check-node.js";
import { prepareRun } from "../compose/prepare-run.js";
import { lookAround, type Surroundings } from "../compose/surroundings.js";
import { packageVersion } from "../compose/versions.js";
import { surroundingsFlags, terminalOf } from "../config-flags.js";
import { countCards } from "../count-cards.js";
import type { DoctorFinding } from "../doctor-finding.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { jsonDocument } from "../json-document.js";
import { textTable, type TextColumn } from "../../report/text-table.js";

const probeTimeoutMs = 3000;

/** `reife doctor`: what of the machine, the environment and the cards is as it should be. */
export async function doctorCommand(_args: readonly string[], flags: Flags): Promise<ExitCode> {
  const terminal = terminalOf(flags);
  const surroundings = lookAround(surroundingsFlags(flags));
  const findings = await examine(surroundings);
  terminal.out(terminal.json ? jsonDocument(findings) : `${textOf(findings)}\n`);
  return findings.some(({ state }) => state === "failed") ? exitCode.usage : exitCode.done;
}

async function examine(surroundings: Surroundings): Promise<readonly DoctorFinding[]> {
  const { environment, offline, packageRoot } = surroundings;
  const cards = checkCards(surroundings);
  const http = cards.evaluators.filter(isHttp);
  return [
    { check: "reife", state: "ok", detail: packageVersion(packageRoot) },
    checkNode(process.versions.node, packageRoot),
    ...(await checkFolders(surroundings)),
    cardsFinding(cards),
    await embeddedRun(surroundings),
    ...checkKeys(http, environment),
    ...(await checkEndpoints(http, { environment, offline, timeoutMs: probeTimeoutMs })),
  ];
}

function cardsFinding(cards: CheckedCards): DoctorFinding {
  const count = countCards(cards);
  const problems = cards.issues.length;
  if (problems === 0) return { check: "cards", state: "ok", detail: `${count}: all valid` };
  const told = `${problems} ${problems === 1 ? "problem" : "problems"} in others: reife validate`;
  return { check: "cards", state: "note", detail: `${count}; ${told}` };
}

/** Whether the run that needs no key and no network can be planned. */
async function embeddedRun(surroundings: Surroundings): Promise<DoctorFinding> {
  const check = "embedded run";
  try {
    const { plan } = await prepareRun(
      join(surroundings.packageRoot, "configs", "grid.yaml"),
      {},
      surroundings,
    );
    return { check, state: "ok", detail: `${plan.cells.length} cells, no key and no network needed` };
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return { check, state: "failed", detail: error.message };
  }
}

const columns: readonly TextColumn[] = [
  { title: "state", align: "left" },
  { title: "check", align: "left" },
  { title: "detail", align: "left", least: 30, wrap: true },
];

/** A table of all findings; those that failed are told once more below it, in full. */
function textOf(findings: readonly DoctorFinding[]): string {
  const failed = findings.filter(({ state }) => state === "failed");
  return [
    textTable(
      columns,
      findings.map(({ check, state, detail }) => [state, check, detail]),
    ),
    "",
    ...failed.map(({ check, detail }) => `${check}: ${detail}`),
    conclusion(failed.length),
  ].join("\n");
}

function conclusion(failed: number): string {
  if (failed === 0) return "Ready: reife run configs/grid.yaml needs no key and no network";
  return `${failed} ${failed === 1 ? "thing stops" : "things stop"} even the embedded run: mend what is marked failed`;
}

function isHttp(card: EvaluatorCard): card is HttpEvaluatorCard {
  return card.adapter === "openai" || card.adapter === "anthropic";
}
