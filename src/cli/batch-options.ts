import { Option } from "commander";

/** The flags about batches, as `batchFlags` reads them. */
export const batchOptions: readonly Option[] = [
  new Option("--batch", "hand calls in to the providers' batch APIs: cheaper, hours later (docs/batches.md)"),
  new Option("--batch-live-below <n>", "with --batch: make live what is left once that is fewer calls"),
  new Option("--batch-poll <duration>", "how often to look at open batches (default: 60s)"),
];
