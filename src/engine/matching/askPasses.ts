import type { Wording } from "../../kernel/language";
import type { RecordTable } from "../records/recordTable";
import { answerWording } from "./answerWording";
import { Comparands } from "./comparands";
import type { Matching } from "./matching";
import { matchRecords, type MatchOptions } from "./matchRecords";
import { isSameSide, type Pass } from "./pass";
import type { AskedRecords, PassAnswer } from "./passAnswer";
import { holdsAll, PassWitness } from "./passWitness";

/** What one pass of the ladder says of the rows that somebody asks about. */
export interface PassOutcome {
  readonly pass: Pass;
  readonly answer: PassAnswer;
  readonly sentence: Wording;
}

/** Matches two tables once more, looks on, and says of every pass of the ladder that is about both sides, in its order, why it did not bring these records
 *  together, or that it did. Both sides are asked about at least one record. */
export function askPasses(
  left: RecordTable,
  right: RecordTable,
  options: MatchOptions,
  asked: AskedRecords,
): PassOutcome[] {
  const witness = new PassWitness(asked);
  const matching = matchRecords(left, right, options, witness);
  const general = new Comparands(left, right, options.tolerances, options.calendar);
  return options.passes
    .filter((pass) => !isSameSide(pass))
    .map((pass) => {
      const answer = answerOf(pass, witness, matching, asked);
      const comparands = witness.comparands.get(pass) ?? general;
      const isWeighing = pass.agreement === "likely";
      const context = { asked, left, right, comparands, cardinality: pass.cardinality, isWeighing };
      return { pass, answer, sentence: answerWording(answer, context) };
    });
}

function answerOf(pass: Pass, witness: PassWitness, { matches, idle }: Matching, asked: AskedRecords): PassAnswer {
  const idling = idle.find((one) => one.pass === pass);
  if (!pass.isOn) return { kind: "off" };
  if (idling) return { kind: "idle", missing: idling.missing };
  // As many copies as the partner has copies too are matched when all passes have run.
  const found = matches.find((match) => match.pass === pass && holdsAll(match, asked));
  return found ? { kind: "found", match: found } : (witness.answers.get(pass) ?? { kind: "off" });
}
