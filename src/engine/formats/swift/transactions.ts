import type { Day } from "../../../kernel/day";
import type { Wording } from "../../../kernel/language";
import type { StatementColumnKey } from "../statementColumns";
import type { StatementBalance } from "../statementFile";
import {
  accountOf,
  codeOf,
  firstOf,
  periodOf,
  quantityIn,
  securityOf,
  tellMissing,
  type FinSecurity,
} from "./genericFields";
import type { Balances, Cells, PageReader } from "./securitiesStatements";
import type { Sequence } from "./sequences";
import { linkedReferences, transactionCells, type AmountSigns } from "./settlementDetails";

/** The columns of what moved, was instructed or is pending, in the order in which a person reads them. */
export const TRANSACTION_COLUMNS: readonly StatementColumnKey[] = [
  "account",
  "messageType",
  "messageFunction",
  "reference",
  "counterReference",
  "previousReference",
  "tradeDate",
  "settlementDate",
  "effectiveSettlementDate",
  "side",
  "movement",
  "payment",
  "security",
  "securityCode",
  "securityName",
  "quantityType",
  "quantity",
  "previouslySettled",
  "remaining",
  "price",
  "priceType",
  "priceCurrency",
  "grossAmount",
  "accruedInterest",
  "accruedDays",
  "fees",
  "tax",
  "netAmount",
  "currency",
  "fxRate",
  "reversal",
  "status",
  "statusReason",
  "transactionType",
  "event",
  "eventType",
  "counterparty",
  "placeOfSettlement",
  "placeOfSafekeeping",
  "market",
  "assetClass",
  "cashAccount",
  "valueDate",
  "narrative",
];

const SECURITY: Wording = { en: "security", fr: "valeur" };
const DETAILS: Wording = { en: "details", fr: "détails" };

/** Reads the transactions of an MT536: one row for each TRAN block, and the balances before and after them. */
export function transactionsReader(signs: AmountSigns): PageReader {
  return (page, into) => {
    const general = page.part("GENL");
    const period = periodOf(general, "STAT");
    for (const sub of page.parts("SUBSAFE")) {
      const lines = into.of(accountOf(sub, "SAFE") ?? accountOf(general, "SAFE"));
      for (const instrument of sub.parts("FIN")) {
        const security = securityOf(instrument);
        if (!security) tellMissing(instrument, "35B", SECURITY);
        addBalances(instrument, security, period, lines.balances);
        for (const transaction of instrument.parts("TRAN")) {
          const cells = settledCells(transaction, security, signs);
          cells.account = lines.account;
          lines.rows.push({ cells, line: transaction.line });
        }
      }
    }
  };
}

/** What a TRAN block of a security says. Without details it is still a movement, by its references. */
function settledCells(transaction: Sequence, security: FinSecurity | null, signs: AmountSigns): Cells {
  const links = transaction.parts("LINK");
  const { own, servicer } = linkedReferences(links);
  const details = transaction.part("TRANSDET");
  if (!details) tellMissing(transaction, "TRANSDET", DETAILS);
  const cells: Cells = details ? transactionCells(details, signs) : {};
  // Set one by one: to spread this many cells into a new object is slow, and a long file has a great many lines.
  cells.reference = own ?? servicer;
  cells.counterReference = servicer;
  cells.event = firstOf(links, "CORP");
  cells.reversal = codeOf(details, "25", "MOVE") === "REVE" ? "Y" : null;
  cells.status = "SETTLED";
  cells.security = security?.isin ?? null;
  cells.securityCode = security?.code ?? null;
  cells.securityName = security?.name ?? null;
  return cells;
}

export const securityCells = (security: FinSecurity | null): Cells => ({
  security: security?.isin ?? null,
  securityCode: security?.code ?? null,
  securityName: security?.name ?? null,
});

const BALANCES: readonly (readonly [code: string, kind: StatementBalance["kind"]])[] = [
  ["FIOP", "opening"],
  ["INOP", "interim"],
  ["INCL", "interim"],
  ["FICL", "closing"],
];

/** Opening and closing balances of a security; those of several places of safekeeping of an account add up. */
function addBalances(
  instrument: Sequence,
  security: FinSecurity | null,
  period: { readonly from: Day; readonly to: Day } | null,
  balances: Balances,
): void {
  const name = security?.isin ?? security?.code ?? null;
  if (name === null) return;
  for (const [code, kind] of BALANCES) {
    for (const field of instrument.findAll("93", code)) {
      const quantity = quantityIn(field, instrument.notices);
      if (!quantity) continue;
      const { type: unit, amount, line } = quantity;
      const day = (kind === "opening" ? period?.from : period?.to) ?? null;
      balances.add({ kind, code, unit, security: name, amount, day, line });
    }
  }
}
