import type { BenchmarkCard } from "../core/benchmark-card.js";
import type { FileOwner } from "../core/remote-file.js";

/** A benchmark as the owner of its files, below the folder that they are in. */
export function benchmarkFiles({ id, folder = id, file, files }: BenchmarkCard): FileOwner {
  return { id: folder, file, files };
}
