import { isIsin } from "../../kernel/identifiers/isin";
import { comparableText } from "../../kernel/text";
import type { TextField } from "./field";
import { BLANK_TEXT, type RecordTable, type TextColumn } from "./recordTable";
import { aliasKind, aliasStatus, codeKey, type AliasKind, type AliasRow } from "./aliasRows";

/** What is wrong with a row of the alias sheet: it has no effect. */
export interface AliasProblem {
  /** Its place in the list. */
  readonly index: number;
  readonly column: keyof AliasRow;
  readonly code: "unknown-kind" | "unknown-status" | "incomplete" | "conflict" | "cycle";
}

/** The aliases that hold, ready to be looked up. */
export class AliasBook {
  private constructor(
    /** By kind and scope: key of their code to our code. */
    private readonly ours: ReadonlyMap<string, ReadonlyMap<string, string>>,
    private readonly scopes: ReadonlyMap<AliasKind, readonly string[]>,
    readonly problems: readonly AliasProblem[],
  ) {}

  /** Takes the accepted rows. Of two that contradict each other, and of a circle, none holds, and it is said. */
  static from(rows: readonly AliasRow[]): AliasBook {
    const problems: AliasProblem[] = [];
    const resolved = new Map<string, ReadonlyMap<string, string>>();
    const scopes = new Map<AliasKind, string[]>();
    for (const [place, targets] of withoutContradictions(acceptedTargets(rows, problems), problems)) {
      const ours = new Map<string, string>();
      for (const [theirs, { index }] of targets) {
        const end = endOf(theirs, targets);
        if (end === null) problems.push({ index, column: "ours", code: "cycle" });
        else ours.set(theirs, end);
      }
      if (ours.size === 0) continue;
      resolved.set(place, ours);
      const [kind = "", scope = ""] = place.split("|");
      scopes.set(kind as AliasKind, [...(scopes.get(kind as AliasKind) ?? []), scope]);
    }
    return new AliasBook(
      resolved,
      scopes,
      problems.sort((one, other) => one.index - other.index),
    );
  }

  get isEmpty(): boolean {
    return this.ours.size === 0;
  }

  /** How to read codes of a kind on a sheet: those of its own scopes before those that hold everywhere. */
  reader(
    kind: AliasKind,
    sheet: string,
    isStatement: boolean,
  ): (text: string, custodian: string | null) => string | null {
    const name = comparableText(sheet);
    const scopes = this.scopes.get(kind) ?? [];
    const bySheet = scopes.filter((scope) => scope.length >= 2 && name.includes(scope));
    const everywhere = isStatement && scopes.includes("") ? [""] : [];
    return (text, custodian) => {
      const key = codeKey(text);
      const named = custodian === null ? "" : comparableText(custodian);
      const byRow = named !== "" && scopes.includes(named) ? [named] : [];
      for (const scope of [...byRow, ...bySheet, ...everywhere]) {
        const ours = this.ours.get(placeOf(kind, scope))?.get(key);
        if (ours !== undefined) return ours;
      }
      return null;
    };
  }

  /** Whether any alias of a kind may hold on some sheet. */
  has(kind: AliasKind): boolean {
    return this.scopes.has(kind);
  }
}

const placeOf = (kind: AliasKind, scope: string): string => `${kind}|${scope}`;

/** Where a row leads: our code, and the row's place in the list. */
interface Target {
  readonly ours: string;
  readonly index: number;
}

/** The targets of accepted rows by kind and scope, and by the key of their code: all that any row gives it. */
function acceptedTargets(rows: readonly AliasRow[], problems: AliasProblem[]): Map<string, Map<string, Target[]>> {
  const places = new Map<string, Map<string, Target[]>>();
  rows.forEach((row, index) => {
    const kind = aliasKind(row.kind);
    const status = aliasStatus(row.status);
    const [theirs, ours] = [codeKey(row.theirs), row.ours.trim()];
    if (kind === null) problems.push({ index, column: "kind", code: "unknown-kind" });
    else if (status === null) problems.push({ index, column: "status", code: "unknown-status" });
    else if (status !== "accepted" || (theirs !== "" && theirs === codeKey(ours))) return;
    else if (theirs === "" || ours === "")
      problems.push({ index, column: theirs === "" ? "theirs" : "ours", code: "incomplete" });
    else {
      const place = placeOf(kind, comparableText(row.scope));
      const targets = places.get(place) ?? new Map<string, Target[]>();
      targets.set(theirs, [...(targets.get(theirs) ?? []), { ours, index }]);
      places.set(place, targets);
    }
  });
  return places;
}

