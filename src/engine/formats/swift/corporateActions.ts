import { add, decimalText, equals, negate, ZERO } from "../../../kernel/decimal";
import type { Wording } from "../../../kernel/language";
import type { StatementColumnKey } from "../statementColumns";
import type { FinMoney } from "./fieldValues";
import { reversalWording } from "./cancelledAdvices";
import { ratioCells } from "./eventRatio";
import type { FinMessage } from "./finMessage";
import {
  accountOf,
  amountPerUnit,
  codeIn,
  codeOf,
  dayOf,
  exchangeRateOf,
  joined,
  priceOf,
  quantityOf,
  rateOf,
  referenceOf,
  securityOf,
  tellMissing,
  valueOf,
  type FinQuantity,
  firstOf,
} from "./genericFields";
import type { Cells } from "./securitiesStatements";
import type { Sequence } from "./sequences";
import { inWords, namedAmounts, type NamedAmount } from "./settlementAmounts";
import { securityCells } from "./transactions";

/** The columns of corporate actions, in the order in which a person reads them. */
export const CORPORATE_ACTIONS_COLUMNS: readonly StatementColumnKey[] = [
  "account",
  "messageType",
  "messageFunction",
  "event",
  "officialReference",
  "eventType",
  "participation",
  "processingStatus",
  "counterReference",
  "previousReference",
  "security",
  "securityCode",
  "securityName",
  "option",
  "optionType",
  "isDefaultOption",
  "exDate",
  "recordDate",
  "paymentDate",
  "valueDate",
  "bookingDate",
  "eligibleQuantity",
  "quantityType",
  "mark",
  "side",
  "securityMoved",
  "securityMovedName",
  "quantity",
  "terms",
  "ratio",
  "price",
  "priceType",
  "priceCurrency",
  "ratePerUnit",
  "grossAmount",
  "withholdingRate",
  "withholding",
  "tax",
  "fees",
  "netAmount",
  "currency",
  "fxRate",
  "cashAccount",
  "status",
  "statusReason",
  "narrative",
];

const EVENT: Wording = { en: "corporate action reference", fr: "référence d'OST" };
const MARK: Wording = { en: "direction (credit or debit)", fr: "sens (crédit ou débit)" };
const SECURITY: Wording = { en: "security", fr: "valeur" };

export interface EventRow {
  readonly cells: Cells;
  readonly line: number;
}

/** Reads MT564, MT566, MT567 and MT568: one row for each movement of cash or securities, else for each option, else one. */
export function corporateActionRows({ type, line }: FinMessage, page: Sequence): EventRow[] {
  const event = eventCells(type ?? "", page);
  const options = [...page.parts("CAOPTN"), ...page.parts("CACONF")];
  const rows = options.flatMap((option) => optionRows(event, option));
  return rows.length > 0 ? rows : [{ cells: event, line }];
}

function eventCells(type: string, page: Sequence): Cells {
  const general = page.part("GENL");
  const details = page.part("CADETL");
  const links = general?.parts("LINK") ?? [];
  const event = referenceOf(general, "CORP");
  if (event === null) tellMissing(general ?? page, "20C CORP", EVENT);
  const messageFunction = general?.findTag("23G")?.value.trim() ?? null;
  const { narrative: heldBy, ...underlying } = underlyingCells(page);
  if (messageFunction?.startsWith("REVR") === true && general)
    general.notices.add("warning", "reversal", general.line, reversalWording(general.line));
  const isWithdrawn = /^(?:CANC|WITH)/.test(messageFunction ?? "");
  return {
    messageType: `MT${type}`,
    messageFunction,
    event,
    officialReference: referenceOf(general, "COAF"),
    eventType: codeOf(general, "22", "CAEV"),
    participation: codeOf(general, "22", "CAMV"),
    processingStatus: codeOf(general, "25", "PROC"),
    counterReference: referenceOf(general, "SEME"),
    previousReference: firstOf(links, "PREV") ?? firstOf(links, "RELA"),
    status: isWithdrawn ? "CANCELLED" : type === "566" ? "SETTLED" : null,
    ...(type === "567" ? instructionStatusCells(general) : {}),
    ...underlying,
    exDate: dayOf(details, "XDTE"),
    recordDate: dayOf(details, "RDTE"),
    ...ratioCells(details),
    ratePerUnit: amountPerUnit(details, "GRSS")?.amount ?? null,
    narrative: joined([textOf(heldBy), narrativeIn(details), narrativeIn(page.part("ADDINFO"))]),
  };
}

