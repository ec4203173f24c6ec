import { z } from "zod";

/** A day of the calendar, ISO 8601: `2024-07-31`. */
export function dateText(): z.ZodISODate {
  return z.iso.date({ error: "Expected a date such as 2024-07-31" });
}
