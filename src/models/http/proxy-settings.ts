import { isIPv4 } from "node:net";

/** Which proxies calls go through; an empty text is none. */
export interface ProxySettings {
  readonly httpProxy: string;
  readonly httpsProxy: string;
  /** Hosts that are reached without one, as in `NO_PROXY`. */
  readonly noProxy: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * The proxies that an environment names for an address: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, in small letters or large.
 * Undefined where there is none, and for an address on this machine, which no proxy elsewhere can reach.
 */
export function proxySettings(environment: Environment, address: string): ProxySettings | undefined {
  const named = (name: string): string =>
    environment[name.toLowerCase()] ?? environment[name.toUpperCase()] ?? "";
  const settings = {
    httpProxy: named("http_proxy"),
    httpsProxy: named("https_proxy"),
    noProxy: named("no_proxy"),
  };
  if ((settings.httpProxy === "" && settings.httpsProxy === "") || isHere(address)) return undefined;
  return settings;
}

function isHere(address: string): boolean {
  const host = URL.canParse(address) ? new URL(address).hostname : "";
  return host === "localhost" || host === "[::1]" || (isIPv4(host) && host.startsWith("127."));
}
