import type { BenchmarkArea, BenchmarkCard } from "../../../core/benchmark-card.js";

/** What `manifest.json` of a folder of INSTRUCTEVAL says, as far as scores need it. */
export interface InstructEvalManifest {
  readonly schema: "reife/instructeval-manifest/1";
  readonly judge?: string | undefined;
  readonly respondents: Readonly<
    Record<string, { readonly fingerprint: string; readonly simulated: boolean }>
  >;
  readonly tasks: Readonly<Record<string, Pick<BenchmarkCard, "area" | "score">>>;
  readonly known: Readonly<Record<BenchmarkArea, readonly string[]>>;
}
