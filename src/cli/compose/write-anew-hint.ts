import type { RunManifest } from "../../core/run-manifest.js";

/** How to get a run's generated files back when one of them is damaged: by what the run was made of. */
export function writeAnewHint(
  { run, imported }: Pick<RunManifest, "run" | "imported">,
  folder: string,
): string {
  return imported === undefined
    ? `\`reife run\` on its config, ${run}.yaml or how it is called, writes the file anew from the stored replies`
    : `Delete ${folder} and import the files again: \`reife import ${imported.format} <files> --out ${folder}\``;
}
