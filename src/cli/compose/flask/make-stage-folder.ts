import { makeFolder } from "../../../store/make-folder.js";

/** Makes a folder of a stage, with all above it. */
export function makeStageFolder(folder: string): void {
  makeFolder(folder);
}
