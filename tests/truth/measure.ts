import { DEFAULT_SETTINGS, resultFile, runReconciliation, type ResultFile, NOTHING_WRITTEN } from "../../src/engine";
import type { Pair, TrueDeal } from "./generate";

/** How a run compares with the truth. */
export interface Measures {
  readonly precision: number;
  readonly recall: number;
  /** Of the true pairs that are not matched firmly: those that are proposed, alone or among candidates. */
  readonly proposed: number;
  readonly breaksRight: number;
  readonly explanationsRight: number;
  readonly unaccounted: number;
  readonly matchedTwice: number;
  /** Faults that were not found with the right type, by name: for the reader of a failure. */
  readonly missed: Readonly<Record<string, number>>;
}

/** Runs the engine over a pair. */
export function runPair({ left, right }: Pick<Pair, "left" | "right">): ResultFile {
  const output = runReconciliation(
    {
      grids: [left, right],
      settings: DEFAULT_SETTINGS,
      written: NOTHING_WRITTEN,
      statements: [],
      asOf: null,
      language: "en",
      pair: { left: left.sheet, right: right.sheet },
    },
    () => undefined,
  );
  if (!output.ok) throw new Error(output.error.wording.en);
  return resultFile(output.value.result, "en");
}

const key = (left: readonly number[], right: readonly number[]): string => `${left.join()}=${right.join()}`;

export function measure(pair: Pair, result: ResultFile): Measures {
  const [reconciliation] = result.reconciliations;
  if (!reconciliation) throw new Error("nothing was reconciled");
  const dealOfLeft = byRow(pair.deals, "left");
  const dealOfRight = byRow(pair.deals, "right");
  const firm = reconciliation.matches.filter(({ status }) => status === "matched");
  const isTrue = ({ left, right }: { left: number[]; right: number[] }): boolean => {
    const deals = new Set([...left.map((row) => dealOfLeft.get(row)), ...right.map((row) => dealOfRight.get(row))]);
    return deals.size === 1 && !deals.has(undefined);
  };
  const expected = pair.deals.filter(({ left, right }) => left.length > 0 && right.length > 0);
  const found = new Set(firm.filter(isTrue).flatMap(({ left }) => left.map((row) => dealOfLeft.get(row))));
  const open = expected.filter((deal) => !found.has(deal));
  const waiting = reconciliation.matches.filter(({ status }) => status !== "matched");
  const isProposed = (deal: TrueDeal): boolean =>
    waiting.some(
      (match) =>
        deal.left.every((row) => match.left.includes(row)) && deal.right.every((row) => match.right.includes(row)),
    );
  const broken = pair.deals.filter(({ type }) => type !== null);
  const missed: Record<string, number> = {};
  let explained = 0;
  const right = broken.filter((deal) => {
    const hit = reconciliation.breaks.find((candidate) => candidate.type === deal.type && touches(candidate, deal));
    if (!hit) missed[deal.name ?? ""] = (missed[deal.name ?? ""] ?? 0) + 1;
    const code = hit?.explanation?.code ?? null;
    if (hit && (code === null ? deal.explanations.length === 0 : deal.explanations.includes(code))) explained += 1;
    else if (hit)
      missed[`explanation of ${deal.name}: ${code}`] = (missed[`explanation of ${deal.name}: ${code}`] ?? 0) + 1;
    return hit !== undefined;
  });
  return {
    precision: ratio(firm.filter(isTrue).length, firm.length),
    recall: ratio(expected.filter((deal) => found.has(deal)).length, expected.length),
    proposed: ratio(open.filter(isProposed).length, open.length),
    breaksRight: ratio(right.length, broken.length),
    explanationsRight: ratio(explained, right.length),
    unaccounted: unaccounted(pair, result),
    matchedTwice: matchedTwice(result),
    missed,
  };
}

const ratio = (part: number, whole: number): number => (whole === 0 ? 1 : part / whole);

const touches = (found: { left: number[]; right: number[] }, deal: TrueDeal): boolean =>
  found.left.every((row) => deal.left.includes(row)) &&
  found.right.every((row) => deal.right.includes(row)) &&
  key(found.left, found.right) !== "=";

function byRow(deals: readonly TrueDeal[], side: "left" | "right"): Map<number, TrueDeal> {
  return new Map(deals.flatMap((deal) => deal[side].map((row): [number, TrueDeal] => [row, deal])));
}

/** Rows of the data in neither a match, nor a missing or duplicate break, nor the set-aside list. */
function unaccounted(pair: Pair, { reconciliations: [reconciliation] }: ResultFile): number {
  if (!reconciliation) return NaN;
  return (["left", "right"] as const).reduce((count, side) => {
    const seen = new Set([
      ...reconciliation.matches.flatMap((match) => match[side]),
      ...reconciliation.breaks.filter(({ type }) => /^(missing|duplicate)-/.test(type)).flatMap((found) => found[side]),
      ...reconciliation[side].setAside.map(({ row }) => row),
    ]);
    return count + pair.deals.flatMap((deal) => deal[side]).filter((row) => !seen.has(row)).length;
  }, 0);
}

function matchedTwice({ reconciliations: [reconciliation] }: ResultFile): number {
  if (!reconciliation) return NaN;
  return (["left", "right"] as const).reduce((count, side) => {
    const rows = reconciliation.matches.flatMap((match) => match[side]);
    return count + rows.length - new Set(rows).size;
  }, 0);
}
