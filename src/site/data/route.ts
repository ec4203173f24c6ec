import { useEffect, useState } from "preact/hooks";

/** Where a reader is: `#/<page>/<rest>?<query>`, so that every view has an address, also from a file. */
export interface Route {
  readonly page: string;
  /** What follows the page: an evaluator's id, an instance. */
  readonly rest: string;
  readonly query: URLSearchParams;
}

/** Reads an address. */
export function readRoute(hash: string): Route {
  const [path = "", query = ""] = hash.replace(/^#\/?/u, "").split("?");
  const [page = "", ...rest] = path.split("/");
  return {
    page: page === "" ? "leaderboard" : page,
    rest: rest.map(decoded).join("/"),
    query: new URLSearchParams(query),
  };
}

function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** The address of a page. Parameters without a text are left out. */
export function hrefOf(page: string, rest = "", query: Readonly<Record<string, string>> = {}): string {
  const given = Object.entries(query).filter(([, text]) => text !== "");
  const search = new URLSearchParams(given.map(([name, text]) => [name, text])).toString();
  const path = rest === "" ? page : `${page}/${rest.split("/").map(encodeURIComponent).join("/")}`;
  return `#/${path}${search === "" ? "" : `?${search}`}`;
}

/** Where the reader is now. */
export function useRoute(): Route {
  const [route, setRoute] = useState(() => readRoute(location.hash));
  useEffect(() => {
    const follow = (): void => {
      setRoute(readRoute(location.hash));
    };
    addEventListener("hashchange", follow);
    return () => {
      removeEventListener("hashchange", follow);
    };
  }, []);
  return route;
}

/** Changes parameters of the address in place: no new entry in the history, for each letter typed would make one. */
export function replaceQuery(route: Route, changes: Readonly<Record<string, string>>): void {
  const query = { ...Object.fromEntries(route.query), ...changes };
  history.replaceState(null, "", hrefOf(route.page, route.rest, query));
  dispatchEvent(new HashChangeEvent("hashchange"));
}
