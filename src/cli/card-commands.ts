import { Option } from "commander";
import type { CommandSpec } from "./command-spec.js";
import { sharedOptions } from "./shared-options.js";

const { envFile, mirror, offline, json } = sharedOptions;

/** Commands that stand below a word: `datasets list`. */
export const cardCommands: Readonly<
  Record<string, { readonly summary: string; readonly commands: readonly CommandSpec[] }>
> = {
  datasets: {
    summary: "human-labelled datasets: list, pull, verify",
    commands: [
      {
        name: "list",
        summary: "every dataset: instances, kind of gold, licence, and whether it is here",
        example: "reife datasets list",
        options: [mirror, json],
        load: async () => (await import("./commands/datasets-list.js")).datasetsListCommand,
      },
      {
        name: "pull <ids...>",
        summary: "download datasets at their pinned commits and check their sha256",
        example: "reife datasets pull llmbar-natural",
        options: [mirror, offline, json],
        load: async () => (await import("./commands/datasets-pull.js")).datasetsPullCommand,
      },
      {
        name: "verify [ids...]",
        summary: "count what is here against the cards",
        example: "reife datasets verify llmbar-natural --mirror ../mirror",
        options: [mirror, json],
        load: async () => (await import("./commands/datasets-verify.js")).datasetsVerifyCommand,
      },
    ],
  },
  evaluators: {
    summary: "judges: list, check",
    commands: [
      {
        name: "list",
        summary: "every evaluator card: adapter, model, price, and whether its key is set",
        example: "reife evaluators list",
        options: [json, envFile],
        load: async () => (await import("./commands/evaluators-list.js")).evaluatorsListCommand,
      },
      {
        name: "check <ids...>",
        summary: "make one small real call to prove key, endpoint and model",
        example: "reife evaluators check gpt-4o-mini",
        options: [json, envFile, mirror],
        load: async () => (await import("./commands/evaluators-check.js")).evaluatorsCheckCommand,
      },
    ],
  },
  protocols: {
    summary: "ways of asking a judge: list, show",
    commands: [
      {
        name: "list",
        summary: "every protocol: what it asks, its calls, its source and known effect",
        example: "reife protocols list",
        options: [json],
        load: async () => (await import("./commands/protocols-list.js")).protocolsListCommand,
      },
      {
        name: "show <id>",
        summary: "exactly what would be sent for one instance",
        example: "reife protocols show cot --dataset starter",
        options: [
          new Option("--dataset <id>", "dataset to take the instance from").default("starter"),
          new Option("--instance <id>", "the instance (default: the dataset's first)"),
          new Option("--presentation <id>", "original, swapped, original-glued or swapped-glued").default(
            "original",
          ),
          mirror,
          json,
        ],
        load: async () => (await import("./commands/protocols-show.js")).protocolsShowCommand,
      },
    ],
  },
};
