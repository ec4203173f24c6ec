/** A role's name as a part of step names: letters and digits of any script in lower case, `-` for all else. */
export function roleSlug(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-");
}
