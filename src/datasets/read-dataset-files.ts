import type { DatasetCard } from "../core/dataset-card.js";
import type { LoadedFile } from "../core/dataset-loader.js";
import { DatasetError } from "../core/errors.js";
import { fileOptions, type FilePlaces } from "./file-options.js";
import { findFile } from "./find-file.js";

/** The texts of all files of a card, each checked against its sha256, in the card's order. */
export async function readDatasetFiles(
  card: DatasetCard,
  places: FilePlaces,
): Promise<readonly LoadedFile[]> {
  return Promise.all(
    card.files.map(async (file) => {
      const { path, bytes, from } = await findFile(fileOptions(card, file, places));
      // A user mends a file of their own: messages name it where it lies.
      return {
        name: from === "card" && places.show !== undefined ? places.show(path) : file.name,
        text: decode(path, bytes),
      };
    }),
  );
}

function decode(path: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new DatasetError(`Cannot read ${path}: it is no UTF-8 text`, { cause, hint: "Save it as UTF-8" });
  }
}
