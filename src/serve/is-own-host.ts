const names: ReadonlySet<string> = new Set(["127.0.0.1", "localhost", "[::1]"]);

/**
 * Whether a request's Host header names this machine by itself, with the server's port. A page of a foreign name that was made to
 * point here (DNS rebinding) asks in that name, and could read the answers.
 */
export function isOwnHost(host: string | undefined, port: number): boolean {
  const [, name = "", given] = /^([^:[\]]+|\[[^[\]]*\])(?::(\d+))?$/u.exec(host?.toLowerCase() ?? "") ?? [];
  return names.has(name) && (given === undefined ? port === 80 : given === String(port));
}
