import type { Plan } from "../../core/plan.js";
import { prepareRun } from "../compose/prepare-run.js";
import { readGridOptions, type GridOptions } from "./grid-options.js";

/**
 * What a config asks for: its cells, those that are left out with the reason, and the instances. Calls nobody.
 *
 * @param config path of a config file; cards are looked up in the working folder, then in the package
 * @throws ConfigError or UsageError for what a user must mend, DatasetError for data that is not there
 */
export async function planGrid(config: string, options: GridOptions = {}): Promise<Plan> {
  const { flags, surroundings } = readGridOptions(options);
  return (await prepareRun(config, flags, surroundings)).plan;
}
