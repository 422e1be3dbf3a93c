import { add } from "../../../kernel/decimal";
import type { StatementColumnKey } from "../statementColumns";
import type { FinField, FinMessage } from "./finMessage";
import {
  accountOf,
  codeIn,
  codeOf,
  countOf,
  dayOf,
  joined,
  moneyIn,
  moneyOf,
  narrativeOf,
  partyOf,
  priceOf,
  quantityOf,
  rateOf,
  referenceOf,
  securityOf,
} from "./genericFields";
import { reasonOf } from "./pending";
import type { AdviceRow } from "./securitiesAdvices";
import { StatementLines, type Cells, type PageReader } from "./securitiesStatements";
import type { Sequence } from "./sequences";
import { linkedReferences, sideOf } from "./settlementDetails";
import { securityCells } from "./transactions";

/** The columns of settlement penalties, in the order in which a person reads them. */
export const PENALTIES_COLUMNS: readonly StatementColumnKey[] = [
  "account",
  "messageType",
  "reference",
  "counterReference",
  "previousReference",
  "computationDate",
  "transactionType",
  "security",
  "securityCode",
  "securityName",
  "side",
  "movement",
  "payment",
  "quantityType",
  "quantity",
  "price",
  "tradeDate",
  "settlementDate",
  "grossAmount",
  "penaltyDays",
  "rate",
  "calculationMethod",
  "mark",
  "netAmount",
  "currency",
  "paymentDate",
  "bankReference",
  "cashAccount",
  "counterparty",
  "processingStatus",
  "statusReason",
  "assetClass",
  "narrative",
];

const begins = ({ tag, value }: FinField, block: string): boolean => tag === "16R" && value.trim() === block;

export const hasPenalties = ({ fields }: FinMessage): boolean => fields.some((field) => begins(field, "PENA"));

/** Whether a message is to be read for its pending transactions (MT537) or transaction (MT548): all but those that hold penalties
 *  only. */
export const hasPending = (message: FinMessage): boolean =>
  !hasPenalties(message) || message.fields.some((field) => begins(field, "TRANSDET") || begins(field, "SETTRAN"));

/** Reads the penalties of an MT537 (PENA blocks): one row for each PENDET. An amount to pay is negative. */
export const readPenalties: PageReader = (page, into) => {
  const lines = into.of(accountOf(page.part("GENL"), "SAFE"));
  const isWhole = /^0{0,4}1\/ONLY$/.test(page.part("GENL")?.findTag("28E")?.value.trim() ?? "");
  for (const all of page.parts("PENA")) {
    for (const ofCurrency of all.parts("PENACUR")) {
      if (isWhole) addNetAmount(ofCurrency, "GBNT", into);
      for (const ofParty of ofCurrency.parts("PENACOUNT")) {
        // On several pages a party's net amount comes again on each, and adds up to nothing.
        if (isWhole) addNetAmount(ofParty, "AGNT", into);
        for (const penalty of ofParty.parts("PENDET")) {
          const cells = { ...commonCells(ofCurrency, ofParty), ...penaltyCells(penalty, lines.account) };
          lines.rows.push({ cells, line: penalty.line });
        }
      }
    }
  }
};

/** The net amounts of the counterparties (AGNT) make the total of a currency, and so does its global net amount (GBNT). */
function addNetAmount(block: Sequence, code: "AGNT" | "GBNT", { totals }: StatementLines): void {
  const field = block.find("19", code);
  const net = field && moneyIn(field, block.notices);
  if (!net) return;
  const known = totals.findIndex((total) => total.code === code && total.unit === net.currency);
  const [before] = known < 0 ? [] : totals.splice(known, 1);
  const amount = before ? add(before.amount, net.amount) : net.amount;
  totals.push({ code, column: "netAmount", over: "all", unit: net.currency, amount, line: field.line });
}

/** Reads the penalties of an MT548, which are of the transaction that it is the status of. */
export function penaltyRows({ type }: FinMessage, page: Sequence): readonly AdviceRow[] {
  const general = page.part("GENL");
  const { own, servicer } = linkedReferences(general?.parts("LINK") ?? []);
  const lines = new StatementLines();
  readPenalties(page, lines);
  const rows = lines.accounts.flatMap((account) => account.rows);
  for (const { cells } of rows) {
    cells.account ??= accountOf(page.part("SETTRAN"), "SAFE");
    cells.reference ??= own ?? servicer;
    cells.messageType = `MT${type ?? ""}`;
  }
  return rows;
}

const commonCells = (ofCurrency: Sequence, ofParty: Sequence): Cells => ({
  computationDate: dayOf(ofCurrency, "DACO"),
  paymentDate: dayOf(ofCurrency, "PAYD"),
  cashAccount: accountOf(ofCurrency, "CASH"),
  bankReference: referenceOf(ofCurrency, "CPRF"),
  counterparty: partyOf(ofParty, "REPA"),
});

function penaltyCells(penalty: Sequence, account: string | null): Cells {
  const money = moneyOf(penalty, "AMCO");
  const related = penalty.part("RELTRAN");
  const reasons = penalty.where(({ tag }) => tag === "24B").map(codeIn);
  const counterReference = referenceOf(penalty, "PREF") ?? referenceOf(penalty, "PCOM");
  return {
    reference: referenceOf(related, "ACOW") ?? referenceOf(related, "RELA") ?? referenceOf(related, "MITI"),
    counterReference,
    previousReference: referenceOf(penalty, "PPRF"),
    transactionType: codeOf(penalty, "22", "PNTP"),
    calculationMethod: codeOf(penalty, "22", "CALM"),
    processingStatus: codeOf(penalty, "25", "PNST"),
    penaltyDays: countOf(penalty, "DAAC"),
    mark: money && (money.amount.units < 0n ? "D" : "C"),
    netAmount: money?.amount ?? null,
    currency: money?.currency ?? null,
    ...calculationCells(penalty.parts("CALDET")),
    ...relatedCells(related?.part("TRAN") ?? null, account),
    statusReason: joined([...reasons, reasonOf(related?.part("TRAN") ?? null)], " "),
    narrative: joined([narrativeOf(penalty, "REAS"), narrativeOf(penalty, "PENA", "ADTX")]),
  };
}

/** The security and its rate: of the first day, as the days of one penalty are of one security. */
function calculationCells([first]: readonly Sequence[]): Cells {
  const attributes = first?.part("FIA") ?? null;
  const rates = ["GOMB", "DISC", "SECU", "CASH"].map((qualifier) => rateOf(attributes, qualifier));
  return {
    ...securityCells(securityOf(attributes)),
    assetClass: codeOf(attributes, "12", "CLAS"),
    price: priceOf(attributes, "MRKT")?.amount ?? null,
    rate: rates.find((rate) => rate !== null) ?? null,
  };
}

/** The transaction that settled late. */
function relatedCells(transaction: Sequence | null, account: string | null): Cells {
  const movement = codeOf(transaction, "22", "REDE");
  const quantity = quantityOf(transaction, "PSTA") ?? quantityOf(transaction, "SETT");
  return {
    account: accountOf(transaction, "SAFE") ?? account,
    movement,
    side: sideOf(movement),
    payment: codeOf(transaction, "22", "PAYM"),
    quantityType: quantity?.type ?? null,
    quantity: quantity?.amount ?? null,
    grossAmount: moneyOf(transaction, "PSTA")?.amount ?? null,
    tradeDate: dayOf(transaction, "TRAD"),
    settlementDate: dayOf(transaction, "SETT"),
  };
}
