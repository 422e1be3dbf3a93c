import { decimalText } from "../../../kernel/decimal";
import { NOTHING_SAID, type StatementDraft } from "../tableBuilder";
import type { CashPage, CashRow } from "./cashPage";

/** A statement with its pages joined in order. */
export interface CashStatement {
  readonly draft: StatementDraft;
  readonly rows: readonly CashRow[];
}

/** Joins pages into statements, in the order in which each statement's first page stands in the file. */
export function joinPages(pages: readonly CashPage[]): CashStatement[] {
  const groups = new Map<string, CashPage[]>();
  for (const page of pages) {
    // What opens and closes for good belongs to no other page, whatever its number.
    if (isWhole(page)) continue;
    const key = [page.message.type, page.message.sender, page.account, page.number].join("\n");
    const group = groups.get(key);
    if (group) group.push(page);
    else groups.set(key, [page]);
  }
  const chainOf = new Map<CashPage, readonly CashPage[]>();
  for (const group of groups.values()) {
    for (const chain of chainsOf(group)) for (const page of chain) chainOf.set(page, chain);
  }
  const chains = new Set(pages.map((page) => chainOf.get(page) ?? [page]));
  return [...chains].map(statementOf);
}

const isWhole = ({ opening, closing }: CashPage): boolean =>
  opening !== null && closing !== null && !isInterim(opening.code) && !isInterim(closing.code);

const isInterim = (code: string): boolean => code.endsWith("M");

/** Pages of one account and statement number, which may be several statements (of other years, or sent twice): each page
 *  goes behind the one that closes with what it opens with; where balances do not say, behind the only one there is. */
function chainsOf(group: readonly CashPage[]): CashPage[][] {
  const ordered = [...group].sort((left, right) => (left.page ?? 0) - (right.page ?? 0));
  const chains: CashPage[][] = [];
  const open = new OpenChains();
  for (const page of ordered) {
    const chain = open.takeFor(page);
    if (chain) chain.push(page);
    else chains.push([page]);
    const last = chain ?? chains[chains.length - 1];
    if (last && !(page.closing && !isInterim(page.closing.code))) open.add(last, page);
  }
  return chains;
}

/** A chain as it stood when it was put among the open ones; what was added to since is no longer at that balance. */
interface OpenChain {
  readonly chain: CashPage[];
  readonly countPages: number;
}

/** Chains that another page may follow, by the balance they stop at. */
class OpenChains {
  private readonly byBalance = new Map<string, { readonly waiting: OpenChain[]; first: number }>();
  private readonly all = new Set<CashPage[]>();

  add(chain: CashPage[], last: CashPage): void {
    this.all.add(chain);
    const key = balanceKey(last.closing, last.currency);
    const open = { chain, countPages: chain.length };
    const known = this.byBalance.get(key);
    if (known) known.waiting.push(open);
    else this.byBalance.set(key, { waiting: [open], first: 0 });
  }

  takeFor(page: CashPage): CashPage[] | null {
    if (page.opening && !isInterim(page.opening.code)) return null;
    const chain = this.oldest(balanceKey(page.opening, page.currency), page) ?? this.only(page);
    if (chain) this.all.delete(chain);
    return chain;
  }

  /** The one that waits longest at this balance. Some banks write the same page number on all pages. */
  private oldest(key: string, page: CashPage): CashPage[] | null {
    const queue = this.byBalance.get(key);
    if (!queue) return null;
    while (queue.first < queue.waiting.length && !this.isOpen(queue.waiting[queue.first])) queue.first += 1;
    const chain = queue.waiting[queue.first]?.chain;
    return chain && pagesAfter(page, chain) >= (page.opening ? 0 : 1) ? chain : null;
  }

  private isOpen(open: OpenChain | undefined): boolean {
    return open !== undefined && this.all.has(open.chain) && open.chain.length === open.countPages;
  }

  /** A page sent twice follows none. */
  private only(page: CashPage): CashPage[] | null {
    if (this.all.size !== 1) return null;
    const [only] = this.all;
    return only && pagesAfter(page, only) >= 1 ? only : null;
  }
}

const balanceKey = (balance: CashPage["opening"], currency: string | null): string =>
  `${currency ?? ""} ${balance ? decimalText(balance.amount) : ""}`;

/** How many pages behind the end of a chain; pages without numbers stand side by side. */
const pagesAfter = (page: CashPage, chain: readonly CashPage[]): number =>
  (page.page ?? 0) - (chain[chain.length - 1]?.page ?? 0);

function statementOf(chain: readonly CashPage[]): CashStatement {
  const first = chain[0];
  const last = chain[chain.length - 1];
  const draft: StatementDraft = {
    ...NOTHING_SAID,
    format: `MT${first?.message.type ?? ""}`,
    reference: first?.reference ?? null,
    number: first?.number ?? null,
    account: first?.account ?? null,
    accountName: chain.find(({ accountName }) => accountName !== null)?.accountName ?? null,
    currency: chain.find(({ currency }) => currency !== null)?.currency ?? null,
    sender: first?.message.sender ?? null,
    date: last?.date ?? null,
    pages: chain.map((page, index) => ({
      number: page.page ?? index + 1,
      isLast: page.closing === null ? null : !isInterim(page.closing.code),
      line: page.message.line,
      opening: page.opening?.amount ?? null,
      closing: page.closing?.amount ?? null,
    })),
    balances: chain.flatMap(({ balances }) => balances),
    totals: chain.flatMap(({ totals }) => totals),
    line: first?.message.line ?? 1,
  };
  return { draft, rows: chain.flatMap(({ rows }) => rows) };
}
