import { loadBenchmarkCards } from "../../../config/load-benchmark-cards.js";
import type { BenchmarkCard } from "../../../core/benchmark-card.js";
import { UsageError } from "../../../core/errors.js";
import { fileOptions } from "../../../datasets/file-options.js";
import { findFile } from "../../../datasets/find-file.js";
import { lookUpFile } from "../../../datasets/look-up-file.js";
import { benchmarkFiles } from "../../../instructeval/benchmark-files.js";
import type { Item } from "../../../instructeval/item.js";
import { loadBenchmark } from "../../../instructeval/load-benchmark.js";
import { chooseCards } from "../../choose-cards.js";
import { loadCatalogs } from "../load-catalogs.js";
import type { Surroundings } from "../surroundings.js";

/** A benchmark at hand: its questions, and the sha256 of each of its files by name. */
export interface LoadedBenchmark {
  readonly card: BenchmarkCard;
  readonly items: readonly Item[];
  readonly files: Readonly<Record<string, string>>;
}

/** Benchmarks that were loaded, those left out because their files are not here, and all there are. */
export interface LoadedBenchmarks {
  readonly loaded: readonly LoadedBenchmark[];
  readonly absent: readonly string[];
  readonly cards: readonly BenchmarkCard[];
}

/** Loads the benchmarks named; without names, all whose files are here. Throws where a named one's files are not. */
export async function loadBenchmarks(
  names: readonly string[],
  surroundings: Surroundings,
): Promise<LoadedBenchmarks> {
  const { environment, cwd } = surroundings;
  const catalog = loadCatalogs(surroundings).benchmarks;
  const cards = loadBenchmarkCards({ entries: catalog.entries, environment });
  const entries = names.length === 0 ? catalog.entries : chooseCards(catalog, names, cwd);
  const loaded: LoadedBenchmark[] = [];
  const absent: string[] = [];
  for (const card of loadBenchmarkCards({ entries, environment })) {
    if (names.length === 0 && !(await isHere(card, surroundings))) absent.push(card.id);
    else loaded.push(await load(card, surroundings));
  }
  if (loaded.length === 0)
    throw new UsageError("Cannot ask anything: no benchmark's files are here", {
      hint: "Fetch some: reife datasets pull bbh hhh humaneval",
    });
  return { loaded, absent, cards };
}

async function isHere(card: BenchmarkCard, { mirror, cacheDir }: Surroundings): Promise<boolean> {
  const owner = benchmarkFiles(card);
  for (const file of owner.files) {
    if (!("found" in (await lookUpFile(fileOptions(owner, file, { mirror, cacheDir }))))) return false;
  }
  return true;
}

async function load(card: BenchmarkCard, { mirror, cacheDir }: Surroundings): Promise<LoadedBenchmark> {
  const owner = benchmarkFiles(card);
  const found = await Promise.all(
    owner.files.map(async (file) => {
      const hint = `Run: reife datasets pull ${card.id}`;
      const { bytes, sha256 } = await findFile({ ...fileOptions(owner, file, { mirror, cacheDir }), hint });
      return { name: file.name, bytes, sha256 };
    }),
  );
  const files = Object.fromEntries(found.map(({ name, sha256 }) => [name, sha256]));
  return { card, items: loadBenchmark(card, found), files };
}
