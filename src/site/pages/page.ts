import type { ComponentType } from "preact";
import type { SiteIndex } from "../../core/site.js";
import type { Route } from "../data/route.js";

/** What every page is given. */
export interface PageProps {
  readonly index: SiteIndex;
  readonly route: Route;
}

/** A page: its place in the address and, unless it is reached from others only, its name in the navigation. */
export interface Page {
  readonly path: string;
  readonly title: string;
  readonly inMenu: boolean;
  readonly component: ComponentType<PageProps>;
}
