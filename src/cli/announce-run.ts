import type { PreparedRun } from "./compose/prepare-run.js";
import type { OpenBatches } from "./next-steps.js";
import type { Terminal } from "./terminal.js";

/** Says what a run is about to do: its size, who is left out of it, and which batches it waits for. */
export function announceRun(
  run: PreparedRun,
  { planned, open }: { readonly planned: number; readonly open: OpenBatches },
  terminal: Terminal,
): void {
  announceSize(run, planned, terminal);
  announceOpen(open, terminal);
}

function announceSize(run: PreparedRun, planned: number, terminal: Terminal): void {
  const { plan } = run;
  const cells = [...plan.cells, ...run.imported.map(({ facts }) => facts)];
  if (terminal.json) {
    const started = { type: "run.started", run: plan.run, out: run.out, cells: cells.length, planned };
    terminal.out(`${JSON.stringify(started)}\n`);
  }
  if (terminal.quiet || terminal.json) return;
  const count = (key: "evaluator" | "protocol" | "dataset"): string => {
    const size = new Set(cells.map((cell) => cell[key])).size;
    return `${size} ${key}${size === 1 ? "" : "s"}`;
  };
  const parts = [count("evaluator"), count("protocol"), count("dataset")].join(" x ");
  const left = plan.excluded.length === 0 ? "" : `; ${plan.excluded.length} left out (see reife plan)`;
  for (const id of run.evaluators.keys()) {
    const first = plan.excluded.find(({ evaluator }) => evaluator === id);
    if (first === undefined || cells.some(({ evaluator }) => evaluator === id)) continue;
    terminal.err(`reife: ${id} is in no cell of this run: ${first.reason}\n`);
  }
  terminal.err(
    `${plan.run}: ${parts}: ${cells.length} cell${cells.length === 1 ? "" : "s"}, ${planned.toLocaleString("en-US")} trials${left}\n`,
  );
}

function announceOpen({ batches, calls }: OpenBatches, terminal: Terminal): void {
  if (batches === 0 || terminal.quiet || terminal.json) return;
  const [noun, verb] = batches === 1 ? ["batch", "was"] : ["batches", "were"];
  terminal.err(
    `reife: ${batches} ${noun} with ${calls} calls ${verb} handed in before: waiting for what they bring\n`,
  );
}
