import { comparableText } from "../../kernel/text";
import { NO_REFERENCE } from "../matching/reference";
import { BLANK_TEXT, type RecordTable, type TextPool } from "../records/recordTable";
import { speaksOfReversal, withoutReversalWords } from "../records/reversalWords";
import { codeAt, type Mark, type SideRow, type Source } from "./sideRow";

/** Which rows a row may take back. "named": those whose reference it names. "same": those of its own reference. "counterparty": those
 *  that the counterparty's reference leads to. "wording": those of the same description but for the word that takes them back. */
export type Link = "named" | "same" | "counterparty" | "wording";
export const LINKS: readonly Link[] = ["named", "same", "counterparty", "wording"];

/** Which rows may be the one that is taken back. "none": the reference of another row is named, and is not theirs. "uncountered": those
 *  without a counterparty's reference, since another one than theirs is named; "unreferenced": those without a reference. */
export type Scope = "any" | "uncountered" | "unreferenced" | "none";

const DESCRIPTIONS = ["transactionType", "label"] as const;

/** What the rows of one side say of other rows. Each text is read once. */
export class SideTexts {
  /** By code: whether it is the reference of a row, and of how many. */
  private readonly bearers: Int32Array;
  /** By code: 0 where it was not looked at, else whether it speaks of a reversal (2) or not (1). */
  private readonly spoken: Uint8Array;
  private readonly rests = new Map<number, string>();
  private readonly named = new Map<number, readonly number[]>();
  private readonly placeholders = new Map<number, boolean>();

  constructor(
    sources: readonly Source[],
    private readonly pool: TextPool,
  ) {
    this.bearers = new Int32Array(pool.size);
    this.spoken = new Uint8Array(pool.size);
    for (const { records } of sources) {
      const column = records.texts.reference;
      if (column)
        for (const code of column) if (code !== BLANK_TEXT) this.bearers[code] = (this.bearers[code] ?? 0) + 1;
    }
  }

  tokenText = (token: number | string): string => (typeof token === "number" ? this.pool.text(token) : token);

  markOf({ records, says }: Source, record: number): Mark | null {
    const said = says?.[record] ?? null;
    if (said === "cancels") return "act";
    if (said !== null) return said === "cancelled" ? "state" : null;
    if (codeAt(records, "reversal", record) !== BLANK_TEXT || this.speaks(codeAt(records, "transactionType", record)))
      return "act";
    return this.speaks(codeAt(records, "label", record)) ? "label" : null;
  }

  /** Whether several rows of the side bear a row's own reference. */
  sharesReference = (records: RecordTable, record: number): boolean =>
    (this.bearers[codeAt(records, "reference", record)] ?? 0) > 1;

  /** Whether the counterparty's reference of a row is the own one of another row. */
  namesAsCounterparty(records: RecordTable, record: number): boolean {
    const code = codeAt(records, "counterReference", record);
    return (this.bearers[code] ?? 0) > 0 && code !== codeAt(records, "reference", record);
  }

  /** What a row looks for other rows by. */
  tokensOf({ source: { records }, record, mark }: SideRow, link: Link): readonly (number | string)[] {
    switch (link) {
      case "named": {
        const own = codeAt(records, "reference", record);
        const previous = this.namedIn(codeAt(records, "previousReference", record)).filter((code) => code !== own);
        const described = mark === "act" || mark === "label";
        return described
          ? [
              ...new Set([
                ...previous,
                ...DESCRIPTIONS.flatMap((field) => this.namedIn(codeAt(records, field, record))),
              ]),
            ]
          : previous;
      }
      case "same":
        return this.references([codeAt(records, "reference", record)]);
      case "counterparty":
        return this.references([codeAt(records, "counterReference", record)]);
      case "wording":
        return mark === "act" || mark === "label" ? this.wordingOf(records, record) : [];
    }
  }

  /** What a row is found by. */
  namesOf(records: RecordTable, record: number, link: Link): readonly (number | string)[] {
    const own = codeAt(records, "reference", record);
    if (link === "wording") return this.wordingOf(records, record);
    const other = codeAt(records, "counterReference", record);
    return this.references(link === "same" || own === other ? [own] : [own, other]);
  }

  /** Which rows a link may lead to, for a row that may have named another one. */
  scopeOf({ source: { records }, record }: SideRow, link: Link): Scope {
    if (link === "named") return "any";
    const previous = codeAt(records, "previousReference", record);
    if (previous !== BLANK_TEXT)
      return this.namedIn(previous).some((code) => (this.bearers[code] ?? 0) > 0) ? "none" : "uncountered";
    return link === "wording" && codeAt(records, "reference", record) !== BLANK_TEXT ? "unreferenced" : "any";
  }

  private wordingOf(records: RecordTable, record: number): string[] {
    const code = codeAt(records, "label", record);
    if (code === BLANK_TEXT) return [];
    const known = this.rests.get(code) ?? withoutReversalWords(this.pool.text(code));
    this.rests.set(code, known);
    return known === "" ? [] : [`"${known}"`];
  }

  private speaks(code: number): boolean {
    if (code === BLANK_TEXT) return false;
    if (this.spoken[code] === 0) this.spoken[code] = speaksOfReversal(this.pool.text(code)) ? 2 : 1;
    return this.spoken[code] === 2;
  }

  /** The references of rows of this side that stand in a text: the whole of it, or one of its words. */
  private namedIn(code: number): readonly number[] {
    if (code === BLANK_TEXT) return [];
    const known = this.named.get(code);
    if (known) return known;
    const words = this.pool
      .text(code)
      .slice(0, LONGEST)
      .split(/[\s,;:()[\]]+/);
    const codes = [code, ...words.flatMap((word) => this.pool.find(word) ?? [])];
    const found = this.references([...new Set(codes)]).filter(
      (found) => found === code || (this.bearers[found] ?? 0) > 0,
    );
    this.named.set(code, found);
    return found;
  }

  private references(codes: readonly number[]): number[] {
    return codes.filter((code) => code !== BLANK_TEXT && !this.isPlaceholder(code));
  }

  private isPlaceholder(code: number): boolean {
    const known = this.placeholders.get(code) ?? NO_REFERENCE.has(comparableText(this.pool.text(code)));
    this.placeholders.set(code, known);
    return known;
  }
}

const LONGEST = 300;
