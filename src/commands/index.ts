import { createAddIn, stepBreak, type BreakPosition } from "../excel";
import type { Language, Wording } from "../kernel/language";
import { engineInWorker } from "../worker/engineInWorker";
import { TEXTS } from "./texts";

/** The buttons of the ribbon. They run without a pane: what they did stands in the workbook, in its summary above all. What they
 *  could not do is said in a small dialog, which is this same page with a message. */

const MESSAGE = "message";

const addIn = createAddIn();
let last: BreakPosition | null = null;

async function reconcileNow(): Promise<void> {
  const { settings } = await addIn.surveyWorkbook(language());
  const request = { settings, language: settings.language ?? language(), asOf: null, pair: null };
  const outcome = await addIn.reconcile(request, engineInWorker(new AbortController().signal), () => undefined);
  if (!outcome.ok) return tell(outcome.error.wording);
  for (const problem of outcome.value.problems.slice(0, 1)) tell(problem);
}

async function step(by: 1 | -1): Promise<void> {
  last = await stepBreak(by, last);
  if (last === null) tell(TEXTS.noBreaks);
}

async function removeMarks(): Promise<void> {
  const { problems } = await addIn.removeMarks();
  for (const problem of problems.slice(0, 1)) tell(problem);
}

const language = (): Language => (Office.context.displayLanguage.toLowerCase().startsWith("fr") ? "fr" : "en");

function tell(wording: Wording): void {
  const page = new URL(`commands.html?${MESSAGE}=${encodeURIComponent(wording[language()])}`, document.baseURI);
  Office.context.ui.displayDialogAsync(page.href, { height: 24, width: 30, displayInIframe: true });
}

/** Excel waits for `completed`, whatever came of the work. */
const button =
  (work: () => Promise<void>) =>
  (event: Office.AddinCommands.Event): void => {
    void work()
      .catch((error: unknown) => tell(TEXTS.failed(error instanceof Error ? error.message : String(error))))
      .finally(() => event.completed());
  };

await Office.onReady();
const message = new URLSearchParams(location.search).get(MESSAGE);
if (message === null) {
  Office.actions.associate("reconcileNow", button(reconcileNow));
  Office.actions.associate(
    "nextBreak",
    button(() => step(1)),
  );
  Office.actions.associate(
    "previousBreak",
    button(() => step(-1)),
  );
  Office.actions.associate("removeMarks", button(removeMarks));
} else {
  document.body.textContent = message;
}
