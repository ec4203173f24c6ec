import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";

/** A request as it came in. */
export interface ReceivedRequest {
  readonly method: string;
  /** Path and query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** What the server does with a request. */
export type ServerAnswer =
  | {
      readonly kind: "send";
      readonly status?: number | undefined;
      readonly headers?: Readonly<Record<string, string>> | undefined;
      /** A text goes out as it is, anything else as JSON. */
      readonly body: unknown;
      readonly delayMs?: number | undefined;
    }
  /** The connection is destroyed before anything is sent. */
  | { readonly kind: "reset" }
  /** Headers promise more bytes than come before the connection is destroyed. */
  | {
      readonly kind: "truncate";
      readonly status?: number | undefined;
      readonly headers?: Readonly<Record<string, string>> | undefined;
      readonly body: string;
    }
  /** Nothing is sent until the client hangs up. */
  | { readonly kind: "stall" }
  /** Headers and half a body are sent, then nothing until the client hangs up. */
  | { readonly kind: "stall-in-body"; readonly body: string }
  /** Headers are sent, then a space every 20 ms until the client hangs up. */
  | { readonly kind: "trickle" };

/** Answers the request with this number, counted from 0. */
export type Answerer = (request: ReceivedRequest, number: number) => ServerAnswer;

/** How a server behaves. */
export interface HttpServerOptions {
  readonly answer: Answerer;
  /** Only counts requests and keeps none: for loads. Default: false. */
  readonly countOnly?: boolean | undefined;
}

/** A local HTTP server, listening on a free port of 127.0.0.1. */
export interface HttpServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** Requests so far, in order of arrival; empty where the server only counts. */
  readonly requests: readonly ReceivedRequest[];
  count(): number;
  /** The most requests that were open at a time. */
  peak(): number;
  /** Requests whose client hung up before the answer was sent. */
  hungUp(): number;
  close(): Promise<void>;
}

/** Starts a server that answers every request as told. */
export async function startHttpServer(options: HttpServerOptions): Promise<HttpServer> {
  const requests: ReceivedRequest[] = [];
  const seen = { count: 0, open: 0, peak: 0, hungUp: 0 };
  const server = createServer((incoming, response) => {
    const number = seen.count;
    seen.count += 1;
    seen.open += 1;
    seen.peak = Math.max(seen.peak, seen.open);
    response.on("close", () => {
      seen.open -= 1;
      if (!response.writableEnded) seen.hungUp += 1;
    });
    void receive(incoming).then((request) => {
      if (options.countOnly !== true) requests.push(request);
      act(options.answer(request, number), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${portOf(server)}`,
    requests,
    count: () => seen.count,
    peak: () => seen.peak,
    hungUp: () => seen.hungUp,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => {
          if (error === undefined) resolve();
          else reject(error);
        });
        server.closeAllConnections();
      }),
  };
}

function portOf(server: Server): number {
  const address: AddressInfo | string | null = server.address();
  if (address === null || typeof address === "string") throw new TypeError("The server has no port");
  return address.port;
}

async function receive(incoming: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString("utf8");
  const body: unknown = text === "" ? {} : parseJson(text);
  return {
    method: incoming.method ?? "",
    path: incoming.url ?? "",
    headers: incoming.headers,
    body: isRecord(body) ? body : {},
  };
}

function act(answer: ServerAnswer, response: ServerResponse): void {
  switch (answer.kind) {
    case "send": {
      const text = typeof answer.body === "string" ? answer.body : JSON.stringify(answer.body);
      const send = (): void => {
        response.writeHead(answer.status ?? 200, { "content-type": "application/json", ...answer.headers });
        response.end(text);
      };
      if (answer.delayMs === undefined) send();
      else setTimeout(send, answer.delayMs);
      return;
    }
    case "reset":
      response.destroy();
      return;
    case "truncate":
      response.writeHead(answer.status ?? 200, {
        "content-type": "application/json",
        "content-length": answer.body.length + 100,
        ...answer.headers,
      });
      response.write(answer.body, () => {
        response.destroy();
      });
      return;
    case "stall":
      return;
    case "trickle": {
      response.writeHead(200, { "content-type": "application/json" });
      const timer = setInterval(() => response.write(" "), 20);
      response.on("close", () => {
        clearInterval(timer);
      });
      return;
    }
    case "stall-in-body":
      response.writeHead(200, { "content-type": "application/json" });
      response.write(answer.body);
  }
}