/** The status of an instruction (MT567) and its reasons. */
function instructionStatusCells(general: Sequence | null): Cells {
  const statuses = general?.parts("STAT") ?? [];
  const codes = statuses.flatMap((status) => status.where(({ tag }) => tag === "25D").map(codeIn));
  const reasons = statuses.flatMap((status) => status.parts("REAS"));
  const reasonCodes = reasons.flatMap((reason) => reason.where(({ tag }) => tag === "24B").map(codeIn));
  return { processingStatus: joined(codes, " "), statusReason: joined(reasonCodes, " ") };
}

/** The security of the event and the accounts that hold it. What is held on several of them adds up, and is told by account. */
function underlyingCells(page: Sequence): Cells {
  const underlying = page.part("USECU") ?? page.part("CADETL");
  const security = securityOf(underlying);
  if (underlying && !security) tellMissing(underlying, "35B", SECURITY);
  const accounts = underlying?.parts("ACCTINFO") ?? [];
  const holders = accounts.length > 0 ? accounts : underlying ? [underlying] : [];
  const held = holders.map((holder): Held => ({
    account: accountOf(holder, "SAFE"),
    eligible: quantityOf(holder, "ELIG", "93") ?? quantityOf(holder, "ELIG"),
  }));
  const quantities = held.flatMap(({ eligible }) => eligible ?? []);
  const isOneUnit = quantities.every(({ type }) => type === quantities[0]?.type);
  const total = isOneUnit ? quantities.map(({ amount }) => amount) : [];
  const names = held.flatMap(({ account }) => account ?? []);
  return {
    account: joined([...new Set(names)], ", "),
    ...securityCells(security),
    quantityType: isOneUnit ? (quantities[0]?.type ?? null) : null,
    eligibleQuantity: total.length > 0 ? total.reduce(add) : null,
    narrative: held.length > 1 ? joined(held.map(inWordsOf)) : null,
  };
}

/** What an account holds of the security of an event. */
export interface Held {
  readonly account: string | null;
  readonly eligible: Pick<FinQuantity, "type" | "amount"> | null;
}

export const inWordsOf = ({ account, eligible }: Held): string =>
  [account ?? "?", eligible ? `${eligible.type} ${decimalText(eligible.amount)}` : ""].join(" ").trim();

function optionRows(event: Cells, option: Sequence): EventRow[] {
  const cells: Cells = {
    ...event,
    option: codeOf(option, "13", "CAON"),
    optionType: codeOf(option, "22", "CAOP"),
    isDefaultOption: codeOf(option, "17", "DFLT"),
    currency: codeOf(option, "11", "OPTN"),
    ...known({ ratePerUnit: amountPerUnit(option, "GRSS")?.amount ?? null, ...ratioCells(option) }),
    narrative: joined([textOf(event.narrative), narrativeIn(option)]),
  };
  const movements = [
    ...option.parts("SECMOVE").map((part) => ({ part, moved: securityMovement(part) })),
    ...option.parts("CASHMOVE").map((part) => ({ part, moved: cashMovement(part) })),
  ];
  if (movements.length === 0) return [{ cells, line: option.line }];
  for (const { part, moved } of movements) if ((moved.mark ?? null) === null) tellMissing(part, "22H CRDB", MARK);
  return movements.map(({ part, moved: { narrative, ...moved } }) => ({
    cells: { ...cells, ...known(moved), narrative: joined([textOf(narrative), textOf(cells.narrative)]) },
    line: part.line,
  }));
}

