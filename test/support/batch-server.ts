import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { describeRequest, judgeAnswer } from "./judge-server.js";

/** What becomes of one call of a batch, where it is not answered. */
export type ItemFate = "expired" | "cancelled" | "overloaded" | "invalid" | "no-line";

/** How the server behaves. */
export interface BatchServerOptions {
  /** How many looks at a batch it takes until it has ended. Default: 3. */
  readonly looks?: number | undefined;
  /** What becomes of a call; the number counts how often it has been in a batch, from 1. Undefined: it is answered. */
  readonly fate?: ((call: string, number: number) => ItemFate | undefined) | undefined;
  /** Refuses a batch as a whole, with this code; `number` counts batches from 1. */
  readonly refuse?: ((number: number, calls: number) => string | undefined) | undefined;
  /** Ends a batch as `expired` or `cancelled` in place of `completed`. */
  readonly end?: ((number: number) => "expired" | "cancelled" | undefined) | undefined;
  /** Answers a request in place of the server: a status, or no answer at all before or after it was carried out. */
  readonly instead?:
    ((method: string, path: string) => number | "reset" | "reset-after" | undefined) | undefined;
}

/** A batch as the server keeps it. */
interface KeptBatch {
  readonly id: string;
  readonly wire: "openai" | "anthropic";
  readonly number: number;
  readonly lines: readonly Readonly<Record<string, unknown>>[];
  readonly created: number;
  readonly metadata: unknown;
  readonly refused: string | undefined;
  looks: number;
  cancelled: boolean;
  results: { readonly output: string; readonly errors: string } | undefined;
}

/** A provider of both wire formats, with live calls and batches. */
export interface BatchServer {
  readonly url: string;
  /** Custom ids of the calls that were answered in batches, and so paid for, as often as they were. */
  readonly paid: readonly string[];
  /** Bodies of live calls that were answered. */
  readonly live: readonly Readonly<Record<string, unknown>>[];
  /** Bodies of the calls of batches that were taken, in the order handed in, as they came. */
  readonly bodies: readonly string[];
  /** Sizes of the batches that were made. */
  readonly sizes: () => readonly number[];
  /** Methods and paths of all requests. */
  readonly requests: readonly string[];
  /** Changes how it behaves from now on. */
  behave(options: BatchServerOptions): void;
  /** Goes down and comes up again on the same port, with its state. */
  restart(downMs?: number): Promise<void>;
}

interface State {
  options: BatchServerOptions;
  readonly files: Map<string, string>;
  readonly batches: KeptBatch[];
  readonly paid: string[];
  readonly live: Readonly<Record<string, unknown>>[];
  readonly bodies: string[];
  readonly requests: string[];
  readonly seen: Map<string, number>;
}

/** Starts the provider, which is closed after the test. */
export async function startBatchServer(options: BatchServerOptions = {}): Promise<BatchServer> {
  const state: State = {
    options,
    files: new Map(),
    batches: [],
    paid: [],
    live: [],
    bodies: [],
    requests: [],
    seen: new Map(),
  };
  let server = await listen(state, 0);
  const port = portOf(server);
  onTestFinished(() => close(server));
  return {
    url: `http://127.0.0.1:${port}`,
    ...state,
    sizes: () => state.batches.map(({ lines }) => lines.length),
    behave: (changed) => (state.options = changed),
    async restart(downMs = 0): Promise<void> {
      await close(server);
      await new Promise((resolve) => setTimeout(resolve, downMs));
      server = await listen(state, port);
    },
  };
}

async function listen(state: State, port: number): Promise<Server> {
  const server = createServer((incoming, response) => {
    void handle(state, incoming, response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return server;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server has no port");
  return address.port;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    server.closeAllConnections();
  });
}

interface Answer {
  readonly status?: number;
  /** A text goes out as it is, anything else as JSON. */
  readonly body: unknown;
}

async function handle(state: State, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const method = incoming.method ?? "";
  const path = (incoming.url ?? "").split("?")[0] ?? "";
  state.requests.push(`${method} ${path}`);
  const instead = state.options.instead?.(method, path);
  if (instead === "reset") {
    response.destroy();
    return;
  }
  const answer =
    typeof instead === "number"
      ? { status: instead, body: { error: { message: "Not today" } } }
      : answerTo(state, { method, path, headers: incoming.headers, bytes: Buffer.concat(chunks) });
  if (instead === "reset-after") {
    response.destroy();
    return;
  }
  response.writeHead(answer.status ?? 200, { "content-type": "application/json" });
  response.end(typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body));
}

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly bytes: Buffer;
}

