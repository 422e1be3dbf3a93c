import { readAmount } from "../engine";
import { decimalToNumber } from "../kernel/decimal";
import { fault, type WorksheetFunction } from "./worksheetFunction";

export const AMOUNT_FUNCTIONS: readonly WorksheetFunction[] = [
  {
    name: "AMOUNT",
    description: {
      en: "Reads an amount written as text: 1 234,56; 1,234.56; (12.50); 12.50-; 12,5 CR",
      fr: "Lit un montant écrit en texte : 1 234,56 ; 1,234.56 ; (12.50) ; 12.50- ; 12,5 CR",
    },
    parameters: [
      {
        name: "text",
        description: { en: "The amount as it is written", fr: "Le montant tel qu'il est écrit" },
        type: "any",
      },
      {
        name: "decimalMark",
        description: {
          en: "The decimal mark, point or comma, where the text could be read in two ways",
          fr: "Le séparateur décimal, point ou virgule, si le texte peut se lire de deux façons",
        },
        type: "string",
        isOptional: true,
      },
    ],
    result: "number",
    evaluate: (text = null, decimalMark = null) => {
      if (typeof text === "number") return { value: text };
      const mark = decimalMark === "." || decimalMark === "," ? decimalMark : null;
      const amount = readAmount(String(text ?? ""), mark);
      if (amount === "no-number")
        return fault(`"${String(text)}" is not an amount.`, `« ${String(text)} » n'est pas un montant.`);
      if (amount === "either")
        return fault(
          `"${String(text)}" can be read in two ways: give the decimal mark, "." or ",".`,
          `« ${String(text)} » peut se lire de deux façons : donnez le séparateur décimal, "." ou ",".`,
        );
      return { value: decimalToNumber(amount) };
    },
  },
];
