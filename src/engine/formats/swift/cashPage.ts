import type { Day } from "../../../kernel/day";
import type { Decimal } from "../../../kernel/decimal";
import type { StatementColumnKey } from "../statementColumns";
import type { StatementBalance, StatementCell, StatementTotal } from "../statementFile";
import { cashEntry, type CashEntry } from "./cashEntry";
import { cashNarrative } from "./cashNarrative";
import { finBalance, finNumber, finShortDay } from "./fieldValues";
import type { FinField, FinMessage } from "./finMessage";
import { quoted, type FileNotices } from "../fileNotices";

export interface CashRow {
  readonly cells: Partial<Record<StatementColumnKey, StatementCell>>;
  readonly line: number;
}

/** One message MT940, MT942 or MT950: a statement or a page of one. */
export interface CashPage {
  readonly message: FinMessage;
  readonly reference: string | null;
  readonly account: string | null;
  readonly accountName: string | null;
  readonly currency: string | null;
  readonly number: string | null;
  readonly page: number | null;
  /** "60F" or "60M", "62F" or "62M"; null where there is none. */
  readonly opening: PageBalance | null;
  readonly closing: PageBalance | null;
  readonly date: Day | null;
  readonly balances: readonly StatementBalance[];
  readonly totals: readonly StatementTotal[];
  readonly rows: readonly CashRow[];
}

export interface PageBalance {
  readonly code: string;
  readonly amount: Decimal;
  readonly day: Day | null;
}

const BALANCE_KINDS: Readonly<Record<string, StatementBalance["kind"]>> = {
  "60": "opening",
  "60F": "opening",
  "60M": "interim",
  "62": "closing",
  "62F": "closing",
  "62M": "interim",
  "64": "available",
  "65": "forward-available",
};

/** No currency is named anywhere: ISO 4217's code for that. */
const NO_CURRENCY = "XXX";

/** Reads a cash statement's fields. What cannot be read is told by its line, and the others come in. */
export function cashPage(message: FinMessage, notices: FileNotices): CashPage {
  const reader = new PageReader(message, notices);
  for (const field of message.fields) reader.read(field);
  return reader.finish();
}

interface PendingEntry {
  readonly entry: CashEntry;
  readonly narrative: string[];
  readonly line: number;
}

class PageReader {
  private reference: string | null = null;
  private account: string | null = null;
  private accountName: string | null = null;
  private number: string | null = null;
  private page: number | null = null;
  private opening: PageBalance | null = null;
  private closing: PageBalance | null = null;
  private interimDay: Day | null = null;
  private readonly balances: StatementBalance[] = [];
  private readonly totals: StatementTotal[] = [];
  private readonly entries: PendingEntry[] = [];
  /** The entry that a narrative belongs to; none before the first and after the last. */
  private current: PendingEntry | null = null;
  /** The narrative to come is of an entry that could not be read, and was told. */
  private isLost = false;

  constructor(
    private readonly message: FinMessage,
    private readonly notices: FileNotices,
  ) {}

  read(field: FinField): void {
    const value = field.value.trim();
    if (field.tag === "61") this.readEntry(field);
    else if (field.tag === "86") this.readNarrative(field);
    else if (field.tag === "NS") this.readOwnField(field);
    else if (field.tag in BALANCE_KINDS) this.readBalance(field);
    else if (field.tag === "34F") this.readFloorLimit(field);
    else if (field.tag === "90C" || field.tag === "90D") this.readTotal(field);
    else if (field.tag === "20") this.reference = value || null;
    else if (field.tag === "25" || field.tag === "25P") this.account = value.split("\n")[0]?.trim() || null;
    else if (field.tag === "28" || field.tag === "28C") this.readNumber(value);
    else if (field.tag === "13D") this.interimDay = finShortDay(value.slice(0, 6));
    else if (field.tag !== "21") this.tellUnread(field);
  }

  finish(): CashPage {
    const currency = this.currency();
    return {
      message: this.message,
      reference: this.reference,
      account: this.account,
      accountName: this.accountName,
      currency,
      number: this.number,
      page: this.page,
      opening: this.opening,
      closing: this.closing,
      date: this.closing?.day ?? this.interimDay,
      balances: this.balances.map((balance) =>
        balance.unit === "" ? { ...balance, unit: currency ?? NO_CURRENCY } : balance,
      ),
      totals: this.totals,
      rows: this.entries.map((pending) => this.row(pending, currency)),
    };
  }

  /** Of its balances; else of its limits; else as some banks write it behind the account. */
  private currency(): string | null {
    const named = this.balances.find(({ unit }) => unit !== "")?.unit ?? this.totals[0]?.unit;
    return named ?? /\d([A-Z]{3})$/.exec(this.account ?? "")?.[1] ?? null;
  }

  private readNumber(value: string): void {
    const [, number, page] = /^(\d{1,15})(?:\/(\d{1,9}))?/.exec(value) ?? [];
    this.number = number ?? (value || null);
    this.page = page === undefined ? null : Number(page);
  }

  private readEntry(field: FinField): void {
    const entry = cashEntry(field.value);
    this.current = entry && { entry, narrative: [], line: field.line };
    this.isLost = entry === null;
    if (this.current) this.entries.push(this.current);
    else this.tellBroken(field);
  }

