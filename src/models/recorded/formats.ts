import { llmbarFormat } from "./formats/llmbar.js";
import type { RecordingFormat } from "./recording-format.js";

/** The formats of recordings by the name that cards use. */
export const recordingFormats: Readonly<Record<string, RecordingFormat>> = { llmbar: llmbarFormat };
