import type { Day } from "../../../kernel/day";
import { textAt, type XmlElement } from "../iso20022/xmlElement";
import type { FileNotices } from "../fileNotices";
import type { StatementBalance } from "../statementFile";
import { quoted } from "../fileNotices";
import type { ValueReader } from "./ofxValues";

interface Of {
  readonly currency: string | null;
  readonly asOf: Day | null;
}

type Kinds = readonly (readonly [kind: StatementBalance["kind"], name: string])[];

const BALANCES: Readonly<Record<string, Kinds>> = {
  LEDGERBAL: [["closing", "BALAMT"]],
  AVAILBAL: [["available", "BALAMT"]],
  INVBAL: [
    ["available", "AVAILCASH"],
    ["information", "MARGINBALANCE"],
    ["information", "SHORTBALANCE"],
    ["information", "BUYPOWER"],
  ],
};

export const isBalance = (name: string): boolean => Object.hasOwn(BALANCES, name);

/** The balances of one of the aggregates that hold some. */
export function balancesOf(element: XmlElement, { currency, asOf }: Of, read: ValueReader): StatementBalance[] {
  return (BALANCES[element.name] ?? []).flatMap(([kind, name]) => {
    const amount = read.decimalAt(element, name);
    if (!amount) return [];
    const code = name === "BALAMT" ? element.name : name;
    const day = read.dayAt(element, "DTASOF") ?? asOf;
    return [{ kind, code, unit: currency ?? "", security: null, amount, day, line: element.line }];
  });
}

/** A balance of the bank's own list (`BALLIST`). Only those of money are balances: a rate or a number of points is told of. */
export function listedBalance(
  element: XmlElement,
  { currency, asOf }: Of,
  read: ValueReader,
  notices: FileNotices,
): StatementBalance[] {
  const name = textAt(element, "NAME") ?? textAt(element, "DESC") ?? "BAL";
  const type = textAt(element, "BALTYPE")?.toUpperCase() ?? "";
  if (type !== "DOLLAR") {
    const said = quoted(`${name} ${textAt(element, "VALUE") ?? ""}`);
    notices.add("information", "figure-left", element.line, {
      en: `"${said}" (${quoted(type)}) is no amount and did not come in as a balance. Nothing to do.`,
      fr: `« ${said} » (${quoted(type)}) n'est pas un montant et n'a pas été repris comme solde. Rien à faire.`,
    });
    return [];
  }
  const amount = read.decimalAt(element, "VALUE");
  if (!amount) return [];
  const unit = textAt(element, "CURRENCY/CURSYM") ?? currency ?? "";
  const day = read.dayAt(element, "DTASOF") ?? asOf;
  return [{ kind: "information", code: name, unit, security: null, amount, day, line: element.line }];
}

export interface OfxClosing {
  readonly reference: string | null;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly balances: readonly StatementBalance[];
}

/** What a closing statement says of a period. It has no lines, so its opening is for information: no one adds anything to it. */
export function closingOf(element: XmlElement, currency: string | null, read: ValueReader): OfxClosing {
  const from = read.dayAt(element, "DTOPEN");
  const to = read.dayAt(element, "DTCLOSE");
  const balances = (
    [
      ["information", "BALOPEN", from],
      ["closing", "BALCLOSE", to],
      ["information", "BALMIN", to],
    ] as const
  ).flatMap(([kind, code, day]) => {
    const amount = read.decimalAt(element, code);
    return amount ? [{ kind, code, unit: currency ?? "", security: null, amount, day, line: element.line }] : [];
  });
  return { reference: textAt(element, "FITID"), from, to, balances };
}
