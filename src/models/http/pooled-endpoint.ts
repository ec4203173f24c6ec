import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { isRecord } from "../../core/is-record.js";
import { parseJson } from "../../core/parse-json.js";
import { AnswerError } from "./answer-error.js";
import type { AnswerHeaders } from "./answer-headers.js";
import type { AskEndpoint, EndpointAnswer } from "./ask-endpoint.js";
import { deadlineError } from "./deadline-error.js";
import { decodeBody } from "./decode-body.js";
import { Exchange, type RawAnswer } from "./exchange.js";
import { proxiedAgent } from "./proxied-agent.js";
import type { ProxySettings } from "./proxy-settings.js";
import type { Deadline } from "./with-deadline.js";

/** Where calls go, what they bear, and how an error is told from the body of its answer. */
export interface PooledEndpoint {
  /** The whole address of a call, its query included. */
  readonly url: string;
  /** A later one wins over an earlier one of the same name. */
  readonly headers: readonly (readonly [string, string])[];
  /** The part of an error's body that the SDK of this API would keep. */
  readonly errorIn: (body: Readonly<Record<string, unknown>>) => unknown;
  /** Connections at a time; absent: as many as there are calls. */
  readonly connections?: number | undefined;
  /** Until a connection stands, in milliseconds; absent: 10 s. */
  readonly connectMs?: number | undefined;
  /** From sending a request to the head of its answer, in milliseconds; absent: the deadline alone counts. */
  readonly firstByteMs?: number | undefined;
  /** Proxies to go through; absent: none. */
  readonly proxy?: ProxySettings | undefined;
}

/**
 * The way to an endpoint over keep-alive connections of undici's, without an SDK between: what a call costs of our own time is a
 * small part of what the SDKs take, and so is our part in the latency that is recorded. It follows no redirects, so a key goes
 * nowhere but to the endpoint that the card names. Connections are opened as calls need them and close by themselves. A body that
 * is a text is JSON already.
 */
export async function pooledEndpoint(endpoint: PooledEndpoint): Promise<AskEndpoint<object | string>> {
  const { origin, pathname, search } = new URL(endpoint.url);
  const pool = await openPool(origin, endpoint);
  const path = `${pathname}${search}`;
  let headers: Readonly<Record<string, string>> | undefined;
  return async (body, deadline) => {
    // Here and not before: a key that no header can hold fails the call and not the run.
    headers ??= headersOf(endpoint);
    const text = typeof body === "string" ? body : JSON.stringify(body);
    const request = { origin, path, method: "POST", headers, body: text } as const;
    const answer = await exchange(pool, request, deadline);
    if (answer.status < 200 || answer.status >= 300) throw await badAnswer(answer, endpoint);
    const decoded = decodeBody(answer.body, answer.headers["content-encoding"]);
    return goodAnswer(answer.headers, typeof decoded === "string" ? decoded : await decoded);
  };
}

async function openPool(origin: string, endpoint: PooledEndpoint): Promise<Dispatcher> {
  const { proxy, connections, connectMs, firstByteMs } = endpoint;
  if (proxy !== undefined) return proxiedAgent(proxy, { connections, connectMs, firstByteMs });
  const { Pool } = await import("undici");
  return new Pool(origin, {
    connections: connections ?? null,
    pipelining: 1,
    headersTimeout: firstByteMs ?? 0,
    bodyTimeout: 0,
    connect: { timeout: connectMs ?? 10_000 },
  });
}

function headersOf({ headers: own }: PooledEndpoint): Readonly<Record<string, string>> {
  const headers = new Headers({
    accept: "application/json",
    "content-type": "application/json",
    "user-agent": "reife",
  });
  for (const [name, value] of own) headers.set(name, value);
  return Object.fromEntries(headers);
}

function exchange(
  pool: Dispatcher,
  request: Dispatcher.DispatchOptions,
  deadline: Deadline,
): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    if (deadline.signal?.aborted === true) reject(deadlineError("aborted", deadline.timeoutMs, false));
    else pool.dispatch(request, new Exchange(deadline, { resolve, reject }));
  });
}

/** As the SDKs do: it is JSON if it says so, else a text. */
function goodAnswer(headers: IncomingHttpHeaders, text: string): EndpointAnswer {
  if (text === "" && headers["content-length"] === "0") return { headers: lookup(headers), body: undefined };
  return { headers: lookup(headers), body: saysJson(headers) ? parseJson(text) : text };
}

function saysJson({ "content-type": contentType = "" }: IncomingHttpHeaders): boolean {
  const type = contentType.split(";", 1)[0]?.trim() ?? "";
  return type.includes("application/json") || type.endsWith("+json");
}

/** A bad answer is an error whatever its body says. */
async function badAnswer(
  { status, headers, body }: RawAnswer,
  { errorIn }: PooledEndpoint,
): Promise<AnswerError> {
  const text = await decodedOrNothing(body, headers["content-encoding"]);
  const parsed = jsonIn(text);
  const error = isRecord(parsed) ? errorIn(parsed) : undefined;
  return new AnswerError(text.trim() === "" ? "(no body)" : text, {
    status,
    headers: toHeaders(headers),
    error,
  });
}

async function decodedOrNothing(body: Buffer, encoding: string | undefined): Promise<string> {
  try {
    return await decodeBody(body, encoding);
  } catch {
    return "";
  }
}

function jsonIn(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}

/** Most answers are asked for one or two of their headers. */
function lookup(headers: IncomingHttpHeaders): AnswerHeaders {
  return {
    get(name) {
      const value = headers[name];
      return Array.isArray(value) ? value.join(", ") : (value ?? null);
    },
  };
}

function toHeaders(fields: IncomingHttpHeaders): Headers {
  const headers = new Headers();
  for (const [name, value] of Object.entries(fields)) {
    for (const part of Array.isArray(value) ? value : [value]) {
      if (part !== undefined) headers.append(name, part);
    }
  }
  return headers;
}
