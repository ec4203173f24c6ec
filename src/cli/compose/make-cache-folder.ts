import { makeFolder } from "../../store/make-folder.js";
import { describeFileError } from "../describe-file-error.js";

/** Makes a folder of the cache before something is fetched into it. Throws a `DatasetError` that names another cache as the way out. */
export function makeCacheFolder(folder: string): void {
  try {
    makeFolder(folder);
  } catch (error) {
    throw describeFileError(error);
  }
}
