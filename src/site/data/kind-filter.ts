/** Which kinds of judges are shown. */
export interface KindFilter {
  readonly key: string;
  readonly title: string;
  readonly holds: (adapter: string) => boolean;
}

/** The choices; the first one is what is shown without a choice. */
export const kinds: readonly [KindFilter, ...KindFilter[]] = [
  { key: "", title: "all", holds: () => true },
  { key: "judges", title: "without rules", holds: (adapter) => adapter !== "null" },
  { key: "models", title: "models only", holds: (adapter) => adapter !== "null" && adapter !== "simulated" },
];
