import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { siteRoute } from "../../src/serve/site-route.js";

const id = "0123456789abcdef0123456789abcdef";
const chunk = `editions/${id}/data/replies-0-12-3.js`;

describe("siteRoute()", () => {
  it.each([
    ["/", { kind: "list" }],
    ["/grid/", { kind: "page", site: "grid" }],
    ["/grid/?utm=1#x", { kind: "page", site: "grid" }],
    ["/grid/live.json", { kind: "live", site: "grid" }],
    ["/grid/app.js", { kind: "file", site: "grid", path: "app.js" }],
    ["/grid-2/app.css?again", { kind: "file", site: "grid-2", path: "app.css" }],
    [`/grid/${chunk}`, { kind: "file", site: "grid", path: chunk }],
  ])("reads %s", (target, route) => {
    expect(siteRoute(target)).toEqual(route);
  });

  it.each(
    [
      [
        "",
        "/grid",
        "grid/",
        "//grid/",
        "/grid//",
        "/grid/./",
        "/GRID/",
        "/grid/index.html",
        "/grid/data/site.js",
      ],
      [
        "/grid/../manifest.json",
        "/grid/..%2fapp.js",
        "/grid/%2e%2e/app.js",
        "/grid/..\\app.js",
        "/grid/app.js%00",
      ],
      ["/grid/app.js\u0000", "/grid/app.js/", "/grid/app.js/../app.css", "/etc/passwd", "/grid//etc/passwd"],
      ["http://127.0.0.1:4173/grid/", "http://evil.example/grid/", "*", "evil.example:443", "\\grid\\"],
      [`/grid/editions/${id}/data/../../../x.js`, `/grid/editions/${id}/data/site.js.part`],
      [
        `/grid/editions/${id}.part/data/site.js`,
        `/grid/editions/../data/site.js`,
        `/grid/editions/${id}/index.html`,
      ],
      ["/grid/calls.jsonl", "/grid/manifest.json", "/grid/.env", "/grid/app.js\n", "/grid/app.jsx"],
    ].flat(),
  )("takes %s for no address", (target) => {
    expect(siteRoute(target)).toBeUndefined();
  });

  it("lets no path through that could leave a folder", () => {
    const part = fc.constantFrom(
      "grid",
      "..",
      ".",
      "%2e",
      "\\",
      "/",
      "app.js",
      "data",
      id,
      "editions",
      "site.js",
      "\u0000",
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(part, fc.string())), (parts) => {
        const route = siteRoute(`/${parts.join("/")}`);
        if (route?.kind === "file") expect(route.path).toMatch(/^(?:[a-z0-9-]+\/)*[a-z0-9-]+\.(?:js|css)$/u);
      }),
    );
  });
});
