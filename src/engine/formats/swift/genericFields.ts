import type { Day } from "../../../kernel/day";
import { negate, type Decimal } from "../../../kernel/decimal";
import type { Wording } from "../../../kernel/language";
import { finDay, finMoney, finNumber, type FinMoney } from "./fieldValues";
import type { FinField } from "./finMessage";
import { quoted, type FileNotices } from "../fileNotices";
import type { Sequence } from "./sequences";

/** The fields of ISO 15022 that many messages share: ":98A::TRAD//20260909", ":22F::SETR/CUST/ABCD". */

interface GenericValue {
  /** Whose code it is, where it is none of ISO's. */
  readonly issuer: string;
  readonly data: string;
}

/** What stands behind the qualifier, and the issuer between the slashes. */
export function valueOf({ value }: FinField): GenericValue {
  const first = value.indexOf("/");
  const second = first < 0 ? -1 : value.indexOf("/", first + 1);
  if (second < 0) return { issuer: "", data: value.slice(first + 1).trim() };
  return { issuer: value.slice(first + 1, second).trim(), data: value.slice(second + 1).trim() };
}

/** A code; one that is not ISO's with its issuer, so that it is not taken for ISO's: "CUST/ABCD". */
export function codeOf(sequence: Sequence | null, number: string, qualifier: string): string | null {
  const field = sequence?.find(number, qualifier);
  return field ? codeIn(field) : null;
}

export function codeIn(field: FinField): string | null {
  const { issuer, data } = valueOf(field);
  return data === "" ? null : issuer === "" ? data : `${issuer}/${data}`;
}

/** What senders write where they have no reference. */
const NO_REFERENCE: ReadonlySet<string> = new Set(["", "NONREF", "UNKNOWN", "NOTPROVIDED"]);

export function referenceOf(sequence: Sequence | null, qualifier: string): string | null {
  const field = sequence?.find("20", qualifier);
  const data = field ? valueOf(field).data : "";
  return NO_REFERENCE.has(data) ? null : data;
}

/** The first reference of a qualifier among LINK blocks. */
export const firstOf = (links: readonly Sequence[], qualifier: string): string | null =>
  links.map((link) => referenceOf(link, qualifier)).find((reference) => reference !== null) ?? null;

/** A day; null where the field gives a code for none ("OPEN", "UKWN"). */
export function dayOf(sequence: Sequence | null, qualifier: string): Day | null {
  const field = sequence?.find("98", qualifier);
  if (!sequence || !field || field.tag === "98B") return null;
  const { data } = valueOf(field);
  return finDay(data.slice(0, 8)) ?? tellUnreadable(field, DAY, sequence.notices);
}

/** The days of ":69A::STAT//20260901/20260930", times left out. */
export function periodOf(sequence: Sequence | null, qualifier: string): { from: Day; to: Day } | null {
  const field = sequence?.find("69", qualifier);
  if (!sequence || !field) return null;
  const [from = "", to = ""] = valueOf(field).data.split("/");
  const first = finDay(from.slice(0, 8));
  const last = finDay(to.slice(0, 8));
  if (first !== null && last !== null) return { from: first, to: last };
  return /^[A-Z]/.test(from) || to === "" ? null : tellUnreadable(field, DAY, sequence.notices);
}

export interface FinQuantity {
  /** UNIT, FAMT or AMOR. */
  readonly type: string;
  readonly amount: Decimal;
  readonly line: number;
}

export function quantityOf(sequence: Sequence | null, qualifier: string, number = "36"): FinQuantity | null {
  const field = sequence?.find(number, qualifier);
  return sequence && field ? quantityIn(field, sequence.notices) : null;
}

/** "UNIT/1500,", "UNIT/N500," (short), "UNIT/AVAI/1500,". */
export function quantityIn(field: FinField, notices: FileNotices): FinQuantity | null {
  const parts = valueOf(field).data.split("/");
  const type = parts[0] ?? "";
  const amount = parts.length >= 2 && parts.length <= 3 ? signedNumber(parts[parts.length - 1] ?? "") : null;
  return amount ? { type, amount, line: field.line } : tellUnreadable(field, QUANTITY, notices);
}

