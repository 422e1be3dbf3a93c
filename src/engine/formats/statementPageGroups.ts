/** A page of a statement, as its message numbers it. */
export interface NumberedPage {
  /** What the pages of one statement have in common. */
  readonly key: string;
  readonly number: number;
  readonly isLast: boolean | null;
}

/** Statements of a key, by the numbers of the pages that each holds. */
interface Group<Page> {
  readonly pages: Page[];
  readonly numbers: Set<number>;
}

/** Joins pages into statements, each by the numbers of its pages; statements in the order in which their first page stands in the
 *  file. A page goes to the first statement of its key that lacks it. One that none lacks begins the statement again where it is a first
 *  page; else it stands twice in the last one, which the control of pages tells. */
export function groupPages<Page extends NumberedPage>(pages: readonly Page[]): [Page, ...Page[]][] {
  const statements: [Page, ...Page[]][] = [];
  const byKey = new Map<string, OpenGroups<Page>>();
  for (const page of pages) {
    const open = byKey.get(page.key) ?? new OpenGroups<Page>();
    byKey.set(page.key, open);
    const known = isOnly(page) ? null : (open.lacking(page.number) ?? (page.number > 1 ? open.latest : null));
    if (known) {
      known.pages.push(page);
      known.numbers.add(page.number);
    } else {
      const statement: [Page, ...Page[]] = [page];
      statements.push(statement);
      if (!isOnly(page)) open.add({ pages: statement, numbers: new Set([page.number]) });
    }
  }
  for (const statement of statements) statement.sort((one, other) => one.number - other.number);
  return statements;
}

const isOnly = ({ number, isLast }: NumberedPage): boolean => number === 1 && isLast !== false;

class OpenGroups<Page> {
  private readonly groups: Group<Page>[] = [];
  /** By page number: how many of the groups have had it, all of them the earliest ones. */
  private readonly filled = new Map<number, number>();

  get latest(): Group<Page> | null {
    return this.groups[this.groups.length - 1] ?? null;
  }

  add(group: Group<Page>): void {
    this.groups.push(group);
  }

  lacking(number: number): Group<Page> | null {
    let at = this.filled.get(number) ?? 0;
    while (this.groups[at]?.numbers.has(number) === true) at += 1;
    this.filled.set(number, at);
    return this.groups[at] ?? null;
  }
}
