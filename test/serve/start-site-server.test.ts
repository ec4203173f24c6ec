import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import type { ServedSite } from "../../src/serve/served-site.js";
import { startSiteServer, type SiteServer } from "../../src/serve/start-site-server.js";
import { temporaryFolder } from "../support/run-cli.js";

const id = "0123456789abcdef0123456789abcdef";

interface Started extends SiteServer {
  readonly folder: string;
}

async function start(names: readonly string[] = ["grid"]): Promise<Started> {
  const folder = temporaryFolder();
  const data = join(folder, "pages", "editions", id, "data");
  mkdirSync(data, { recursive: true });
  writeFileSync(join(folder, "secret.js"), "secret");
  writeFileSync(join(folder, "pages", "app.js"), "program()");
  writeFileSync(join(data, "site.js"), "chunk()");
  symlinkSync(join(folder, "secret.js"), join(data, "link.js"));
  mkdirSync(join(data, "folder.js"));
  const sites = names.map((name): ServedSite => ({
    name,
    title: () => `<${name}>`,
    page: () => `page of ${name}`,
    live: () => ({ schema: "reife/live/1", isMaking: false }),
    file: (path) => join(folder, "pages", path),
  }));
  const server = await startSiteServer({ sites, port: 0 });
  onTestFinished(() => server.close());
  return { ...server, folder };
}

interface Asked {
  readonly target?: string;
  readonly method?: string;
  readonly host?: string;
}

/** Asks over a bare socket, which sends what no client would. Resolves with all that comes back. */
function ask(
  port: number,
  { target = "/grid/", method = "GET", host = `127.0.0.1:${port}` }: Asked,
): Promise<string> {
  return raw(port, `${method} ${target} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
}

function raw(port: number, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    let heard = "";
    socket.setEncoding("latin1");
    socket.on("data", (part: string) => (heard += part));
    socket.on("close", () => {
      resolve(heard);
    });
    socket.on("error", reject);
  });
}

describe("startSiteServer()", () => {
  it("serves pages, where they stand and their files, and lets nobody keep, frame or include them", async () => {
    const { port } = await start();
    const page = await ask(port, {});
    expect(page).toMatch(/^HTTP\/1.1 200 /u);
    expect(page.endsWith("\r\n\r\npage of grid")).toBe(true);
    for (const header of [
      "Content-Type: text/html; charset=utf-8",
      "X-Content-Type-Options: nosniff",
      "X-Frame-Options: DENY",
      "Referrer-Policy: no-referrer",
      "Cross-Origin-Resource-Policy: same-origin",
      "Cache-Control: no-store",
      "frame-ancestors 'none'",
      "default-src 'none'; script-src 'self'; style-src 'self'",
    ])
      expect(page).toContain(header);
    expect(page).not.toMatch(/Access-Control|unsafe-/iu);
    expect(await ask(port, { target: "/grid/live.json" })).toContain(
      '\r\n\r\n{"schema":"reife/live/1","isMaking":false}\n',
    );
    const chunk = await ask(port, { target: `/grid/editions/${id}/data/site.js` });
    expect(chunk).toContain("Content-Type: text/javascript; charset=utf-8");
    expect(chunk.endsWith("\r\n\r\nchunk()")).toBe(true);
    const head = await ask(port, { target: "/grid/app.js", method: "HEAD" });
    expect(head).toContain("Content-Length: 9\r\n");
    expect(head.endsWith("\r\n\r\n")).toBe(true);
  });

  it("sends to the one run that there is, and lists several", async () => {
    const one = await start();
    expect(await ask(one.port, { target: "/" })).toContain("302 Found");
    expect(await ask(one.port, { target: "/" })).toContain("Location: /grid/\r\n");
    const two = await start(["grid", "other"]);
    const list = await ask(two.port, { target: "/" });
    expect(list).toContain('<a href="other/">&lt;other&gt;</a>');
  });

  it.each(["evil.example", "evil.example:80", "127.0.0.1", "127.0.0.1.evil.example"])(
    "answers nobody who asks for %s: a foreign name was made to point here",
    async (host) => {
      const { port } = await start();
      const said = await ask(port, { host: host.includes(":") ? host : `${host}:1` });
      expect(said).toMatch(/^HTTP\/1.1 421 /u);
      expect(said).not.toContain("page of grid");
      expect(await ask(port, { host: `localhost:${port}` })).toContain("page of grid");
    },
  );

  it("answers nobody who names no host, or two", async () => {
    const { port } = await start();
    expect(await raw(port, "GET /grid/ HTTP/1.0\r\n\r\n")).toMatch(/^HTTP\/1.1 421 /u);
    expect(await raw(port, "GET /grid/ HTTP/1.1\r\nConnection: close\r\n\r\n")).toMatch(/^HTTP\/1.1 400 /u);
    const two = `GET /grid/ HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`;
    expect(await raw(port, two)).toMatch(/^HTTP\/1.1 4\d\d /u);
  });

  it.each(["POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH"])("does not %s", async (method) => {
    const { port } = await start();
    const said = await ask(port, { method });
    expect(said).toMatch(/^HTTP\/1.1 405 /u);
    expect(said).toContain("Allow: GET, HEAD\r\n");
  });

  it("serves nothing beside the pages, however it is asked for", async () => {
    const { port, folder } = await start();
    const data = `/grid/editions/${id}/data`;
    for (const target of [
      "/grid/../secret.js",
      "/grid/%2e%2e/secret.js",
      "/grid/..%2fsecret.js",
      "/grid/..%5csecret.js",
      "/grid/..\\secret.js",
      "/grid/%252e%252e/secret.js",
      "/../../secret.js",
      "//secret.js",
      `${folder}/secret.js`,
      `/grid/${folder}/secret.js`,
      `file://${folder}/secret.js`,
      `http://127.0.0.1:${port}/grid/../secret.js`,
      `${data}/../../../../secret.js`,
      `${data}/link.js`,
      `${data}/folder.js`,
      `${data}/nothing.js`,
      `${data}/site.js%00.css`,
      `${data}/site.js\u0000`,
      "/nothing/",
      "*",
    ]) {
      const said = await ask(port, { target });
      expect([target, said]).toEqual([target, expect.stringMatching(/^HTTP\/1.1 40[04] /u)]);
      expect(said.split("\r\n\r\n")[1] ?? "").not.toContain("secret");
    }
    expect(await ask(port, {})).toContain("page of grid");
  });

  it("says in one line that a port is in use, and frees its own", async () => {
    const { port, close } = await start();
    await expect(startSiteServer({ sites: [], port })).rejects.toThrow(
      `Cannot serve on 127.0.0.1:${port}: the port is in use`,
    );
    await close();
    const again = await startSiteServer({ sites: [], port });
    await again.close();
  });
});
