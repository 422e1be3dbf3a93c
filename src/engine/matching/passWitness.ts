import type { Comparands } from "./comparands";
import type { Match } from "./matching";
import type { Pass } from "./pass";
import { leftOpen, standingObstacle, type AskedRecords, type PassAnswer } from "./passAnswer";
import type { PassContext } from "./passes";
import type { Witness } from "./runPasses";

const SIDES = ["left", "right"] as const;

/** Looks on while passes run, and keeps what each of them says of the rows that somebody asks about. */
export class PassWitness implements Witness {
  readonly answers = new Map<Pass, PassAnswer>();
  /** By pass: within its tolerances. */
  readonly comparands = new Map<Pass, Comparands>();
  private readonly expected = new Map<Pass, PassAnswer | null>();

  constructor(private readonly asked: AskedRecords) {}

  before(stage: readonly PassContext[]): void {
    for (const context of stage) {
      this.comparands.set(context.pass, context.comparands);
      this.expected.set(context.pass, standingObstacle(context, this.asked) ?? this.taken(context));
    }
  }

  after(stage: readonly PassContext[]): void {
    for (const context of stage) this.answers.set(context.pass, this.answer(context));
  }

  private answer(context: PassContext): PassAnswer {
    const { pass, comparands } = context;
    const matches = this.matchesOf(context);
    const found = matches.find((match) => match.pass === pass && holdsAll(match, this.asked));
    if (found) return { kind: "found", match: found };
    const expected = this.expected.get(pass);
    if (expected) return expected;
    // All of them were open before.
    const [taking] = matches;
    if (!taking) return leftOpen(context, this.asked);
    const [left, right] = [this.asked.left[0] ?? 0, this.asked.right[0] ?? 0];
    const arePairs = [taking, this.asked].every((rows) => rows.left.length === 1 && rows.right.length === 1);
    const distances = arePairs && {
      asked: comparands.distance(left, right),
      taken: comparands.distance(taking.left[0] ?? 0, taking.right[0] ?? 0),
    };
    return { kind: "outbid", match: taking, distances: distances || null };
  }

  /** The matches that any of the rows is in. */
  private matchesOf({ open }: PassContext): Match[] {
    return SIDES.flatMap((side) => this.asked[side].map((record) => open.matchOf(side, record))).filter(
      (match) => match !== null,
    );
  }

  /** The first of the rows that is no longer open, and what took it. */
  private taken({ open }: PassContext): PassAnswer | null {
    for (const side of SIDES) {
      const record = this.asked[side].find((one) => !open.isOpen(side, one));
      if (record === undefined) continue;
      return { kind: "taken", side, record, match: open.matchOf(side, record) };
    }
    return null;
  }
}

/** Whether all the rows asked about stand in one match. */
export const holdsAll = (match: Match, { left, right }: AskedRecords): boolean =>
  left.every((record) => match.left.includes(record)) && right.every((record) => match.right.includes(record));