function answerTo(state: State, received: Received): Answer {
  const { method, path } = received;
  const [, first, second, third, fourth] = path.split("/").slice(1);
  switch (`${method} ${[first, second === "batches" ? second : ""].join("/")}`) {
    case "POST chat/":
      return liveAnswer(state, received);
    case "POST files/":
      return upload(state, received);
    case "GET files/":
      return { body: state.files.get(second ?? "") ?? "" };
    case "POST batches/":
      return third === "cancel" || second !== undefined
        ? cancel(state, second ?? "")
        : createOpenAi(state, received);
    case "GET batches/":
      return second === undefined ? list(state, "openai") : lookAt(state, second);
    case "POST messages/":
      return liveAnswer(state, received);
    case "POST messages/batches":
      return third === undefined ? createAnthropic(state, received) : cancel(state, third);
    case "GET messages/batches":
      if (third === undefined) return list(state, "anthropic");
      return fourth === "results" ? resultsOf(state, third) : lookAt(state, third);
    default:
      return { status: 404, body: { error: { message: `No such path: ${path}` } } };
  }
}

function bodyOf({ bytes }: Received): Readonly<Record<string, unknown>> {
  const body = parseJson(bytes.toString("utf8"));
  if (!isRecord(body)) throw new TypeError("The body is no object");
  return body;
}

function reply(path: string, body: Readonly<Record<string, unknown>>): unknown {
  const described = describeRequest({ path, headers: {}, body }, { number: 0, bodies: new Map() });
  const answer = judgeAnswer(described);
  return answer.kind === "send" ? answer.body : undefined;
}

function liveAnswer(state: State, received: Received): Answer {
  const body = bodyOf(received);
  state.live.push(body);
  return { body: reply(received.path, body) };
}

/** Takes a file apart from its form: multipart as RFC 7578 has it. */
function upload(state: State, { headers, bytes }: Received): Answer {
  const boundary = /boundary="?([^";]+)"?/u.exec(headers["content-type"] ?? "")?.[1];
  const parts = boundary === undefined ? [] : bytes.toString("utf8").split(`--${boundary}`).slice(1, -1);
  const fields = new Map(
    parts.map((part) => {
      const [head = "", ...rest] = part.split("\r\n\r\n");
      const name = /name="([^"]*)"/u.exec(head)?.[1] ?? "";
      const filename = /filename="([^"]*)"/u.exec(head)?.[1];
      return [name, { filename, text: rest.join("\r\n\r\n").replace(/\r\n$/u, "") }] as const;
    }),
  );
  const file = fields.get("file");
  if (fields.get("purpose")?.text !== "batch" || file?.filename?.endsWith(".jsonl") !== true) {
    return { status: 400, body: { error: { message: "A batch needs a .jsonl file of purpose batch" } } };
  }
  const id = `file-${state.files.size + 1}`;
  state.files.set(id, file.text);
  return { body: { id, object: "file", purpose: "batch", bytes: file.text.length, filename: file.filename } };
}

function createOpenAi(state: State, received: Received): Answer {
  const body = bodyOf(received);
  const text = state.files.get(String(body["input_file_id"]));
  if (
    text === undefined ||
    body["completion_window"] !== "24h" ||
    body["endpoint"] !== "/v1/chat/completions"
  ) {
    return { status: 400, body: { error: { message: "No such file, window or endpoint" } } };
  }
  return make(state, { wire: "openai", texts: text.trimEnd().split("\n"), metadata: body["metadata"] });
}

function createAnthropic(state: State, received: Received): Answer {
  const { requests } = bodyOf(received);
  if (!Array.isArray(requests)) return { status: 400, body: { error: { message: "requests: missing" } } };
  const texts = requests.map((request) => JSON.stringify(request));
  return make(state, { wire: "anthropic", texts, metadata: null });
}

interface NewBatch {
  readonly wire: KeptBatch["wire"];
  readonly texts: readonly string[];
  readonly metadata: unknown;
}

function make(state: State, { wire, texts, metadata }: NewBatch): Answer {
  const lines = texts.map((text) => {
    const line = parseJson(text);
    if (!isRecord(line)) throw new TypeError("A line is no object");
    return line;
  });
  const ids = lines.map((line) => String(line["custom_id"]));
  const bad = ids.find((id, index) => !/^[\w-]{1,64}$/u.test(id) || ids.indexOf(id) !== index);
  const number = state.batches.length + 1;
  const refused = bad === undefined ? state.options.refuse?.(number, ids.length) : "duplicate_custom_id";
  if (refused !== undefined && wire === "anthropic") {
    return {
      status: 400,
      body: { type: "error", error: { type: "invalid_request_error", message: refused } },
    };
  }
  if (refused === undefined) {
    for (const line of lines) state.bodies.push(JSON.stringify(line["body"] ?? line["params"]));
    for (const id of ids) state.seen.set(id, (state.seen.get(id) ?? 0) + 1);
  }
  const id = wire === "openai" ? `batch_${number}` : `msgbatch_${number}`;
  const batch: KeptBatch = {
    ...{ id, wire, number, lines, metadata, refused },
    ...{ created: Date.now(), looks: 0, cancelled: false, results: undefined },
  };
  state.batches.push(batch);
  return { body: shown(state, batch) };
}