export function signedNumber(text: string): Decimal | null {
  const isNegative = text.startsWith("N");
  const magnitude = finNumber(isNegative ? text.slice(1) : text);
  return magnitude && isNegative ? negate(magnitude) : magnitude;
}

export function moneyOf(sequence: Sequence | null, qualifier: string): FinMoney | null {
  const field = sequence?.find("19", qualifier);
  return sequence && field ? moneyIn(field, sequence.notices) : null;
}

/** All amounts of a qualifier: some senders give one in each of several currencies. */
export const moneysOf = (sequence: Sequence, qualifier: string): FinMoney[] =>
  sequence.findAll("19", qualifier).flatMap((field) => moneyIn(field, sequence.notices) ?? []);

export const moneyIn = (field: FinField, notices: FileNotices): FinMoney | null =>
  finMoney(valueOf(field).data) ?? tellUnreadable(field, AMOUNT, notices);

export interface FinPrice {
  /** PRCT of the nominal, ACTU per unit, YIEL, DISC, PREM. */
  readonly type: string | null;
  readonly currency: string | null;
  readonly amount: Decimal;
}

/** The first price that there is of these qualifiers. */
export function priceOf(sequence: Sequence | null, ...qualifiers: readonly string[]): FinPrice | null {
  for (const qualifier of qualifiers) {
    const field = sequence?.find("90", qualifier);
    if (!sequence || !field) continue;
    const price = priceIn(field);
    // Option E is a code for a price that is not known.
    if (price || field.tag === "90E") return price;
    return tellUnreadable(field, PRICE, sequence.notices);
  }
  return null;
}

/** "PRCT/97,85" (90A), "ACTU/EUR54,32" (90B), an index' points (90L). */
function priceIn(field: FinField): FinPrice | null {
  const { data } = valueOf(field);
  const slash = data.indexOf("/");
  const type = slash < 0 ? null : data.slice(0, slash);
  const text = data.slice(slash + 1).split("/")[0] ?? "";
  const money = finMoney(text);
  if (money) return { type, ...money };
  const amount = signedNumber(text);
  return amount && { type, currency: null, amount };
}

/** ":92A::TAXR//25,": a percentage or a factor. */
export function rateOf(sequence: Sequence | null, qualifier: string): Decimal | null {
  const fields = sequence?.findAll("92", qualifier) ?? [];
  for (const field of fields) {
    const { data } = valueOf(field);
    // Option R puts the kind of rate before it.
    const rate = field.tag === "92A" ? signedNumber(data) : field.tag === "92R" ? signedNumber(data.slice(5)) : null;
    if (rate) return rate;
    if (sequence && field.tag === "92A") return tellUnreadable(field, RATE, sequence.notices);
  }
  return null;
}

/** An amount for each unit: "EUR1,2" (92F), "USD0,12/ACTU" (92H), "INCO/USD0,12/ACTU" (92J). */
export function amountPerUnit(sequence: Sequence | null, qualifier: string): FinMoney | null {
  for (const field of sequence?.findAll("92", qualifier) ?? []) {
    if (!"FHJ".includes(field.tag.slice(2))) continue;
    const parts = valueOf(field).data.split("/");
    const money = finMoney(parts[field.tag === "92J" ? 1 : 0] ?? "");
    if (money) return money;
    if (sequence) return tellUnreadable(field, AMOUNT, sequence.notices);
  }
  return null;
}

/** ":92B::EXCH//EUR/USD/1,0842". */
export function exchangeRateOf(sequence: Sequence | null): Decimal | null {
  const field = sequence?.where(({ tag, value }) => tag === "92B" && value.startsWith(":EXCH"))[0];
  if (!sequence || !field) return null;
  return signedNumber(valueOf(field).data.split("/")[2] ?? "") ?? tellUnreadable(field, RATE, sequence.notices);
}

/** ":99A::DAAC//109". */
export function countOf(sequence: Sequence | null, qualifier: string): Decimal | null {
  const field = sequence?.find("99", qualifier);
  if (!sequence || !field) return null;
  return signedNumber(valueOf(field).data) ?? tellUnreadable(field, COUNT, sequence.notices);
}

