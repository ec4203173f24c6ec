import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { UsageError } from "../core/errors.js";
import { pagePolicy } from "../report/site/page-policy.js";
import { isOwnHost } from "./is-own-host.js";
import { listPage } from "./list-page.js";
import { sendFile } from "./send-file.js";
import type { ServedSite } from "./served-site.js";
import { siteRoute } from "./site-route.js";

/** What is served, and where. */
export interface SiteServerOptions {
  readonly sites: readonly ServedSite[];
  /** 0: any that is free. */
  readonly port: number;
}

/** A server that listens. */
export interface SiteServer {
  readonly port: number;
  /** Frees the port; what is being sent is broken off. */
  readonly close: () => Promise<void>;
}

/** This machine alone: nobody else on the network can ask. */
const address = "127.0.0.1";

/** More than browsers of one machine open at a time. */
const mostConnections = 256;

/** No other origin may frame, read or include what is sent, nothing is guessed about its type, and nothing is kept. */
const headers: Readonly<Record<string, string>> = {
  "Content-Security-Policy": `${pagePolicy({ live: true })}; frame-ancestors 'none'`,
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "no-referrer",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cache-Control": "no-store",
};

const types = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  text: "text/plain; charset=utf-8",
} as const;

/** Serves the pages of runs on 127.0.0.1. Throws a `UsageError` where the port cannot be had. */
export async function startSiteServer({ sites, port }: SiteServerOptions): Promise<SiteServer> {
  const byName = new Map(sites.map((site) => [site.name, site]));
  const server = createServer((request, response) => {
    answer(request, { response, sites: byName, port: portOf(server) }).catch(() => {
      // A page that cannot be made, or an asker that hangs up: the next request finds the server as it was.
      response.destroy();
    });
  });
  server.maxConnections = mostConnections;
  await listen(server, port);
  return {
    port: portOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(cannotListen(port, error));
    });
    server.listen(port, address, resolve);
  });
}

function cannotListen(port: number, error: NodeJS.ErrnoException): UsageError {
  const why = error.code === "EADDRINUSE" ? "the port is in use" : error.message;
  return new UsageError(`Cannot serve on ${address}:${port}: ${why}`, {
    cause: error,
    hint: "Name another one with --port, or take any that is free with --port 0",
  });
}

function portOf(server: Server): number {
  const bound = server.address();
  return bound === null || typeof bound === "string" ? 0 : bound.port;
}

interface Answering {
  readonly response: ServerResponse;
  readonly sites: ReadonlyMap<string, ServedSite>;
  readonly port: number;
}

async function answer(request: IncomingMessage, { response, sites, port }: Answering): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  const method = request.method ?? "";
  if (!isOwnHost(request.headers.host, port)) {
    send(response, {
      status: 421,
      type: types.text,
      text: "This server answers to 127.0.0.1 and localhost alone.\n",
    });
  } else if (method !== "GET" && method !== "HEAD") {
    response.setHeader("Allow", "GET, HEAD");
    send(response, { status: 405, type: types.text, text: "Only GET and HEAD.\n" });
  } else if (!(await answerRoute(request.url ?? "", response, sites))) {
    send(response, { status: 404, type: types.text, text: "There is no such page.\n" });
  }
}

/** Whether there is something at the address, and it was sent. */
async function answerRoute(
  target: string,
  response: ServerResponse,
  sites: ReadonlyMap<string, ServedSite>,
): Promise<boolean> {
  const route = siteRoute(target);
  if (route === undefined) return false;
  if (route.kind === "list") {
    sendList(response, [...sites.values()]);
    return true;
  }
  const site = sites.get(route.site);
  if (site === undefined) return false;
  if (route.kind === "page") send(response, { status: 200, type: types.html, text: site.page() });
  else if (route.kind === "live") {
    send(response, { status: 200, type: types.json, text: `${JSON.stringify(site.live())}\n` });
  } else {
    const file = site.file(route.path);
    const type = route.path.endsWith(".css") ? types.css : types.js;
    return file !== undefined && (await sendFile(file, response, type));
  }
  return true;
}

/** With one run there is nothing to choose. */
function sendList(response: ServerResponse, sites: readonly ServedSite[]): void {
  const [only, other] = sites;
  if (only !== undefined && other === undefined) {
    response.setHeader("Location", `/${only.name}/`);
    send(response, { status: 302, type: types.text, text: "" });
  } else send(response, { status: 200, type: types.html, text: listPage(sites) });
}

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

function send(response: ServerResponse, { status, type, text }: Answer): void {
  response.writeHead(status, { "Content-Type": type, "Content-Length": Buffer.byteLength(text) });
  // Node leaves the body out where only the head was asked for.
  response.end(text);
}
