import { createRoot } from "react-dom/client";
import { createAddIn } from "../excel";
import { engineInWorker, readingInWorker, trialInWorker, whyNotInWorker } from "../worker/engineInWorker";
import { PaneApp } from "./components/PaneApp";
import {
  initialLanguage,
  officeBackground,
  rememberedPerson,
  rememberLanguage,
  rememberPerson,
  today,
} from "./officeEnvironment";
import { createPane } from "./paneStore";

await Office.onReady();
const pane = createPane({
  addIn: createAddIn(),
  engine: engineInWorker,
  trial: trialInWorker,
  whyNot: whyNotInWorker,
  readFile: readingInWorker,
  language: initialLanguage(),
  rememberLanguage,
  person: rememberedPerson,
  rememberPerson,
  today,
});
const root = document.getElementById("root");
if (root) createRoot(root).render(<PaneApp pane={pane} officeBackground={officeBackground} />);
await pane.actions.open();
