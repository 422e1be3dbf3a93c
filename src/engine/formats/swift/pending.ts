import type { Wording } from "../../../kernel/language";
import { accountOf, codeIn, joined, narrativeOf, referenceOf, securityOf, tellMissing, firstOf } from "./genericFields";
import type { Cells, PageReader } from "./securitiesStatements";
import type { Sequence } from "./sequences";
import { linkedReferences, transactionCells, type AmountSigns } from "./settlementDetails";
import { securityCells } from "./transactions";

const SECURITY: Wording = { en: "security", fr: "valeur" };
const DETAILS: Wording = { en: "details", fr: "détails" };

/** Reads the pending transactions of an MT537, whether they stand under their status (STAT) or the status under them (TRANS). */
export function pendingReader(signs: AmountSigns): PageReader {
  return (page, into) => {
    const lines = into.of(accountOf(page.part("GENL"), "SAFE"));
    const add = (transaction: Sequence, statuses: readonly Sequence[]): void => {
      const cells = { account: lines.account, ...pendingCells(transaction, statuses, signs) };
      lines.rows.push({ cells, line: transaction.line });
    };
    for (const status of page.parts("STAT")) {
      for (const transaction of status.parts("TRAN")) add(transaction, [status]);
    }
    for (const transaction of [...page.parts("TRANS"), ...page.parts("TRAN")]) {
      add(transaction, transaction.parts("STAT"));
    }
  };
}

function pendingCells(transaction: Sequence, statuses: readonly Sequence[], signs: AmountSigns): Cells {
  const links = transaction.parts("LINK");
  const { own, servicer } = linkedReferences(links);
  const details = transaction.part("TRANSDET");
  if (!details) tellMissing(transaction, "TRANSDET", DETAILS);
  const security = securityOf(details);
  if (details && !security) tellMissing(details, "35B", SECURITY);
  return {
    reference: own ?? servicer,
    counterReference: servicer,
    event: firstOf(links, "CORP"),
    ...securityCells(security),
    ...withStatus(details ? transactionCells(details, signs) : {}, statuses),
  };
}

/** Cells of a transaction with those of its status, and the reasons' own words beside what it says itself. */
function withStatus(cells: Cells, statuses: readonly Sequence[]): Cells {
  const { narrative, ...status } = statusCells(statuses);
  const own = typeof cells.narrative === "string" ? cells.narrative : null;
  return { ...cells, ...status, narrative: joined([own, narrative]) };
}

/** Reads an MT548, the status of one transaction. */
export function statusRow(page: Sequence, signs: AmountSigns): Cells {
  const general = page.part("GENL");
  const links = general?.parts("LINK") ?? [];
  const { own, servicer } = linkedReferences(links);
  const details = page.part("SETTRAN");
  const security = securityOf(details);
  return {
    account: accountOf(details, "SAFE"),
    messageType: "MT548",
    messageFunction: general?.findTag("23G")?.value.trim() ?? null,
    reference: own ?? servicer,
    counterReference: servicer ?? referenceOf(general, "SEME"),
    ...securityCells(security),
    ...withStatus(details ? transactionCells(details, signs) : {}, general?.parts("STAT") ?? []),
  };
}

const CANCELLED: ReadonlySet<string> = new Set(["CAND", "CANO", "CANS"]);

/** By urgency: of several statuses the first that holds is the transaction's. */
const STATUSES: readonly (readonly [status: string, holds: (kind: string, code: string) => boolean])[] = [
  ["CANCELLED", (kind, code) => (kind === "IPRC" || kind === "CPRC") && CANCELLED.has(code)],
  ["FAILED", (kind, code) => (kind === "SETT" && code === "PENF") || (kind === "IPRC" && code === "REJT")],
  ["UNMATCHED", (kind, code) => (kind === "MTCH" || kind === "INMH") && code === "NMAT"],
  ["SETTLED", (kind, code) => kind === "SETT" && code === "SETT"],
  ["PENDING", () => true],
];

/** Of several statuses, by their qualifiers and codes in ISO 15022, what they come to in the words of the catalogue. */
export function statusIn(codes: readonly { readonly kind: string; readonly code: string }[]): string | null {
  const found = STATUSES.find(([, holds]) => codes.some(({ kind, code }) => holds(kind, code)));
  return found?.[0] ?? null;
}

/** A status in the words of the catalogue, its code and those of its reasons, and what the reasons say in full. */
function statusCells(statuses: readonly Sequence[]): {
  status: string | null;
  statusReason: string | null;
  narrative: string | null;
} {
  const given = statuses.flatMap((status) => status.where(({ tag }) => tag === "25D"));
  const codes = given.map((field) => ({ kind: field.value.slice(1, 5), code: codeIn(field) ?? "" }));
  const reasons = statuses.flatMap((status) => status.parts("REAS"));
  const reasonCodes = reasons.flatMap((reason) => reason.where(({ tag }) => tag === "24B").map(codeIn));
  const kinds = codes.map(({ kind, code }) => `${kind}//${code}`);
  return {
    status: statusIn(codes),
    statusReason: joined([...kinds, ...new Set(reasonCodes)], " "),
    narrative: joined(reasons.map((reason) => narrativeOf(reason, "REAS"))),
  };
}

/** The codes of a transaction's status and of their reasons, as written: "SETT//PENF CLAC". */
export const reasonOf = (transaction: Sequence | null): string | null =>
  statusCells(transaction?.parts("STAT") ?? []).statusReason;
