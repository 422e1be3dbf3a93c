import {
  isSameSide,
  LADDER,
  NEW_PASS,
  type DayTolerance,
  type DecimalTolerance,
  type EconomicField,
  type Pass,
  type PassKey,
  type RuleProposal,
  type Rules,
  type Tolerances,
} from "../engine";

/** Changes of the matching rules that a person makes in the pane. All of them give new rules and leave the old ones as they are. */

export const withPass = (rules: Rules, id: string, change: (pass: Pass) => Pass): Rules => ({
  ...rules,
  passes: rules.passes.map((pass) => (pass.id === id ? change(pass) : pass)),
});

export const withoutPass = (rules: Rules, id: string): Rules => ({
  ...rules,
  passes: rules.passes.filter((pass) => pass.id !== id),
});

/** A pass of one's own at the end of the ladder: where nothing else is said, same security and quantity, all else within tolerance, for a
 *  person to decide. */
export function withNewPass(
  rules: Rules,
  name: string,
  proposal: RuleProposal = { ...NEW_PASS, keys: ["security", "quantity"], strength: "suggest" },
): Rules {
  const taken = new Set(rules.passes.map(({ id }) => id));
  let number = 1;
  while (taken.has(`own-${number}`)) number += 1;
  const id = `own-${number}`;
  return { ...rules, passes: [...rules.passes, { ...proposal, id, name }] };
}

/** The rules with a pass that would have found a pair, before the passes that only weigh what is left. */
export function withProposedPass(rules: Rules, name: string, proposal: RuleProposal): Rules {
  const { passes } = withNewPass(rules, name, proposal);
  const own = passes.at(-1)!;
  const others = passes.slice(0, -1);
  const place = others.findIndex(({ agreement }) => agreement === "all-but-one" || agreement === "likely");
  if (place < 0) return { ...rules, passes };
  return { ...rules, passes: [...others.slice(0, place), own, ...others.slice(place)] };
}

/** The pass one place up or down, if there is one to go to. */
export function movedPass(rules: Rules, id: string, by: 1 | -1): Rules {
  const from = rules.passes.findIndex((pass) => pass.id === id);
  const other = rules.passes[from + by];
  const moved = rules.passes[from];
  // What is done within a side comes before the two sides meet, whatever its place.
  if (!other || !moved || isSameSide(other) !== isSameSide(moved)) return rules;
  return {
    ...rules,
    passes: rules.passes.map((pass) => (pass === moved ? other : pass === other ? moved : pass)),
  };
}

/** A built-in pass as it came; passes of one's own stay as they are. */
export const restoredPass = (rules: Rules, id: string): Rules =>
  withPass(rules, id, (pass) => LADDER.find((original) => original.id === id) ?? pass);

/** What a pass asks of a field. */
export type FieldRole = (typeof FIELD_ROLES)[number];
export const FIELD_ROLES = ["key", "key-if-shared", "agrees", "free"] as const;

export function fieldRole(pass: Pass, field: PassKey): FieldRole {
  if (pass.keys !== "shared" && pass.keys.includes(field)) return "key";
  if (field !== "reference" && pass.keysIfShared.includes(field)) return "key-if-shared";
  return field !== "reference" && pass.free.includes(field) ? "free" : "agrees";
}

export function withFieldRole(pass: Pass, field: EconomicField, role: FieldRole): Pass {
  const without = <T>(list: readonly T[]): T[] => list.filter((other) => other !== (field as unknown));
  const keys = pass.keys === "shared" ? [] : without(pass.keys);
  return {
    ...pass,
    keys: role === "key" ? [...keys, field] : keys,
    keysIfShared: role === "key-if-shared" ? [...without(pass.keysIfShared), field] : without(pass.keysIfShared),
    free: role === "free" ? [...without(pass.free), field] : without(pass.free),
  };
}

/** Whether rows must bear the same reference. Without one, nothing can agree "mostly". */
export function withReference(pass: Pass, isAsked: boolean): Pass {
  const others = pass.keys === "shared" ? [] : pass.keys.filter((key) => key !== "reference");
  if (isAsked) return { ...pass, keys: ["reference", ...others] };
  return { ...pass, keys: others, agreement: pass.agreement === "mostly" ? "tolerated" : pass.agreement };
}

/** A tolerance as one line of the pane. */
export type ToleranceLine =
  | { readonly field: keyof Tolerances["decimals"]; readonly bound: DecimalTolerance }
  | { readonly field: keyof Tolerances["days"]; readonly days: DayTolerance };

export const toleranceLines = ({ decimals, days }: Tolerances): ToleranceLine[] => [
  ...Object.entries(decimals).flatMap(([field, bounds]) =>
    bounds.map((bound): ToleranceLine => ({ field: field as keyof Tolerances["decimals"], bound })),
  ),
  ...Object.entries(days).map(([field, tolerance]): ToleranceLine => ({
    field: field as keyof Tolerances["days"],
    days: tolerance,
  })),
];

export function tolerancesOf(lines: readonly ToleranceLine[]): Tolerances {
  const decimals: Record<string, DecimalTolerance[]> = {};
  const days: Record<string, DayTolerance> = {};
  for (const line of lines) {
    if ("bound" in line) (decimals[line.field] ??= []).push(line.bound);
    else days[line.field] = line.days;
  }
  return { decimals, days };
}
