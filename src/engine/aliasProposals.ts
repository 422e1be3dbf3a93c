import { groupBy } from "../kernel/groupBy";
import { isoText, type Day } from "../kernel/day";
import type { Language, Wording } from "../kernel/language";
import { sameParty } from "./records/partyNames";
import type { Reconciliation } from "./reconciliation";
import { isByReference } from "./matching/pass";
import { ALIAS_KIND_WORDS, aliasKey, aliasKind, codeKey, type AliasKind, type AliasRow } from "./records/aliasRows";
import type { TextField } from "./records/field";
import { textAt, type RecordTable } from "./records/recordTable";

/** So many matched pairs have to say the same, and none another; or a person said it of one, of a code that is none of ours. */
const LEAST_PAIRS = 3;

type ProposedKind = Extract<AliasKind, "account" | "security" | "counterparty">;

/** Where a code is looked for, the first that a record has. */
const SOURCES: Readonly<Record<ProposedKind, readonly TextField[]>> = {
  account: ["account"],
  security: ["security", "securityCode"],
  counterparty: ["counterparty"],
};
const KINDS = Object.keys(SOURCES) as ProposedKind[];

/** New aliases that matches by reference teach, and those that people decided: the same code of theirs always stands beside the same code of ours, which
 *  stands beside no other. Each has a preview of what it would settle, and holds when a person accepts it. What is on the alias
 *  sheet in any status, rejected too, is not proposed again. `records` are those that were compared. */
export function proposeAliases(
  reconciliations: readonly Reconciliation[],
  known: readonly AliasRow[],
  asOf: Day,
  language: Language,
): AliasRow[] {
  const taken = new Set(known.map(aliasKey));
  const coveredEverywhere = (kind: AliasKind, theirs: string): boolean =>
    known.some(
      (row) => aliasKind(row.kind) === kind && row.scope.trim() === "" && codeKey(row.theirs) === codeKey(theirs),
    );
  const proposals: AliasRow[] = [];
  for (const [sheet, parts] of groupBy(reconciliations, ({ right }) => right.reading.survey.sheet)) {
    for (const kind of KINDS) {
      for (const { theirs, ours, pairs, isDecided } of constantPairs(parts, kind)) {
        const row: AliasRow = {
          kind: ALIAS_KIND_WORDS[kind][language],
          scope: scopeOf(parts, sheet),
          theirs,
          ours,
          status: { en: "Proposed", fr: "Proposé" }[language],
          source: SOURCE_WORDS[isDecided ? "decided" : "matched"][language],
          comment: commentOf({ pairs, ...effectOf(parts, kind, theirs, ours) }, asOf, language),
        };
        if (taken.has(aliasKey(row)) || coveredEverywhere(kind, theirs)) continue;
        taken.add(aliasKey(row));
        proposals.push(row);
      }
    }
  }
  return proposals;
}

const SOURCE_WORDS = {
  matched: { en: "Matches by reference", fr: "Rapprochements par référence" },
  decided: { en: "Decided by a person", fr: "Décidé par une personne" },
} as const satisfies Record<string, Wording>;

/** The custodian where the statement names one alone, so that the alias holds next month too; else the sheet. */
function scopeOf(parts: readonly Reconciliation[], sheet: string): string {
  const names = new Set<string>();
  for (const { right } of parts) {
    const { records } = right.reading;
    for (let record = 0; record < records.count; record += 1) names.add(textAt(records, "custodian", record) ?? "");
  }
  const [only = ""] = names;
  return names.size === 1 && only !== "" ? only : sheet;
}

interface ConstantPair {
  readonly theirs: string;
  readonly ours: string;
  readonly pairs: number;
  /** A person said so of any of them. */
  readonly isDecided: boolean;
}

