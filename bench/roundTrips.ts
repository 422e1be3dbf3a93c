import { DEFAULT_SETTINGS, runReconciliation } from "../src/engine";
import { createAddIn } from "../src/excel";
import { openEmbeddedExcel, type EmbeddedExcel } from "../src/host";
import { installOfficeClient, nodeZip, readFormulaEngine } from "../src/host/client/node";
import { ok, refuse } from "../src/kernel/result";
import { makePair } from "./pair";
import { workbookBytes } from "./workbook";

/** What a run over 10,000 rows a side says to the host: round trips, and the largest message either way. */
export async function benchRoundTrips(): Promise<Pick<EmbeddedExcel["traffic"], "roundTrips" | "largestMessageBytes">> {
  const { left, right } = makePair(10_000);
  const host = await openEmbeddedExcel(workbookBytes([left, right]), {
    formulaEngine: readFormulaEngine(),
    zip: nodeZip,
  });
  const uninstall = installOfficeClient(host, { language: "en-US" });
  try {
    const before = host.traffic.roundTrips;
    const outcome = await createAddIn().reconcile(
      { settings: DEFAULT_SETTINGS, language: "en", asOf: null, pair: null },
      (input, onProgress) => {
        const run = runReconciliation(input, onProgress);
        return Promise.resolve(run.ok ? ok({ plan: run.value.plan, view: run.value.view }) : refuse(run.error));
      },
      () => undefined,
    );
    if (!outcome.ok) throw new Error(outcome.error.wording.en);
    const { roundTrips, largestMessageBytes } = host.traffic;
    return { roundTrips: roundTrips - before, largestMessageBytes };
  } finally {
    uninstall();
  }
}
