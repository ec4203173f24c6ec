import { Option } from "commander";

type SharedOption = "set" | "envFile" | "mirror" | "offline" | "json" | "reuse";

/** Flags that several commands take. */
export const sharedOptions: Readonly<Record<SharedOption, Option>> = {
  set: new Option("--set <key=value...>", "change a value of the config: --set repeats=3"),
  // Not --env-file: Node itself takes that one, wherever it stands.
  envFile: new Option("--dotenv <file...>", "read further variables from a file, as from .env"),
  mirror: new Option("--mirror <dir>", "take datasets and recordings from this folder first"),
  offline: new Option("--offline", "any network call is an error"),
  json: new Option("--json", "machine-readable output on stdout"),
  reuse: new Option("--reuse <run...>", "take replies from other run folders too (read only)"),
};
