import type { Comparands } from "./comparands";
import { matchGroups } from "./groups";
import type { IdlePass } from "./matching";
import { areOneStage, isByReference, isSameSide, type Pass } from "./pass";
import { matchPairs, missingKeys, type PassContext } from "./passes";
import { scopeOf, unknownConditions } from "./passScope";
import { matchSimilar } from "./similar";
import { suggestLikely } from "./likely";
import { withOwn, type Tolerances } from "./tolerance";

/** What all passes share; the rest of a `PassContext` is a pass's own. */
export type RunContext = Omit<PassContext, "pass" | "scope">;

/** Looks on while the passes run: what they match does not depend on it. */
export interface Witness {
  /** These passes are about to run, as one, on what is open. */
  before(stage: readonly PassContext[]): void;
  after(stage: readonly PassContext[]): void;
}

/** Runs the passes that are on, in their order, each on what the ones before left open. Those that search for groups under the
 *  same keys run as one. `beforeGroups` and `afterGroups` are called around those that go by reference. Gives the passes that
 *  could not run. */
export function runPasses(
  passes: readonly Pass[],
  run: RunContext,
  general: Tolerances,
  hooks: { readonly beforeGroups: () => void; readonly afterGroups: () => void },
  witness: Witness | null,
): IdlePass[] {
  const idle: IdlePass[] = [];
  for (const stage of stagesOf(passes)) {
    const contexts: PassContext[] = [];
    for (const pass of stage) {
      const missing = missingFor(pass, run);
      if (missing.length > 0) idle.push({ pass, missing });
      else contexts.push(contextOf(pass, run, general));
    }
    const [first] = contexts;
    if (!first) continue;
    const isHooked = first.pass.cardinality !== "one-to-one" && isByReference(first.pass);
    if (isHooked) hooks.beforeGroups();
    witness?.before(contexts);
    if (first.pass.cardinality === "one-to-one") matchOne(first);
    else matchGroups(contexts);
    witness?.after(contexts);
    if (isHooked) hooks.afterGroups();
  }
  return idle;
}

function matchOne(context: PassContext): void {
  if (context.pass.agreement === "all-but-one") matchSimilar(context);
  else if (context.pass.agreement === "likely") suggestLikely(context);
  else matchPairs(context);
}

function missingFor(pass: Pass, { comparands, references }: RunContext): IdlePass["missing"] {
  const { left, right } = comparands;
  return [...missingKeys(pass, comparands, references), ...unknownConditions(left, right, pass.conditions)];
}

function contextOf(pass: Pass, run: RunContext, general: Tolerances): PassContext {
  const comparands: Comparands = run.comparands.within(withOwn(general, pass.tolerances));
  const { left, right } = comparands;
  return {
    ...run,
    pass,
    comparands,
    scope: { left: scopeOf(left, pass.conditions), right: scopeOf(right, pass.conditions) },
  };
}

function stagesOf(passes: readonly Pass[]): Pass[][] {
  const stages: Pass[][] = [];
  for (const pass of passes.filter((one) => one.isOn && !isSameSide(one))) {
    const last = stages.at(-1);
    if (last?.[0] && areOneStage(last[0], pass)) last.push(pass);
    else stages.push([pass]);
  }
  return stages;
}
