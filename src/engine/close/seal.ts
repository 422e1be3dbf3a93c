import { isoText, type Day } from "../../kernel/day";
import type { Grid } from "../grid";
import type { Reconciled } from "../reconciliation";
import type { JournalEntry } from "../accounting/journalEntry";
import { sheetFingerprint, textFingerprint, type SheetFingerprint } from "./fingerprint";

/** What a month came to on the day it was closed: what went in and what came out. */
export interface Snapshot {
  readonly from: Day;
  readonly to: Day;
  readonly inputs: readonly SheetFingerprint[];
  readonly controls: readonly { readonly control: string; readonly outcome: string; readonly findings: number }[];
  readonly breaks: readonly string[];
  readonly entries: readonly string[];
}

/** A snapshot that somebody closed a month with. Each seal holds the digest of the one before it, so that none can be taken out or
 *  changed without a trace. */
export interface Seal extends Snapshot {
  readonly by: string;
  readonly sealedOn: Day;
  /** SHA-256 of all the rest and of the digest of the seal before. */
  readonly digest: string;
}

/** What is to be sealed: the rows of the sheets that took part, and what the run made of them. */
export function snapshotOf(
  { sheets, controls, reconciliations }: Pick<Reconciled, "sheets" | "controls" | "reconciliations">,
  entries: readonly JournalEntry[],
  grids: readonly Grid[],
  { from, to }: Pick<Snapshot, "from" | "to">,
): Snapshot {
  const read = new Set(sheets.map(({ reading }) => reading.survey.sheet));
  return {
    from,
    to,
    inputs: grids.filter(({ sheet, columns }) => read.has(sheet) && columns === undefined).map(sheetFingerprint),
    controls: controls.map(({ control, outcome, findings }) => ({ control, outcome, findings: findings.length })),
    breaks: reconciliations.flatMap(({ breaks }) => breaks.map(({ id }) => id)),
    entries: entries.map((entry) => `${entry.number} ${textFingerprint(entryText(entry)).slice(0, 16)}`),
  };
}

const entryText = ({ number, date, journal, label, lines }: JournalEntry): string =>
  JSON.stringify([number, isoText(date), journal, label, lines.map(lineText)]);

const lineText = ({ account, debit, credit, currency, reference }: JournalEntry["lines"][number]): string[] => [
  account,
  `${debit.units}e-${debit.scale}`,
  `${credit.units}e-${credit.scale}`,
  currency,
  reference,
];

/** Closes a month with a snapshot. `earlier`: the seals that there are, in their order. */
export function sealed(snapshot: Snapshot, by: string, sealedOn: Day, earlier: readonly Seal[]): Seal {
  const seal = { ...snapshot, by, sealedOn };
  return { ...seal, digest: digestOf(seal, earlier.at(-1)?.digest ?? "") };
}

function digestOf(seal: Omit<Seal, "digest">, before: string): string {
  const { from, to, inputs, controls, breaks, entries, by, sealedOn } = seal;
  return textFingerprint(
    JSON.stringify([
      before,
      [from, to, by, sealedOn],
      inputs.map(({ sheet, rows, sha256 }) => [sheet, rows, sha256]),
      controls.map(({ control, outcome, findings }) => [control, outcome, findings]),
      breaks,
      entries,
    ]),
  );
}

/** What became of a sealed month. */
export interface SealCheck {
  readonly seal: Seal;
  /** Its digest follows from its content and from the seal before it. */
  readonly isGenuine: boolean;
  /** What is not as it was sealed; nothing: it is unchanged. */
  readonly changes: readonly SealChange[];
}

export type SealChange =
  | { readonly kind: "sheet-changed"; readonly sheet: string; readonly before: number; readonly now: number }
  | { readonly kind: "sheet-gone" | "sheet-new"; readonly sheet: string; readonly rows: number }
  | { readonly kind: "control"; readonly control: string; readonly before: string; readonly now: string }
  | {
      readonly kind: "breaks" | "entries";
      /** By id, those that there were not and those that there are no more. */
      readonly added: readonly string[];
      readonly gone: readonly string[];
    };

/** Recomputes each seal and compares: the last with what there is now, the earlier ones for their digest alone. */
export function checkSeals(seals: readonly Seal[], now: Snapshot): readonly SealCheck[] {
  return seals.map((seal, index) => ({
    seal,
    isGenuine: digestOf(seal, seals[index - 1]?.digest ?? "") === seal.digest,
    changes: index === seals.length - 1 ? changesSince(seal, now) : [],
  }));
}

function changesSince(before: Snapshot, now: Snapshot): SealChange[] {
  return [...sheetChanges(before, now), ...controlChanges(before, now), ...listChanges(before, now)];
}

function sheetChanges(before: Snapshot, now: Snapshot): SealChange[] {
  const known = new Map(now.inputs.map((input) => [input.sheet, input]));
  const sheets = new Set(before.inputs.map(({ sheet }) => sheet));
  return [
    ...before.inputs.flatMap((input): SealChange[] => {
      const { sheet, rows, sha256 } = input;
      const current = known.get(sheet);
      if (!current) return [{ kind: "sheet-gone", sheet, rows }];
      return current.sha256 === sha256 ? [] : [{ kind: "sheet-changed", sheet, before: rows, now: current.rows }];
    }),
    ...now.inputs.flatMap(({ sheet, rows }): SealChange[] =>
      sheets.has(sheet) ? [] : [{ kind: "sheet-new", sheet, rows }],
    ),
  ];
}

function controlChanges(before: Snapshot, now: Snapshot): SealChange[] {
  const said = ({ controls }: Snapshot) =>
    new Map(controls.map(({ control, outcome, findings }) => [control, `${outcome} (${findings})`]));
  const [then, current] = [said(before), said(now)];
  return [...new Set([...then.keys(), ...current.keys()])].flatMap((control): SealChange[] => {
    const [was, is] = [then.get(control) ?? "–", current.get(control) ?? "–"];
    return was === is ? [] : [{ kind: "control", control, before: was, now: is }];
  });
}

function listChanges(before: Snapshot, now: Snapshot): SealChange[] {
  return (["breaks", "entries"] as const).flatMap((kind): SealChange[] => {
    const [then, current] = [new Set(before[kind]), new Set(now[kind])];
    const added = now[kind].filter((id) => !then.has(id));
    const gone = before[kind].filter((id) => !current.has(id));
    return added.length + gone.length === 0 ? [] : [{ kind, added, gone }];
  });
}
