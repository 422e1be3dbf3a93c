import { blocksBy, type Blocks } from "./blocks";
import { fieldBit, type Comparands, type FieldSet } from "./comparands";
import type { OpenRecords } from "./openRecords";
import {
  despiteDifferencesTest,
  economicKeys,
  economicsTest,
  isIdentifying,
  referenceTest,
  type PairTest,
} from "./pairTests";
import { isByReference, type Pass, type PassKey } from "./pass";
import type { ReferenceKeys, SharedReferences } from "./reference";
import type { ReferenceConflicts } from "./referenceConflict";
import { settleBlocks } from "./settleBlocks";

/** What one pass works on. */
export interface PassContext {
  readonly pass: Pass;
  readonly open: OpenRecords;
  /** Within the tolerances of the pass. */
  readonly comparands: Comparands;
  readonly references: SharedReferences;
  readonly conflicts: ReferenceConflicts;
  /** Which records its conditions let it look at; null: all. */
  readonly scope: { readonly left: Uint8Array | null; readonly right: Uint8Array | null };
  /** Records whose parts were not searched to the end. */
  readonly unsearched: { readonly left: number[]; readonly right: number[] };
  /** Passes that did not look at all of their pairs. */
  readonly cutShort: Pass[];
}

/** The open records of one side that the pass looks at, ascending. */
export function candidatesOf({ open, scope }: PassContext, side: "left" | "right"): Int32Array {
  const records = open.open(side);
  const within = scope[side];
  return within ? records.filter((record) => within[record] === 1) : records;
}

/** Pairs of one row a side, under the keys and the agreement of the pass. */
export function matchPairs(context: PassContext): void {
  const { pass } = context;
  if (!isByReference(pass)) matchByEconomics(context);
  else if (pass.agreement === "mostly") matchDespiteDifferences(context);
  else matchByReference(context);
}

/** References agree, first as a whole, then without the zeros that get lost, and so do the other keys and all else. */
function matchByReference(context: PassContext): void {
  const test = referenceTest(context);
  for (const key of ["full", "loose"] as const)
    settleBlocks(context, blocksByReference(context, { left: key, right: key }), test);
}

/** The open records of both sides in blocks that bear one reference. `keys`: how it is read on either side. */
export function blocksByReference(
  context: PassContext,
  keys: { readonly left: keyof ReferenceKeys; readonly right: keyof ReferenceKeys },
): Blocks {
  const { references } = context;
  const [left, right] = [candidatesOf(context, "left"), candidatesOf(context, "right")];
  return blocksBy(left, codesOf(references.left[keys.left], left), right, codesOf(references.right[keys.right], right));
}

function codesOf(codes: Int32Array, records: Int32Array): Int32Array {
  if (records.length === codes.length) return codes;
  const own = new Int32Array(records.length);
  for (let index = 0; index < records.length; index += 1) own[index] = codes[records[index] ?? 0] ?? -1;
  return own;
}

/** The reference stands once on each side and enough of the economics agree; first by the whole reference, then with all zeros
 *  left out, where more must agree. */
function matchDespiteDifferences(context: PassContext): void {
  const tests = differenceTests(context);
  for (const key of ["full", "loose"] as const) {
    const blocks = blocksByReference(context, { left: key, right: key });
    for (let block = 0; block < blocks.count; block += 1) {
      const pair = blocks.pair(block);
      if (pair && tests[key](...pair) === null) context.open.pair(...pair, context.pass);
    }
  }
}

/** What is asked of two rows that share the whole reference, or the one without zeros: more where it lost its zeros, or where
 *  references have not proved themselves. As things stand before the pass. */
export const differenceTests = (context: PassContext): Readonly<Record<"full" | "loose", PairTest>> => ({
  full: despiteDifferencesTest(context, areReferencesTrusted(context) ? 1 : 3),
  loose: despiteDifferencesTest(context, 5),
});

/** Whether references have proved themselves in these sheets: nearly always, the same reference meant the same economics. */
function areReferencesTrusted(context: PassContext): boolean {
  const agreed = context.open.count;
  const blocks = blocksByReference(context, { left: "full", right: "full" });
  return agreed >= PROOFS && agreed >= blocks.count * 4;
}

/** So many pairs have to agree before a reference is trusted with less. */
const PROOFS = 10;

/** No reference is asked for. A record with a blank in a key waits for the next pass. */
function matchByEconomics(context: PassContext): void {
  const keys = economicKeys(context);
  if (!canKnowTrades(context)) return;
  settleBlocks(context, blocksOver(context, keys), economicsTest(context));
}

/** Whether the columns of both sides suffice for a pass by economics: one that asks for all that is shared must find enough. */
export const canKnowTrades = (context: PassContext): boolean =>
  context.pass.keys !== "shared" || isIdentifying(economicKeys(context));

/** The keys of a pass that not both sides have a column for. */
export function missingKeys({ keys }: Pass, comparands: Comparands, references: SharedReferences): PassKey[] {
  if (keys === "shared") return [];
  const known = (key: PassKey): boolean =>
    key === "reference"
      ? references.left.full.some((code) => code >= 0) && references.right.full.some((code) => code >= 0)
      : (comparands.available & fieldBit(key)) !== 0;
  return keys.filter((key) => !known(key));
}

/** The open records of both sides in blocks that are equal in `fields`. */
export function blocksOver(context: PassContext, fields: FieldSet): Blocks {
  const [left, right] = [candidatesOf(context, "left"), candidatesOf(context, "right")];
  const { comparands } = context;
  return blocksBy(left, comparands.keys(fields, "left", left), right, comparands.keys(fields, "right", right));
}
