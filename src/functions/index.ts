import type { Language } from "../kernel/language";
import { WORKSHEET_FUNCTIONS } from "./catalogue";
import type { Argument, WorksheetFunction } from "./worksheetFunction";

/** The runtime in which Excel evaluates the functions: neither a page nor Office.js need be there. */
declare const CustomFunctions: {
  associate(id: string, implementation: (...values: Argument[]) => unknown): void;
  readonly Error: new (code: string, message: string) => Error;
  readonly ErrorCode: Readonly<Record<"invalidValue" | "notAvailable", string>>;
};

const language: Language = new Intl.NumberFormat().resolvedOptions().locale.toLowerCase().startsWith("fr")
  ? "fr"
  : "en";

const implementationOf =
  ({ evaluate, parameters }: WorksheetFunction) =>
  (...values: Argument[]): string | number | boolean => {
    // Excel appends an object about the calling cell.
    const found = evaluate(...values.slice(0, parameters.length));
    if ("value" in found) return found.value;
    throw new CustomFunctions.Error(CustomFunctions.ErrorCode[found.code], found.fault[language]);
  };

for (const worksheetFunction of WORKSHEET_FUNCTIONS)
  CustomFunctions.associate(worksheetFunction.name, implementationOf(worksheetFunction));
