import type { Wording } from "../../kernel/language";
import { personOf } from "../../kernel/text";
import type { ControlResult } from "../controls/controlResult";
import type { Reconciled } from "../reconciliation";
import { CLOSE_POINTS, type ClosePoint } from "./checklist";

/** What people wrote beside a point of the checklist. */
export interface SignOff {
  readonly point: string;
  readonly preparer: string;
  readonly reviewer: string;
  readonly comment: string;
}

/** "holds": the controls of this run pass. "fails": some of them do not. "by-hand": nothing in this workbook proves it. */
export type CloseState = "holds" | "fails" | "by-hand";

/** How a state is said. */
export const STATE_WORDS: Readonly<Record<CloseState, Wording>> = {
  holds: { en: "Holds", fr: "Conforme" },
  fails: { en: "Does not hold", fr: "Non conforme" },
  "by-hand": { en: "By hand", fr: "À la main" },
};

/** "open": nobody has signed. "prepared": one person has. "same-person": two signatures of one person are one. "unexplained": two signed
 *  what fails, and wrote no comment. */
export type Signature = "open" | "prepared" | "same-person" | "unexplained" | "signed";

export interface CloseLine {
  readonly point: ClosePoint;
  readonly state: CloseState;
  readonly figures: Wording;
  readonly signOff: SignOff;
  readonly signature: Signature;
}

/** Every point of the checklist, with what this run says of it and who signed. */
export function closeLines(
  { controls, reconciliations }: Pick<Reconciled, "controls" | "reconciliations">,
  signOffs: readonly SignOff[],
): readonly CloseLine[] {
  return CLOSE_POINTS.map((point) => {
    const { state, figures } =
      point.id === "unmatched"
        ? unmatchedByAge(reconciliations)
        : byControls(controlsOf(point, controls), breaksOf(point, reconciliations));
    const signOff = signOffs.find((one) => one.point === point.id) ?? unsigned(point.id);
    return { point, state, figures, signOff, signature: signatureOf(signOff, state) };
  });
}

/** What stands in the way of the lock: points that are not signed by two persons, and failures that nobody commented on. */
export const blockers = (lines: readonly CloseLine[]): readonly CloseLine[] =>
  lines.filter(({ signature }) => signature !== "signed");

const unsigned = (point: string): SignOff => ({ point, preparer: "", reviewer: "", comment: "" });

/** A control belongs to the point that names it most precisely. */
function controlsOf(point: ClosePoint, controls: readonly ControlResult[]): ControlResult[] {
  return controls.filter(({ control }) => ownerOf(control) === point);
}

/** The point of the checklist that a control proves; null: none. */
export function ownerOf(control: string): ClosePoint | null {
  let owner: ClosePoint | null = null;
  let length = 0;
  for (const point of CLOSE_POINTS) {
    for (const prefix of point.controls) {
      if (control.startsWith(prefix) && prefix.length > length) {
        owner = point;
        length = prefix.length;
      }
    }
  }
  return owner;
}

/** How many breaks the reconciliations of a point have; null: there are none of its kind here. */
function breaksOf({ breaksOf: kind }: ClosePoint, reconciliations: Reconciled["reconciliations"]): number | null {
  const own = reconciliations.filter((reconciliation) => reconciliation.kind === kind);
  return own.length === 0 ? null : own.reduce((count, { breaks }) => count + breaks.length, 0);
}

function byControls(controls: readonly ControlResult[], breaks: number | null): Pick<CloseLine, "state" | "figures"> {
  const applicable = controls.filter(({ outcome }) => outcome !== "not-applicable");
  const failed = applicable.filter(({ outcome }) => outcome === "fail");
  const findings = failed.reduce((count, control) => count + control.findings.length, 0);
  if (applicable.length === 0 && breaks === null) {
    return {
      state: "by-hand",
      figures: {
        en: "Nothing in this workbook proves it: sign by hand, with the evidence.",
        fr: "Rien dans ce classeur ne le prouve\u00a0: à signer à la main, pièces à l'appui.",
      },
    };
  }
  return {
    state: failed.length === 0 && (breaks ?? 0) === 0 ? "holds" : "fails",
    figures: {
      en: `${counted(applicable.length, "control", "controls")}, ${failed.length} failed, ${counted(findings, "finding", "findings")}${breaks === null ? "" : `; ${counted(breaks, "break", "breaks")}`}.`,
      fr: `${counted(applicable.length, "contrôle", "contrôles")}, ${failed.length} en échec, ${counted(findings, "constat", "constats")}${breaks === null ? "" : `\u00a0; ${counted(breaks, "écart", "écarts")}`}.`,
    },
  };
}

const counted = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`;

/** The upper ends, in business days, of the bands in which open trades are aged; the last has none. */
const AGE_BANDS = [1, 5, 30] as const;

function unmatchedByAge(reconciliations: Reconciled["reconciliations"]): Pick<CloseLine, "state" | "figures"> {
  const trades = reconciliations.filter(({ kind }) => kind === "transactions");
  if (trades.length === 0) return byControls([], null);
  const missing = trades.flatMap(({ breaks }) => breaks.filter(({ type }) => type.startsWith("missing-")));
  const counts = [0, 0, 0, 0];
  for (const { ageBusinessDays } of missing) {
    const band = AGE_BANDS.findIndex((end) => ageBusinessDays <= end);
    const place = band < 0 ? AGE_BANDS.length : band;
    counts[place] = (counts[place] ?? 0) + 1;
  }
  const [young, days, weeks, old] = counts;
  return {
    state: missing.length === 0 ? "holds" : "fails",
    figures: {
      en: `${missing.length} unmatched: ${young} of 0–1 business days, ${days} of 2–5, ${weeks} of 6–30, ${old} older.`,
      fr: `${missing.length} non rapprochées\u00a0: ${young} de 0–1 jour ouvré, ${days} de 2–5, ${weeks} de 6–30, ${old} au-delà.`,
    },
  };
}

function signatureOf({ preparer, reviewer, comment }: SignOff, state: CloseState): Signature {
  const [first, second] = [personOf(preparer), personOf(reviewer)];
  if (first === "" && second === "") return "open";
  if (first === "" || second === "") return "prepared";
  if (first === second) return "same-person";
  return state === "fails" && comment.trim() === "" ? "unexplained" : "signed";
}
