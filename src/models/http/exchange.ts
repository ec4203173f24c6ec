import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import type { ModelError } from "../../core/errors.js";
import { watchAbort } from "../../core/watch-abort.js";
import { deadlineError } from "./deadline-error.js";
import { mostReplyBytes } from "./most-reply-bytes.js";
import { replyTooLarge } from "./reply-too-large.js";
import type { Deadline } from "./with-deadline.js";

/** An answer as it came over the wire: whatever its status, its head and its body. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** Who is told how an exchange ended. */
export interface ExchangeEnd {
  readonly resolve: (answer: RawAnswer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * One request and its answer, as undici tells of it: what a promise, a stream and an abort signal for each call would do, in a
 * fraction of their time. The deadline holds until the last byte; where it ends the exchange, the connection is hung up. An answer with
 * an error's status counts even if its body breaks off: the status says what matters.
 */
export class Exchange implements Dispatcher.DispatchHandler {
  readonly #end: ExchangeEnd;
  readonly #timer: NodeJS.Timeout;
  readonly #leave: (() => void) | undefined;
  readonly #chunks: Buffer[] = [];
  #controller: Dispatcher.DispatchController | undefined;
  #status = 0;
  #bytes = 0;
  #headers: IncomingHttpHeaders = {};
  #stopped: ModelError | undefined;

  constructor(deadline: Deadline, end: ExchangeEnd) {
    this.#end = end;
    this.#timer = setTimeout(() => {
      this.#stop(deadlineError("timeout", deadline.timeoutMs, this.#isSent()));
    }, deadline.timeoutMs);
    const { signal } = deadline;
    if (signal === undefined) return;
    this.#leave = watchAbort(signal, () => {
      this.#stop(deadlineError("aborted", deadline.timeoutMs, this.#isSent()));
    });
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    // It may have been stopped while it waited for a connection.
    if (this.#stopped === undefined) this.#controller = controller;
    else controller.abort(this.#stopped);
  }

  onResponseStart(_: Dispatcher.DispatchController, status: number, headers: IncomingHttpHeaders): void {
    this.#status = status;
    this.#headers = headers;
  }

  onResponseData(_: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > mostReplyBytes) this.#stop(replyTooLarge());
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    this.#release();
    const [first] = this.#chunks;
    const body = first !== undefined && this.#chunks.length === 1 ? first : Buffer.concat(this.#chunks);
    this.#end.resolve({ status: this.#status, headers: this.#headers, body });
  }

  onResponseError(_: Dispatcher.DispatchController, error: Error): void {
    if (this.#stopped === undefined && this.#status >= 400) {
      this.onResponseEnd();
      return;
    }
    this.#release();
    this.#end.reject(this.#stopped ?? error);
  }

  #isSent(): boolean {
    return this.#controller !== undefined;
  }

  #stop(why: ModelError): void {
    if (this.#stopped !== undefined) return;
    this.#release();
    this.#stopped = why;
    this.#controller?.abort(why);
    this.#end.reject(why);
  }

  #release(): void {
    clearTimeout(this.#timer);
    this.#leave?.();
  }
}
