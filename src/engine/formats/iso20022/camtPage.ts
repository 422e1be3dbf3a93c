import type { Day } from "../../../kernel/day";
import { ZERO, add, equals, type Decimal } from "../../../kernel/decimal";
import type { NumberedPage } from "../statementPageGroups";
import type { StatementBalance, StatementPage, StatementTotal } from "../statementFile";
import { NOTHING_SAID, type StatementDraft } from "../tableBuilder";
import type { CashCells } from "./camtEntry";
import { textAt, type XmlElement } from "./xmlElement";
import { dayOf, isTrue } from "./xmlValues";

/** A total whose currency is not known before the entries are read. */
export type CamtTotal = Omit<StatementTotal, "unit">;

export interface CamtBalance extends StatementBalance {
  /** That of a page and not of the statement (`ITBD`, subtype `INTM`): where it stands, null where its place in the page says it. */
  readonly ofPage: "opening" | "closing" | "either" | null;
}

/** A statement, report or notification, or one page of it. */
export class CamtPage implements NumberedPage {
  readonly header = new Map<string, XmlElement>();
  readonly balances: CamtBalance[] = [];
  readonly totals: CamtTotal[] = [];
  /** Its lines, where they have to wait for the pages before it. */
  readonly rows: { readonly cells: CashCells; readonly line: number }[] = [];
  /** Whether its lines went into the table at once. */
  isInTable = false;
  /** The currencies of its entries. */
  readonly currencies = new Set<string>();

  constructor(
    private readonly message: string,
    private readonly sentBy: string | null,
    /** `MsgPgntn` of the message it stands in (version 2 has no pages of statements). */
    public messagePage: XmlElement | null,
    private readonly line: number,
  ) {}

  get account(): string | null {
    const account = this.header.get("Acct") ?? null;
    return textAt(account, "Id/IBAN") ?? textAt(account, "Id/Othr/Id") ?? textAt(account, "Id/PrtryAcct/Id");
  }

  /** As its lines show it. */
  get shownNumber(): string | null {
    return this.sequence ?? this.header.get("Id")?.text ?? null;
  }

  get number(): number {
    return pageNumber(this.pagination) ?? 1;
  }

  get isLast(): boolean | null {
    const text = textAt(this.pagination, "LastPgInd");
    return text === null ? null : isTrue(text);
  }

  /** Whether it is one of several pages. */
  get isPart(): boolean {
    return pageNumber(this.pagination) !== null && (this.number > 1 || this.isLast === false);
  }

  /** What pages of one statement have in common. */
  get key(): string {
    return [this.message, this.account, this.header.get("Id")?.text ?? "", this.sequence]
      .map((part) => part ?? "")
      .join("\n");
  }

  get currency(): string | null {
    const unit = textAt(this.header.get("Acct") ?? null, "Ccy");
    return unit ?? this.balances.find(({ kind }) => kind === "closing")?.unit ?? null;
  }

  /** What the page itself says of its number; a page of a message is none of a statement unless another one joins it. */
  get pages(): StatementPage[] {
    const page = this.ownPagination;
    return page && pageNumber(page) !== null ? [this.pageOf(page.line)] : [];
  }

  get joinedPage(): StatementPage {
    return this.pageOf(this.pagination?.line ?? this.line);
  }

  get draft(): StatementDraft {
    const { header, account, currency } = this;
    const holder = header.get("Acct") ?? null;
    const closing = this.balances.find(({ kind }) => kind === "closing");
    const period = periodOf(header.get("FrToDt") ?? null);
    return {
      ...NOTHING_SAID,
      format: this.message,
      reference: header.get("Id")?.text ?? null,
      number: this.sequence,
      account,
      accountName: textAt(holder, "Nm") ?? textAt(holder, "Ownr/Nm"),
      currency,
      sender: textAt(holder, "Svcr/FinInstnId/BICFI") ?? textAt(holder, "Svcr/FinInstnId/BIC") ?? this.sentBy,
      date: closing?.day ?? period?.to ?? dayOf(header.get("CreDtTm")?.text ?? null),
      period,
      pages: this.pages,
      line: this.line,
    };
  }

  private get sequence(): string | null {
    return (this.header.get("ElctrncSeqNb") ?? this.header.get("LglSeqNb"))?.text ?? null;
  }

  private get ownPagination(): XmlElement | null {
    return this.header.get("StmtPgntn") ?? this.header.get("RptPgntn") ?? this.header.get("NtfctnPgntn") ?? null;
  }

  private get pagination(): XmlElement | null {
    return this.ownPagination ?? this.messagePage;
  }

  private pageOf(line: number): StatementPage {
    const { opening, closing } = this.ends();
    return { number: this.number, isLast: this.isLast, line, opening, closing };
  }

  /** The page's own balances: what a first page does not open with it closes with, and the other way round. */
  private ends(): { opening: Decimal | null; closing: Decimal | null } {
    const own = this.balances.filter(({ ofPage }) => ofPage !== null);
    // In several currencies, nothing follows from page to page.
    if (new Set(own.map(({ unit }) => unit)).size !== 1) return { opening: null, closing: null };
    const either = own.filter(({ ofPage }) => ofPage === "either").map(({ amount }) => amount);
    const said = (end: "opening" | "closing"): Decimal | null =>
      own.find(({ ofPage }) => ofPage === end)?.amount ?? null;
    const isLast = this.isLast === true;
    return {
      opening: said("opening") ?? (this.number > 1 ? (either[0] ?? null) : null),
      closing: said("closing") ?? (isLast ? null : (either[this.number > 1 ? 1 : 0] ?? null)),
    };
  }
}

function pageNumber(page: XmlElement | null): number | null {
  const text = textAt(page, "PgNb") ?? "";
  return /^\d{1,5}$/.test(text) && Number(text) > 0 ? Number(text) : null;
}

function periodOf(element: XmlElement | null): { from: Day; to: Day } | null {
  const from = dayOf(textAt(element, "FrDtTm") ?? textAt(element, "FrDt"));
  const to = dayOf(textAt(element, "ToDtTm") ?? textAt(element, "ToDt"));
  return from !== null && to !== null ? { from, to } : null;
}

/** Balances of a statement's pages, in order: the opening where it first stands, the closing where it last does, of the others each
 *  once, for some senders repeat them on every page. */
export function joinedBalances(pages: readonly CamtPage[]): StatementBalance[] {
  const found = new Map<string, StatementBalance>();
  for (const { balances } of pages) {
    for (const { ofPage, ...balance } of balances) {
      const { kind, code, unit, amount, day } = balance;
      const isEnd = ofPage === null && (kind === "opening" || kind === "closing" || kind === "previous-closing");
      const key = isEnd ? `${kind} ${unit}` : [code, unit, amount.units, amount.scale, day].join(" ");
      if (kind === "closing" || !found.has(key)) found.set(key, balance);
    }
  }
  return [...found.values()];
}

/** Totals of a statement's pages: the statement's where all pages give the same, else the sum of the pages' own. */
export function joinedTotals(pages: readonly CamtPage[]): CamtTotal[] {
  const byCode = new Map<string, [CamtTotal, ...CamtTotal[]]>();
  for (const total of pages.flatMap(({ totals }) => totals)) {
    const known = byCode.get(total.code);
    if (known) known.push(total);
    else byCode.set(total.code, [total]);
  }
  return [...byCode.values()].map((totals) => {
    const [first] = totals;
    const isSame = totals.every(({ amount }) => equals(amount, first.amount));
    return isSame ? first : { ...first, amount: totals.map(({ amount }) => amount).reduce(add, ZERO) };
  });
}
