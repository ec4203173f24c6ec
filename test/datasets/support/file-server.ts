import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { onTestFinished } from "vitest";

/** A request as the server saw it. */
export interface SeenRequest {
  readonly path: string;
  readonly range: string | undefined;
  readonly ifRange: string | undefined;
  readonly acceptEncoding: string | undefined;
}

/** A server of one test: its address, and what it was asked. */
export interface FileServer {
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** Proxy settings that go nowhere. */
  readonly direct: { readonly httpProxy: string; readonly httpsProxy: string; readonly noProxy: string };
}

/** How the nth request (from 0) is answered. */
export type Answer = (request: IncomingMessage, response: ServerResponse, index: number) => void;

/** A real HTTP server on a free port of this machine, closed when the test is over. */
export async function fileServer(answer: Answer): Promise<FileServer> {
  const seen: SeenRequest[] = [];
  const server = createServer((request, response) => {
    const { range, "if-range": ifRange, "accept-encoding": acceptEncoding } = request.headers;
    seen.push({
      path: request.url ?? "",
      range,
      ifRange: Array.isArray(ifRange) ? ifRange.join() : ifRange,
      acceptEncoding: Array.isArray(acceptEncoding) ? acceptEncoding.join() : acceptEncoding,
    });
    answer(request, response, seen.length - 1);
  });
  const port = await listen(server);
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${port}/file`,
    seen,
    direct: { httpProxy: "", httpsProxy: "", noProxy: "*" },
  };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return address.port;
}

/** Sends the whole of a body. */
export function sendAll(
  response: ServerResponse,
  body: Buffer,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(200, { "content-length": body.length, ...headers });
  response.end(body);
}

/** Promises the whole of a body, sends its beginning, and hangs up. */
export function sendTorn(
  response: ServerResponse,
  body: Buffer,
  options: { readonly bytes: number; readonly headers?: Readonly<Record<string, string>> },
): void {
  response.writeHead(200, { "content-length": body.length, ...options.headers });
  response.write(body.subarray(0, options.bytes), () => {
    setTimeout(() => response.destroy(), 50);
  });
}

/** Sends what a Range header asks for. */
export function sendRange(request: IncomingMessage, response: ServerResponse, body: Buffer): void {
  const from = Number(/^bytes=(\d+)-$/.exec(request.headers.range ?? "")?.[1]);
  response.writeHead(206, {
    "content-length": body.length - from,
    "content-range": `bytes ${from}-${body.length - 1}/${body.length}`,
  });
  response.end(body.subarray(from));
}
