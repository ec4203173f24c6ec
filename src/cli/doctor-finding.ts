/** One thing that was looked at. `failed`: not even the embedded run can work before it is mended. */
export interface DoctorFinding {
  readonly check: string;
  readonly state: "ok" | "note" | "failed" | "not tried";
  readonly detail: string;
}
