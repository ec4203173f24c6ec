import { didYouMean } from "../../core/did-you-mean.js";
import { UsageError } from "../../core/errors.js";
import { terminalOf } from "../config-flags.js";
import { exitCode, type ExitCode } from "../exit-code.js";
import type { Flags } from "../flags.js";
import { schemaKinds, schemaText, type SchemaKind } from "../schema-text.js";

/** `reife schema <kind>`: the JSON Schema that editors check a file of that kind by. */
export async function schemaCommand(args: readonly string[], flags: Flags): Promise<ExitCode> {
  terminalOf(flags).out(schemaText(kindNamed(args[0] ?? "")));
  return Promise.resolve(exitCode.done);
}

function kindNamed(written: string): SchemaKind {
  const kind = schemaKinds.find((known) => known === written);
  if (kind !== undefined) return kind;
  const meant = didYouMean(written, schemaKinds);
  throw new UsageError(`Unknown schema '${written}'`, {
    hint: meant === undefined ? `Name one of ${schemaKinds.join(", ")}` : `Did you mean '${meant}'?`,
  });
}