/** An account; of option B what stands behind its type. */
export function accountOf(sequence: Sequence | null, qualifier: string): string | null {
  const field = sequence?.find("97", qualifier);
  if (!field) return null;
  const { data } = valueOf(field);
  const account = field.tag === "97B" ? data.slice(data.indexOf("/") + 1) : data;
  return field.tag === "97C" || account === "NONREF" ? null : account || null;
}

/** A party: its BIC, its code before an issuer's name, or the lines of its name. An LEI only where nothing else stands. */
export function partyOf(sequence: Sequence | null, qualifier: string): string | null {
  const fields = sequence?.findAll("95", qualifier) ?? [];
  const field = fields.find(({ tag }) => tag !== "95L") ?? fields[0];
  return (field && codeIn(field)?.replace(/\s*\n\s*/g, ", ")) ?? null;
}

/** Narrative lines joined, of all fields of these qualifiers. */
export function narrativeOf(sequence: Sequence | null, ...qualifiers: readonly string[]): string | null {
  const fields =
    sequence?.where(({ tag, value }) => tag.startsWith("70") && qualifiers.includes(value.slice(1, 5))) ?? [];
  return joined(fields.map((field) => valueOf(field).data.replace(/\s*\n\s*/g, " ")));
}

/** Texts one behind the other; null where there is none. */
export const joined = (texts: readonly (string | null)[], separator = "; "): string | null =>
  texts.filter((text) => text !== null && text !== "").join(separator) || null;

export interface FinSecurity {
  readonly isin: string | null;
  /** A local code: what stands behind "/US/" (CUSIP), "/GB/" (SEDOL) or "/XX/" (the sender's own). */
  readonly code: string | null;
  readonly name: string | null;
  readonly line: number;
}

const LOCAL_CODE = /^\/[A-Z0-9]{2,4}\/(.+)$/;

/** Field 35B: an ISIN, local codes, and the lines of a name. */
export function securityOf(sequence: Sequence | null): FinSecurity | null {
  const field = sequence?.findTag("35B");
  if (!field) return null;
  let isin: string | null = null;
  let code: string | null = null;
  const names: string[] = [];
  for (const line of field.value.split("\n").map((text) => text.trim())) {
    const inIsin: string | undefined =
      isin === null && names.length === 0 ? /^ISIN\s{0,3}([A-Z0-9]{1,12})$/.exec(line)?.[1] : undefined;
    const inCode: string | undefined = code === null && names.length === 0 ? LOCAL_CODE.exec(line)?.[1] : undefined;
    if (inIsin !== undefined) isin = inIsin;
    else if (inCode !== undefined) code = inCode.trim();
    else if (line !== "") names.push(line);
  }
  return { isin, code, name: names.join(" ") || null, line: field.line };
}

const DAY: Wording = { en: "a day", fr: "une date" };
const QUANTITY: Wording = { en: "a quantity", fr: "une quantité" };
const AMOUNT: Wording = { en: "an amount", fr: "un montant" };
const PRICE: Wording = { en: "a price", fr: "un cours" };
const RATE: Wording = { en: "a rate", fr: "un taux" };
const COUNT: Wording = { en: "a number", fr: "un nombre" };

function tellUnreadable({ tag, value, line }: FinField, what: Wording, notices: FileNotices): null {
  const text = quoted(value);
  notices.add("warning", "unreadable-field", line, {
    en: `Line ${String(line)}: field ${tag} "${text}" is not ${what.en}; its cell is left empty. Ask the sender, or fill it in.`,
    fr: `Ligne ${String(line)} : la zone ${tag} « ${text} » n'est pas ${what.fr} ; sa cellule reste vide. Demandez à l'émetteur, ou complétez-la.`,
  });
  return null;
}

/** Tells that a block lacks what its kind must have; the rest of it came in. */
export function tellMissing(sequence: Sequence, field: string, what: Wording): void {
  sequence.notices.add("warning", "missing-field", sequence.line, {
    en: `Line ${String(sequence.line)}: the block ${quoted(sequence.name)} has no ${what.en} (field ${field}); the rest of it came in. Ask the sender, or fill it in.`,
    fr: `Ligne ${String(sequence.line)} : le bloc ${quoted(sequence.name)} n'a pas de ${what.fr} (zone ${field}) ; le reste est repris. Demandez à l'émetteur, ou complétez.`,
  });
}
