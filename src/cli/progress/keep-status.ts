import { rename, rm, writeFile } from "node:fs/promises";
import type { RunStatus } from "../../core/run-status.js";
import { repeat } from "./repeat.js";

const everyMs = 2000;

/**
 * Writes where a run stands into a file every two seconds, whole each time, until what it returns is called; that writes it
 * once more. The file is for onlookers: a disk that does not take it holds no run up.
 */
export function keepStatus(file: string, status: () => RunStatus): () => Promise<void> {
  let writing = Promise.resolve();
  let busy = false;
  const write = (): void => {
    if (busy) return;
    busy = true;
    writing = replace(file, `${JSON.stringify(status(), undefined, 2)}\n`).finally(() => (busy = false));
  };
  write();
  const stop = repeat(everyMs, write);
  return async () => {
    stop();
    await writing;
    write();
    await writing;
  };
}

async function replace(file: string, text: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await writeFile(part, text);
    await rename(part, file);
  } catch {
    await rm(part, { force: true }).catch(() => undefined);
  }
}