function withoutContradictions(
  places: ReadonlyMap<string, ReadonlyMap<string, readonly Target[]>>,
  problems: AliasProblem[],
): Map<string, Map<string, Target>> {
  const single = new Map<string, Map<string, Target>>();
  for (const [place, targets] of places) {
    const kept = new Map<string, Target>();
    for (const [theirs, given] of targets) {
      const [first] = given;
      const isOne = new Set(given.map(({ ours }) => codeKey(ours))).size === 1;
      if (first && isOne) kept.set(theirs, first);
      else for (const { index } of given) problems.push({ index, column: "ours", code: "conflict" });
    }
    single.set(place, kept);
  }
  return single;
}

/** Where a code leads in the end; null where it leads back to itself. */
function endOf(theirs: string, targets: ReadonlyMap<string, { readonly ours: string }>): string | null {
  const seen = new Set([theirs]);
  let ours = targets.get(theirs)?.ours ?? "";
  for (let next = targets.get(codeKey(ours)); next; next = targets.get(codeKey(ours))) {
    if (seen.has(codeKey(ours))) return null;
    seen.add(codeKey(ours));
    ours = next.ours;
  }
  return seen.has(codeKey(ours)) ? null : ours;
}

const FIELDS_OF: Readonly<Record<AliasKind, readonly TextField[]>> = {
  account: ["account", "cashAccount"],
  security: ["security", "securityCode", "securityName"],
  counterparty: ["counterparty"],
  "transaction-type": ["transactionType"],
  custodian: ["custodian"],
};

/** The records with our codes in the place of theirs: what is compared. The table that was read, and what is shown, stay. */
export function withAliases(records: RecordTable, aliases: AliasBook, isStatement: boolean): RecordTable {
  if (aliases.isEmpty) return records;
  const changed = new Map<TextField, TextColumn>();
  for (const kind of Object.keys(FIELDS_OF) as AliasKind[]) {
    if (!aliases.has(kind)) continue;
    const read = aliases.reader(kind, records.sheet, isStatement);
    for (const field of FIELDS_OF[kind]) readColumn(records, field, read, changed);
  }
  return changed.size === 0 ? records : { ...records, texts: { ...records.texts, ...Object.fromEntries(changed) } };
}

function readColumn(
  records: RecordTable,
  field: TextField,
  read: (text: string, custodian: string | null) => string | null,
  changed: Map<TextField, TextColumn>,
): void {
  const { pool, texts } = records;
  const known = new Map<string, string | null>();
  texts[field]?.forEach((code, record) => {
    if (code === BLANK_TEXT) return;
    const custodian = texts.custodian?.[record] ?? BLANK_TEXT;
    const key = `${code}|${custodian}`;
    let ours = known.get(key);
    if (ours === undefined) {
      ours = read(pool.text(code), custodian === BLANK_TEXT ? null : pool.text(custodian));
      known.set(key, ours);
    }
    if (ours === null) return;
    // Where our code for their ticker or name is an ISIN, it is the security of a row that names none.
    const namesNone = (texts.security?.[record] ?? BLANK_TEXT) === BLANK_TEXT;
    const target = FIELDS_OF.security.includes(field) && namesNone && isIsin(ours) ? "security" : field;
    const column = changed.get(target) ?? texts[target]?.slice() ?? new Int32Array(records.count).fill(BLANK_TEXT);
    column[record] = pool.code(ours);
    changed.set(target, column);
  });
}
