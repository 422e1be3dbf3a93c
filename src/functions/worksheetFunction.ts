import type { Wording } from "../kernel/language";

/** What a worksheet function takes and gives: a text, a number (dates are serial numbers), a yes or no; null where an optional
 *  argument is left out. */
export type Argument = string | number | boolean | null;

export interface Parameter {
  /** Excel shows it in the formula, in English in every language. */
  readonly name: string;
  readonly description: Wording;
  readonly type: "string" | "number" | "any";
  readonly isOptional?: true;
}

/** A function of the worksheet, as Excel lists it while a person types. */
export interface WorksheetFunction {
  /** After "CONCORDANCE.": capital letters. */
  readonly name: string;
  readonly description: Wording;
  readonly parameters: readonly Parameter[];
  readonly result: "string" | "number" | "boolean";
  /** Its value, or what is wrong with an argument, for the officer. */
  readonly evaluate: (...values: readonly Argument[]) => Value;
}

export type Value =
  { readonly value: string | number | boolean } | { readonly fault: Wording; readonly code: FaultCode };

/** Excel's errors: #VALUE! and #N/A. */
export type FaultCode = "invalidValue" | "notAvailable";

export const fault = (en: string, fr: string, code: FaultCode = "invalidValue"): Value => ({ fault: { en, fr }, code });
