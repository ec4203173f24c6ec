/** Red, green and blue, 0..255. */
export type Color = readonly [number, number, number];

/** A colour written as `#rgb` or `#rrggbb`. */
export function colorOf(text: string): Color {
  const digits = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/iu.exec(text)?.[0].slice(1);
  if (digits === undefined) throw new Error(`${text} is no colour`);
  const long = digits.length === 3 ? digits.replaceAll(/./gu, "$&$&") : digits;
  const part = (place: number): number => Number.parseInt(long.slice(place * 2, place * 2 + 2), 16);
  return [part(0), part(1), part(2)];
}

/** What is seen of a colour that covers another only in part. `opacity`: 0..1. */
export function blend(over: Color, under: Color, opacity: number): Color {
  const part = (place: 0 | 1 | 2): number => over[place] * opacity + under[place] * (1 - opacity);
  return [part(0), part(1), part(2)];
}

/** Contrast of two colours, 1..21: WCAG 2.2, "contrast ratio" and "relative luminance". */
export function contrast(a: Color, b: Color): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance([red, green, blue]: Color): number {
  const linear = (value: number): number => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
