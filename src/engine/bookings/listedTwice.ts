import type { Proposal } from "../accounting/correction";
import type { Reconciliation } from "../reconciliation";
import type { BookingsPaper } from "./bookingsPaper";

/** Of a trade that our sheet lists twice the ledger itself tells whether it is booked twice: its own comparison proposes the
 *  contre-passation, and the break none. */
export function withReversalsByLedger(
  reconciliations: readonly Reconciliation[],
  paper: BookingsPaper | null,
): readonly Reconciliation[] {
  if (!paper || paper.listedTwice.size === 0) return reconciliations;
  return reconciliations.map((reconciliation) => {
    const { survey, records } = reconciliation.left.reading;
    const unbooked = new Set(
      reconciliation.breaks
        .filter(
          ({ type, left }) =>
            type === "duplicate-left" &&
            left.some((record) => paper.listedTwice.has(`${survey.sheet}!${records.rows[record] ?? 0}`)),
        )
        .map(({ id }) => id),
    );
    if (unbooked.size === 0) return reconciliation;
    return {
      ...reconciliation,
      proposals: reconciliation.proposals.map((proposal): Proposal =>
        unbooked.has(proposal.breakId)
          ? { ...proposal, action: "review", entry: null, wording: ONLY_LISTED }
          : proposal,
      ),
    };
  });
}

const ONLY_LISTED = {
  en: "Delete the second row in the trade system, after checking that no second order was given. Whether it is booked twice, the ledger tells: see the trades against the ledger.",
  fr: "Supprimer la seconde ligne dans l'outil de négociation, après avoir vérifié qu'aucun second ordre n'a été passé. Le grand livre dit si elle est comptabilisée deux fois\u00a0: voir les opérations contre grand livre.",
};
