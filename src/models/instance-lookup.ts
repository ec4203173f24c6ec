import type { Instance } from "../core/instance.js";

/** Finds an instance, gold included, by dataset and id; undefined where there is none. */
export type InstanceLookup = (dataset: string, instance: string) => Instance | undefined;
