import { Worker } from "node:worker_threads";
import type { SiteOrder, SiteOutcome } from "./site-order.js";

/** Pages that are being made. */
export interface SiteInTheMaking {
  readonly done: Promise<SiteOutcome>;
  /** Gives them up. */
  stop(): Promise<void>;
}

/**
 * Makes pages in a thread of its own, which measures for as long as it takes while the server goes on to answer, and whose memory is
 * given back with it. A thread that runs out of memory takes nobody along.
 */
export function makeSite(order: SiteOrder): SiteInTheMaking {
  const worker = new Worker(new URL("site-worker.js", import.meta.url), { workerData: order });
  const done = new Promise<SiteOutcome>((resolve) => {
    worker.once("message", resolve);
    worker.once("error", (error) => {
      resolve({ kind: "failed", text: `reife: Cannot make the pages: ${String(error)}` });
    });
    worker.once("exit", () => {
      resolve({ kind: "failed", text: "reife: Cannot make the pages: their thread has ended" });
    });
  });
  return {
    done,
    stop: async () => {
      await worker.terminate();
    },
  };
}
