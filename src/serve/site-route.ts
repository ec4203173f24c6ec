/** What an address of the server stands for. */
export type SiteRoute =
  | { readonly kind: "list" }
  | { readonly kind: "page"; readonly site: string }
  | { readonly kind: "live"; readonly site: string }
  /** `path` is of one of few forms, none of which can leave a folder. */
  | { readonly kind: "file"; readonly site: string; readonly path: string };

const form =
  /^\/(?<site>[a-z0-9-]+)\/(?<path>app\.js|app\.css|live\.json|editions\/[0-9a-f]{32}\/data\/[a-z0-9-]+\.js)?$/u;

/**
 * Reads the target of a request as it came over the wire, nothing decoded: whatever is not exactly an address that the server
 * gives out (dots, percent signs, backslashes, other hosts) is none.
 */
export function siteRoute(target: string): SiteRoute | undefined {
  const address = target.split("?", 1)[0] ?? "";
  if (address === "/") return { kind: "list" };
  const { site, path } = form.exec(address)?.groups ?? {};
  if (site === undefined) return undefined;
  if (path === undefined) return { kind: "page", site };
  return path === "live.json" ? { kind: "live", site } : { kind: "file", site, path };
}