function constantPairs(parts: readonly Reconciliation[], kind: ProposedKind): ConstantPair[] {
  const oursOf = new Map<string, Map<string, ConstantPair>>();
  const theirsOf = new Map<string, Set<string>>();
  const keyOf = new Map<string, string>();
  const keyed = (code: string): string => {
    const key = keyOf.get(code) ?? codeKey(code);
    keyOf.set(code, key);
    return key;
  };
  for (const { left, right, matching } of parts) {
    for (const match of matching.matches) {
      const [one, other] = [match.left[0], match.right[0]];
      const isPair = match.left.length === 1 && match.right.length === 1;
      if (one === undefined || other === undefined || !isPair || match.status !== "matched") continue;
      if (!isByReference(match.pass) && !match.decision) continue;
      const ours = codeAt(left.reading.records, kind, one);
      const theirs = codeAt(right.reading.records, kind, other);
      if (ours === null || theirs === null) continue;
      const [ourKey, theirKey] = [keyed(ours), keyed(theirs)];
      const partners = oursOf.get(theirKey) ?? new Map<string, ConstantPair>();
      const before = partners.get(ourKey);
      partners.set(ourKey, {
        theirs: before?.theirs ?? theirs,
        ours,
        pairs: (before?.pairs ?? 0) + 1,
        isDecided: (before?.isDecided ?? false) || match.decision !== undefined,
      });
      oursOf.set(theirKey, partners);
      theirsOf.set(ourKey, (theirsOf.get(ourKey) ?? new Set()).add(theirKey));
    }
  }
  const ourCodes = (): Set<string> =>
    new Set(
      parts.flatMap(({ left: { reading } }) =>
        Array.from(reading.records.rows, (_, record) => codeKey(codeAt(reading.records, kind, record) ?? "")),
      ),
    );
  return [...oursOf.values()].flatMap((partners) => {
    const [only] = partners.values();
    if (!only || partners.size > 1) return [];
    if (only.pairs < LEAST_PAIRS && (!only.isDecided || ourCodes().has(codeKey(only.theirs)))) return [];
    const isOneToOne = theirsOf.get(codeKey(only.ours))?.size === 1;
    return isOneToOne && differ(kind, only.theirs, only.ours) ? [only] : [];
  });
}

const differ = (kind: ProposedKind, theirs: string, ours: string): boolean =>
  codeKey(theirs) !== codeKey(ours) && !(kind === "counterparty" && sameParty(theirs, ours));

function codeAt(records: RecordTable, kind: ProposedKind, record: number): string | null {
  for (const field of SOURCES[kind]) {
    const text = textAt(records, field, record);
    if (text !== null) return text;
  }
  return null;
}

/** What accepting would touch: the breaks in which the two codes stand against each other, and the rows of theirs that are
 *  still open and may then find a partner. */
function effectOf(parts: readonly Reconciliation[], kind: ProposedKind, theirs: string, ours: string) {
  let [breaks, rows, open] = [0, 0, 0];
  for (const { left, right, matching, breaks: found } of parts) {
    const isTheirs = (record: number): boolean =>
      codeKey(codeAt(right.reading.records, kind, record) ?? "") === codeKey(theirs);
    const isOurs = (record: number): boolean =>
      codeKey(codeAt(left.reading.records, kind, record) ?? "") === codeKey(ours);
    for (let record = 0; record < right.reading.records.count; record += 1) if (isTheirs(record)) rows += 1;
    open += matching.openRight.filter(isTheirs).length;
    breaks += found.filter(
      ({ fields, left: own, right: other }) => fields.includes(kind) && own.some(isOurs) && other.some(isTheirs),
    ).length;
  }
  return { breaks, rows, open };
}

interface Effect {
  readonly pairs: number;
  readonly breaks: number;
  readonly rows: number;
  readonly open: number;
}

function commentOf({ pairs, breaks, rows, open }: Effect, asOf: Day, language: Language): string {
  return {
    en: `${isoText(asOf)}: seen in ${pairs} matched pairs and contradicted by none. Would apply to ${rows} rows of the statement: ${breaks} breaks on this code, ${open} rows without a partner.`,
    fr: `${isoText(asOf)}\u00a0: constaté sur ${pairs} rapprochements, contredit par aucun. S'appliquerait à ${rows} lignes du relevé\u00a0: ${breaks} écarts sur ce code, ${open} lignes sans contrepartie.`,
  }[language];
}
