import * as v from "valibot";
import { isoText, parseDay, type Day } from "../../kernel/day";
import { decimalText, parseDecimal, type Decimal } from "../../kernel/decimal";
import { STATEMENT_CONTROLS, type KnownStatement } from "./statementFinding";

/** A known statement as JSON text, for the workbook's memory. */
export function knownStatementText({ date, balances, ...rest }: KnownStatement): string {
  return JSON.stringify({
    ...rest,
    date: date === null ? null : isoText(date),
    balances: balances.map(({ amount, day, ...balance }) => ({
      ...balance,
      amount: decimalText(amount),
      day: day === null ? null : isoText(day),
    })),
  });
}

const text = v.nullable(v.string());
const day = v.pipe(
  v.nullable(v.string()),
  v.transform((iso): Day | null => {
    const read = iso === null ? null : parseDay(iso);
    return read?.ok ? read.value : null;
  }),
);
const decimal = v.pipe(
  v.string(),
  v.check((plain) => parseDecimal(plain).ok),
  v.transform((plain): Decimal => {
    const read = parseDecimal(plain);
    return read.ok ? read.value : { units: 0n, scale: 0 };
  }),
);

const schema = v.object({
  fingerprint: v.string(),
  file: v.string(),
  sheet: v.string(),
  table: v.optional(text, null),
  kind: v.picklist([
    "holdings",
    "transactions",
    "pending",
    "instructions",
    "penalties",
    "corporate-actions",
    "cash",
    "ledger",
    "table",
  ]),
  format: v.string(),
  reference: text,
  number: text,
  account: text,
  currency: text,
  date: day,
  balances: v.array(
    v.object({
      kind: v.picklist([
        "opening",
        "closing",
        "available",
        "forward-available",
        "interim",
        "previous-closing",
        "information",
      ]),
      unit: v.string(),
      security: text,
      amount: decimal,
      day,
    }),
  ),
  findings: v.array(
    v.object({ control: v.picklist(STATEMENT_CONTROLS), wording: v.object({ en: v.string(), fr: v.string() }) }),
  ),
});

/** The statement of such a text; null where somebody damaged it. */
export function knownStatementFrom(json: string): KnownStatement | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(json);
  } catch {
    return null;
  }
  const read = v.safeParse(schema, parsed);
  return read.success ? read.output : null;
}