function lookAt(state: State, id: string): Answer {
  const batch = state.batches.find((other) => other.id === id);
  if (batch === undefined) return { status: 404, body: { error: { message: `No such batch: ${id}` } } };
  batch.looks += 1;
  if (batch.results === undefined && isOver(state, batch)) batch.results = carryOut(state, batch);
  return { body: shown(state, batch) };
}

function isOver({ options }: State, batch: KeptBatch): boolean {
  return batch.cancelled || batch.looks >= (options.looks ?? 3);
}

function list(state: State, wire: KeptBatch["wire"]): Answer {
  const data = state.batches.filter((batch) => batch.wire === wire).reverse();
  for (const { id } of data) lookAt(state, id);
  return { body: { object: "list", has_more: false, data: data.map((batch) => shown(state, batch)) } };
}

function cancel(state: State, id: string): Answer {
  const batch = state.batches.find((other) => other.id === id);
  if (batch === undefined) return { status: 404, body: { error: { message: `No such batch: ${id}` } } };
  batch.cancelled = true;
  return { body: shown(state, batch) };
}

function resultsOf(state: State, id: string): Answer {
  const batch = state.batches.find((other) => other.id === id);
  return { body: `${batch?.results?.output ?? ""}${batch?.results?.errors ?? ""}` };
}

/** A batch as the API shows it. */
function shown(state: State, batch: KeptBatch): unknown {
  const { id, wire, lines, created, metadata, results } = batch;
  if (wire === "anthropic") {
    const counts = { processing: lines.length, succeeded: 0, errored: 0, canceled: 0, expired: 0 };
    return {
      ...{ id, type: "message_batch", created_at: new Date(created).toISOString(), request_counts: counts },
      processing_status: results === undefined ? "in_progress" : "ended",
      results_url: results === undefined ? null : `/v1/messages/batches/${id}/results`,
    };
  }
  const file = (name: string, text: string | undefined): string | null => {
    if (text === undefined || text === "") return null;
    state.files.set(`${id}-${name}`, text);
    return `${id}-${name}`;
  };
  return {
    ...{
      id,
      object: "batch",
      created_at: Math.floor(created / 1000),
      metadata,
      status: statusOf(state, batch),
    },
    output_file_id: file("output", results?.output),
    error_file_id: file("errors", results?.errors),
    errors: batch.refused === undefined ? null : { data: [{ code: batch.refused, message: batch.refused }] },
  };
}

function statusOf({ options }: State, batch: KeptBatch): string {
  if (batch.refused !== undefined) return batch.looks === 0 ? "validating" : "failed";
  if (batch.cancelled) return "cancelled";
  if (batch.results !== undefined) return options.end?.(batch.number) ?? "completed";
  return ["validating", "in_progress", "finalizing"][Math.min(batch.looks, 2)] ?? "in_progress";
}

/** Answers the calls of a batch, in another order than they came in. */
function carryOut(state: State, batch: KeptBatch): KeptBatch["results"] {
  if (batch.refused !== undefined) return { output: "", errors: "" };
  const output: string[] = [];
  const errors: string[] = [];
  for (const line of [...batch.lines].reverse()) {
    const id = String(line["custom_id"]);
    const fate = batch.cancelled ? "no-line" : state.options.fate?.(id, state.seen.get(id) ?? 1);
    if (fate === "no-line" && batch.wire === "openai") continue;
    if (fate === undefined) {
      state.paid.push(id);
      output.push(`${JSON.stringify(answered(batch.wire, id, line))}\n`);
    } else errors.push(`${JSON.stringify(unanswered(batch.wire, id, fate))}\n`);
  }
  return { output: output.join(""), errors: errors.join("") };
}

function answered(wire: KeptBatch["wire"], id: string, line: Readonly<Record<string, unknown>>): unknown {
  const body = line["body"] ?? line["params"];
  if (!isRecord(body)) throw new TypeError("A line has no body");
  const said = reply(wire === "openai" ? "/v1/chat/completions" : "/v1/messages", body);
  return wire === "openai"
    ? { id: "r", custom_id: id, response: { status_code: 200, request_id: "req-1", body: said }, error: null }
    : { custom_id: id, result: { type: "succeeded", message: said } };
}

function unanswered(wire: KeptBatch["wire"], id: string, fate: ItemFate): unknown {
  if (wire === "anthropic") {
    const types = { overloaded: "overloaded_error", invalid: "invalid_request_error" };
    const result =
      fate === "overloaded" || fate === "invalid"
        ? { type: "errored", error: { type: "error", error: { type: types[fate], message: fate } } }
        : { type: fate === "expired" ? "expired" : "canceled" };
    return { custom_id: id, result };
  }
  if (fate === "expired" || fate === "cancelled") {
    return { custom_id: id, response: null, error: { code: `batch_${fate}`, message: fate } };
  }
  const status = fate === "overloaded" ? 503 : 400;
  return {
    custom_id: id,
    response: { status_code: status, body: { error: { message: fate } } },
    error: null,
  };
}
