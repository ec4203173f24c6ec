const secondsOf: Readonly<Record<string, number>> = { "": 1, s: 1, m: 60, h: 3600 };

/** Seconds of a duration as people write it (`90`, `90s`, `30m`, `1.5h`), more than 0; undefined for anything else. */
export function readDuration(text: string): number | undefined {
  const groups = /^(?<number>\d+(?:\.\d+)?)(?<unit>[smh]?)$/u.exec(text.trim())?.groups;
  const seconds = Number(groups?.["number"]) * (secondsOf[groups?.["unit"] ?? ""] ?? Number.NaN);
  return seconds > 0 ? seconds : undefined;
}
