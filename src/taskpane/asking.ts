import type { WhyNotQuestion } from "../engine";
import type { AddIn, ReconcileRequest, WhyNotEngine } from "../excel/addIn";
import { Cancelled } from "../worker/engineInWorker";
import type { AskedRows } from "./paneState";

/** What it takes to ask about rows. */
export interface Asking {
  readonly addIn: AddIn;
  readonly engine: (signal: AbortSignal) => WhyNotEngine;
  readonly controller: AbortController;
  readonly show: (asked: AskedRows | null) => void;
}

/** Has the engine say why rows are not matched, and shows how far it is and the answer; nothing where it was stopped. */
export async function askRows(request: ReconcileRequest, question: WhyNotQuestion, asking: Asking): Promise<void> {
  const { addIn, engine, controller, show } = asking;
  show({ status: "running", fraction: 0 });
  try {
    const result = await addIn.askWhyNot(request, question, engine(controller.signal), (_, fraction) => {
      if (!controller.signal.aborted) show({ status: "running", fraction });
    });
    show(result.ok ? { status: "done", answer: result.value } : { status: "refused", wording: result.error.wording });
  } catch (error) {
    show(null);
    if (!(error instanceof Cancelled) && !controller.signal.aborted) throw error;
  }
}
