import type { Language } from "../kernel/language";
import { WORKSHEET_FUNCTIONS } from "./catalogue";

/** The description of the functions that Excel reads, one file a language: names, what they do, their arguments. */
export function metadataOf(language: Language) {
  return {
    allowCustomDataForDataTypeAny: false,
    functions: WORKSHEET_FUNCTIONS.map(({ name, description, parameters, result }) => ({
      id: name,
      name,
      description: description[language],
      parameters: parameters.map((parameter) => ({
        name: parameter.name,
        description: parameter.description[language],
        type: parameter.type,
        dimensionality: "scalar",
        ...(parameter.isOptional ? { optional: true } : {}),
      })),
      result: { type: result, dimensionality: "scalar" },
    })),
  };
}
