import { isRecord } from "../../core/is-record.js";

/** A provider's answer that is an error, in the few words that all providers share. */
export interface ProviderError {
  readonly status: number | undefined;
  /** The provider's own code and type of error, lower case; empty where there is none. */
  readonly code: string;
  readonly message: string;
}

/**
 * Reads the object that providers put under `error` (or a bare text). A code that is a number stands for the status where the
 * response itself had none to show.
 */
export function readProviderError(error: unknown, status: number | undefined): ProviderError {
  if (!isRecord(error)) return { status, code: "", message: typeof error === "string" ? error : "" };
  const { code, type, message } = error;
  const names = [code, type].filter((name) => typeof name === "string");
  const inner = isRecord(error["innererror"]) ? error["innererror"]["code"] : undefined;
  const numeric = typeof code === "number" && code >= 400 && code < 600 ? code : undefined;
  return {
    status: status ?? numeric,
    code: [...names, ...(typeof inner === "string" ? [inner] : [])].join(" ").toLowerCase(),
    message: typeof message === "string" ? message : "",
  };
}
