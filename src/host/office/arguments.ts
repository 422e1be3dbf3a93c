import { invalidArgument } from "./excelError";

/** Readers of arguments: what Excel would refuse becomes `InvalidArgument`. */
export function textArgument(value: unknown): string {
  if (typeof value !== "string") throw invalidArgument();
  return value;
}

export function booleanArgument(value: unknown): boolean {
  if (typeof value !== "boolean") throw invalidArgument();
  return value;
}

export function numberArgument(value: unknown): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw invalidArgument();
  return value;
}

export function wholeArgument(value: unknown): number {
  const number = numberArgument(value);
  if (!Number.isInteger(number)) throw invalidArgument();
  return number;
}

export function choiceArgument<T extends string>(value: unknown, choices: readonly T[]): T {
  const chosen = choices.find((choice) => choice === value);
  if (chosen === undefined) throw invalidArgument();
  return chosen;
}

const NAMED_COLORS: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  green: "#008000",
  blue: "#0000FF",
  yellow: "#FFFF00",
  orange: "#FFA500",
  gray: "#808080",
  grey: "#808080",
};

/** "#RRGGBB" from what Excel takes as a colour; null from "", which is automatic. */
export function colorArgument(value: unknown): string | null {
  const text = textArgument(value);
  if (text === "") return null;
  const color = NAMED_COLORS[text.toLowerCase()] ?? (text.startsWith("#") ? text : `#${text}`);
  if (!/^#[0-9a-fA-F]{6}$/.test(color)) throw invalidArgument();
  return color.toUpperCase();
}
