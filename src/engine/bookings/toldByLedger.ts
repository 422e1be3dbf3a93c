import type { Wording } from "../../kernel/language";
import type { Proposal } from "../accounting/correction";
import type { Break } from "../breaks/break";
import { recordPlace } from "../intake/recordPlace";
import type { Reconciliation } from "../reconciliation";
import type { BookingsPaper } from "./bookingsPaper";
import type { MovementsPaper } from "./movementsPaper";

/** Where the ledger itself tells how something is booked, its own comparison proposes the entry, and the break none: a trade that our sheet
 *  lists twice, a movement whose words say what it is. */
export function withToldByLedger(
  reconciliations: readonly Reconciliation[],
  bookings: BookingsPaper | null,
  movements: MovementsPaper | null,
): readonly Reconciliation[] {
  const stepOf = ({ type, left, right }: Break, reconciliation: Reconciliation): Wording | null => {
    if (type === "duplicate-left" && bookings) {
      const { reading } = reconciliation.left;
      return left.some((record) => bookings.listedTwice.has(recordPlace(reading, record))) ? ONLY_LISTED : null;
    }
    if (type !== "missing-left" || reconciliation.kind !== "cash" || !movements) return null;
    const [record] = right;
    const place = record === undefined ? null : recordPlace(reconciliation.right.reading, record);
    const told = place === null ? undefined : movements.told.get(place);
    return told === undefined ? null : told === null ? OTHER_AMOUNT : bookedBy(told);
  };
  return reconciliations.map((reconciliation) => {
    const steps = new Map(
      reconciliation.breaks.flatMap((found) => {
        const step = stepOf(found, reconciliation);
        return step ? [[found.id, step] as const] : [];
      }),
    );
    if (steps.size === 0) return reconciliation;
    return {
      ...reconciliation,
      proposals: reconciliation.proposals.map((proposal): Proposal => {
        const wording = steps.get(proposal.breakId);
        return wording ? { ...proposal, action: "review", entry: null, wording } : proposal;
      }),
    };
  });
}

const ONLY_LISTED: Wording = {
  en: "Delete the second row in the trade system, after checking that no second order was given. Whether it is booked twice, the ledger tells: see the trades against the ledger.",
  fr: "Supprimer la seconde ligne dans l'outil de négociation, après avoir vérifié qu'aucun second ordre n'a été passé. Le grand livre dit si elle est comptabilisée deux fois\u00a0: voir les opérations contre grand livre.",
};

const OTHER_AMOUNT: Wording = {
  en: "The ledger books it under the same document with another amount: compare the advice, and book the rest.",
  fr: "Le grand livre le passe sous la même pièce pour un autre montant\u00a0: comparer avec l'avis, et comptabiliser le reste.",
};

const bookedBy = (entry: string): Wording => ({
  en: `Its words say what it is: entry ${entry} books it, once a second person has approved it with its advice.`,
  fr: `Son libellé dit ce que c'est\u00a0: l'écriture ${entry} le comptabilise, après validation par une seconde personne sur avis.`,
});
