import type { Day } from "../../../kernel/day";
import type { StatementHeader } from "../statementFile";
import { groupPages } from "../statementPageGroups";
import type { StatementDraft, TableBuilder } from "../tableBuilder";
import { StatementLines, type AccountLines } from "../swift/securitiesStatements";
import type { BusinessHeader } from "./businessHeader";
import { accountOf, partyOf } from "./securitiesValues";
import { at, descendant, textAt, type XmlElement } from "./xmlElement";
import { dayIn, dayOf, isTrue } from "./xmlValues";

const BASES: Readonly<Record<string, StatementHeader["basis"]>> = {
  SETT: "settled",
  TRAD: "traded",
  CONT: "contractual",
};

/** Elements of a page that say what it is a page of. */
export const PAGE_SUBTREES = ["Pgntn", "StmtGnlDtls", "SfkpgAcct", "AcctOwnr", "AcctSvcr"] as const;

/** One document: a page of a statement, or all of it. */
export class SecuritiesPage {
  readonly lines = new StatementLines();
  private readonly header = new Map<string, XmlElement>();
  private main: string | null = null;
  private current: string | null = null;

  constructor(
    private readonly message: string,
    private readonly line: number,
    private readonly businessHeader: BusinessHeader | null,
  ) {}

  /** Takes what it knows; false where the element is none of the page's own. */
  take(element: XmlElement): boolean {
    if (!PAGE_SUBTREES.some((name) => name === element.name)) return false;
    if (element.name !== "SfkpgAcct") this.header.set(element.name, element);
    else {
      this.current = accountOf(element);
      this.main ??= this.current;
    }
    return true;
  }

  /** The lines of a sub-account are over. */
  endSubAccount(): void {
    this.current = this.main;
  }

  get account(): AccountLines {
    return this.lines.of(this.current);
  }

  /** The day the positions are of, or the last of the period. */
  get day(): Day | null {
    return this.period?.to ?? dayIn(at(this.general, "StmtDtTm")) ?? dayIn(at(this.general, "CreDtTm"));
  }

  get period(): StatementHeader["period"] {
    const period = at(this.general, "StmtPrd");
    const from = dayOf(descendant(period, "FrDt", "FrDtTm")?.text ?? null);
    const to = dayOf(descendant(period, "ToDt", "ToDtTm")?.text ?? null);
    return from !== null && to !== null ? { from, to } : null;
  }

  get number(): number {
    const text = textAt(this.header.get("Pgntn") ?? null, "PgNb") ?? "";
    return /^\d{1,5}$/.test(text) ? Number(text) : 1;
  }

  get isLast(): boolean | null {
    const text = textAt(this.header.get("Pgntn") ?? null, "LastPgInd");
    return text === null ? null : isTrue(text);
  }

  /** What pages of one statement have in common. */
  get key(): string {
    const { reference, number, sender, date } = this.draft();
    return [this.message, this.main, reference, number, sender, date].map((part) => String(part ?? "")).join("\n");
  }

  draft(): StatementDraft {
    const { general } = this;
    return {
      format: this.message,
      reference: textAt(general, "StmtId") ?? this.businessHeader?.reference ?? null,
      number: textAt(general, "RptNb/Shrt") ?? textAt(general, "RptNb/Lng") ?? textAt(general, "RptNb"),
      account: this.main,
      accountName: null,
      currency: null,
      sender: partyOf(this.header.get("AcctSvcr") ?? null) ?? this.businessHeader?.sender ?? null,
      date: this.day,
      period: this.period,
      basis: BASES[textAt(general, "StmtBsis/Cd") ?? ""] ?? null,
      isComplete: this.isComplete,
      pages: [{ number: this.number, isLast: this.isLast, line: this.line, opening: null, closing: null }],
      balances: [],
      totals: [],
      line: this.line,
    };
  }

  private get isComplete(): boolean | null {
    const code = textAt(this.general, "UpdTp/Cd");
    return code === "COMP" ? true : code === "DELT" ? false : null;
  }

  private get general(): XmlElement | null {
    return this.header.get("StmtGnlDtls") ?? null;
  }
}

/** Joins pages into statements, by their numbers, and puts them into the table. */
export function endPages(pages: readonly SecuritiesPage[], table: TableBuilder): void {
  for (const statement of groupPages(pages)) endStatement(statement, table);
}

function endStatement(pages: readonly [SecuritiesPage, ...SecuritiesPage[]], table: TableBuilder): void {
  const [first] = pages;
  const lines = new StatementLines();
  for (const page of pages) {
    for (const { account, rows, balances } of page.lines.accounts) {
      const into = lines.of(account);
      for (const row of rows) into.rows.push(row);
      for (const balance of balances.all) into.balances.add(balance);
    }
  }
  const draft = { ...first.draft(), pages: pages.flatMap((page) => page.draft().pages) };
  // A statement without lines is one too: nothing is held, or nothing moved.
  if (lines.accounts.length === 0) lines.of(draft.account);
  const totals = new Map(pages.flatMap((page) => page.lines.totals.map((total) => [total.code + total.unit, total])));
  for (const { account, rows, balances } of lines.accounts) {
    for (const { cells, line } of rows) table.addRow(cells, line);
    // A total over several accounts, or over several currencies, is not what the lines of one add up to.
    const own = lines.accounts.length > 1 ? [] : [...totals.values()];
    const isOfAll = (unit: string): boolean =>
      rows.every(({ cells }) => (cells.marketValue ?? null) === null || cells.currency === unit);
    table.endStatement({ ...draft, account, balances: balances.all, totals: own.filter(({ unit }) => isOfAll(unit)) });
  }
}