  private readNarrative(field: FinField): void {
    if (this.current) this.current.narrative.push(field.value);
    else if (!this.isLost && field.value.trim() !== "") this.tellStatementText(field);
  }

  /** What follows is of the whole statement. */
  private endEntries(): void {
    this.current = null;
    this.isLost = false;
  }

  /** A bank's own field: numbered lines, of the entry above or, before the first, of the account. */
  private readOwnField(field: FinField): void {
    const lines = field.value.split("\n").filter((line) => line.trim() !== "");
    const isNumbered = lines.every((line) => /^\d{2}/.test(line));
    if (this.current)
      this.current.narrative.push(isNumbered ? lines.map((line) => line.slice(2)).join("\n") : field.value);
    else
      this.accountName ??=
        lines
          .find((line) => line.startsWith("22"))
          ?.slice(2)
          .trim() || null;
  }

  private readBalance(field: FinField): void {
    const read = finBalance(field.value);
    if (field.tag.startsWith("62")) this.endEntries();
    if (!read) {
      this.tellBroken(field);
      return;
    }
    const { tag: code, line } = field;
    const { amount, day } = read;
    if (code.startsWith("60")) this.opening = { code, amount, day };
    if (code.startsWith("62")) this.closing = { code, amount, day };
    const kind = BALANCE_KINDS[code] ?? "information";
    this.balances.push({ kind, code, unit: read.currency ?? "", security: null, amount, day, line });
  }

  private readFloorLimit(field: FinField): void {
    const [, unit = "", mark = "", digits = ""] = /^([A-Z]{3})([DC]?) ?([\d,.]{1,60})$/.exec(field.value.trim()) ?? [];
    const amount = finNumber(digits);
    if (amount === null) this.tellBroken(field);
    else {
      const signed = mark === "D" ? { ...amount, units: -amount.units } : amount;
      this.balances.push({
        kind: "information",
        code: field.tag,
        unit,
        security: null,
        amount: signed,
        day: null,
        line: field.line,
      });
    }
  }

  private readTotal(field: FinField): void {
    const [, unit = "", digits = ""] = /^\d{0,9}([A-Z]{3})([\d,.]{1,60})$/.exec(field.value.trim()) ?? [];
    const amount = finNumber(digits);
    this.endEntries();
    if (amount === null) this.tellBroken(field);
    else {
      const over = field.tag === "90C" ? "credits" : "debits";
      this.totals.push({ code: field.tag, column: "netAmount", over, unit, amount, line: field.line });
    }
  }

  private row({ entry, narrative, line }: PendingEntry, currency: string | null): CashRow {
    const details = cashNarrative(narrative);
    const isReversal = entry.mark.startsWith("R");
    const whole = [entry.details, details.text].filter((text) => text !== null && text !== "").join(" ");
    const label = details.label === details.text || details.label === null ? whole : details.label;
    return {
      line,
      cells: {
        cashAccount: this.account,
        statementNumber: this.number,
        bookingDate: entry.bookingDate,
        valueDate: entry.valueDate,
        mark: entry.mark,
        reversal: isReversal ? "Y" : null,
        status: entry.mark.startsWith("E") ? "PENDING" : null,
        netAmount: entry.amount,
        currency,
        transactionType: entry.transactionType,
        bankTransactionCode: details.transactionCode,
        reference: ownReference(entry.reference, details.ownReference),
        counterReference: entry.bankReference,
        endToEndReference: details.endToEndReference,
        mandateReference: details.mandateReference,
        counterparty: details.counterparty,
        counterpartyAccount: details.counterpartyAccount,
        label: label || null,
        narrative: whole === label ? null : whole,
      },
    };
  }

  private tellBroken({ tag, value, line }: FinField): void {
    const shown = `:${tag}:${quoted(value)}`;
    this.notices.add("error", "broken-message", line, {
      en: `Line ${String(line)}: "${shown}" cannot be read and did not come in. Ask the bank for a corrected statement.`,
      fr: `Ligne ${String(line)} : « ${shown} » est illisible et n'a pas été repris. Demandez un relevé corrigé à la banque.`,
    });
  }

  private tellStatementText({ value, line }: FinField): void {
    this.notices.add("information", "statement-text", line, {
      en: `Line ${String(line)}: the bank writes of the whole statement: "${quoted(value)}". It stands beside no entry.`,
      fr: `Ligne ${String(line)} : la banque écrit, pour tout le relevé : « ${quoted(value)} ». Ce texte n'accompagne aucun mouvement.`,
    });
  }

  private tellUnread({ tag, value, line }: FinField): void {
    this.notices.add("information", "unread-field", line, {
      en: `Line ${String(line)}: field ":${tag}:${quoted(value)}" is no part of a cash statement and was left out.`,
      fr: `Ligne ${String(line)} : la zone « :${tag}:${quoted(value)} » n'appartient pas à un relevé de compte ; elle a été laissée de côté.`,
    });
  }
}

/** "KREF+" stands for the reference in the details, as NONREF does. */
function ownReference(ofEntry: string | null, ofDetails: string | null): string | null {
  return ofEntry === null || ofEntry === "KREF+" || ofEntry === "EREF+" ? ofDetails : ofEntry;
}