/** Cells that say something: what the option does not say of its own is as the event has it. */
const known = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null && cell !== undefined));

const textOf = (cell: Cells[string]): string | null => (typeof cell === "string" ? cell : null);

const narrativeIn = (sequence: Sequence | null): string | null =>
  joined((sequence?.where(({ tag }) => tag.startsWith("70")) ?? []).map((field) => narrativeText(valueOf(field).data)));

const narrativeText = (text: string): string => text.replace(/\s*\n\s*/g, " ");

/** Securities that come (CRED) or go (DEBT). */
function securityMovement(movement: Sequence): Cells {
  const mark = codeOf(movement, "22", "CRDB");
  const security = securityOf(movement);
  const quantity = quantityOf(movement, "PSTA") ?? quantityOf(movement, "ENTL");
  const price = priceOf(movement, "PRPP", "INDC", "CINL");
  return {
    mark,
    side: mark === "CRED" ? "BUY" : mark === "DEBT" ? "SELL" : null,
    securityMoved: security?.isin ?? security?.code ?? null,
    securityMovedName: security?.name ?? null,
    quantity: quantity?.amount ?? null,
    quantityType: quantity?.type ?? null,
    price: price?.amount ?? null,
    priceType: price?.type ?? null,
    priceCurrency: price?.currency ?? null,
    ...ratioCells(movement),
    ...dateCells(movement),
  };
}

/** Cash that comes (positive) or goes (negative). */
function cashMovement(movement: Sequence): Cells {
  const mark = codeOf(movement, "22", "CRDB");
  const perUnit = amountPerUnit(movement, "GRSS") ?? amountPerUnit(movement, "INTP") ?? amountPerUnit(movement, "NETT");
  return {
    mark,
    cashAccount: accountOf(movement, "CASH"),
    ...cashCells(namedAmounts(movement), perUnit, mark === "DEBT"),
    withholdingRate: rateOf(movement, "TAXR"),
    fxRate: exchangeRateOf(movement),
    ...dateCells(movement),
  };
}

/** Cash by the codes of its amounts in ISO 15022 and what is paid for each unit; a debit is negative. */
export function cashCells(
  amounts: readonly NamedAmount[],
  perUnit: Pick<FinMoney, "amount" | "currency"> | null,
  isDebit: boolean,
): Cells {
  const named = (code: string) => amounts.find((amount) => amount.code === code);
  const net = named("PSTA") ?? named("NETT") ?? named("ENTL");
  const currency = (net ?? amounts[0] ?? perUnit)?.currency ?? null;
  const own = (code: string) => amounts.find((amount) => amount.code === code && amount.currency === currency);
  // The entitlement is the gross amount where what is left of it after tax stands beside it.
  const gross = own("GRSS") ?? (net?.code === "ENTL" ? undefined : own("ENTL"));
  const isSame = (amount: FinMoney): boolean =>
    amount.currency === currency && equals(amount.amount, net?.amount ?? ZERO);
  const shown = [
    net,
    gross,
    own("TAXR"),
    own("CHAR"),
    amounts.find((amount) => amount.code === "NETT" && isSame(amount)),
  ];
  return {
    ratePerUnit: perUnit?.amount ?? null,
    grossAmount: gross?.amount ?? null,
    withholding: own("TAXR")?.amount ?? null,
    fees: own("CHAR")?.amount ?? null,
    netAmount: net ? (isDebit ? negate(net.amount) : net.amount) : null,
    currency,
    narrative: joined(amounts.filter((amount) => !shown.includes(amount)).map(inWords)),
  };
}

const dateCells = (movement: Sequence): Cells => ({
  paymentDate: dayOf(movement, "PAYD"),
  valueDate: dayOf(movement, "VALU"),
  bookingDate: dayOf(movement, "POST"),
});
