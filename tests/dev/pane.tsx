/** The task pane on a fake add-in, for looking at its states: ?state=…&lang=…&background=… */
import { createRoot } from "react-dom/client";
import { PaneApp } from "../../src/taskpane/components/PaneApp";
import { pastedFile } from "../../src/taskpane/importing";
import { withNewPass } from "../../src/taskpane/ruleChanges";
import { createPane } from "../../src/taskpane/paneStore";
import {
  endlessEngine,
  endlessTrial,
  endlessReading,
  fakeAddIn,
  fakeReading,
  surveyOf,
  type FakeOptions,
} from "./fakeAddIn";
import { endlessWhyNot } from "./fakeWhyNot";

const asked = new URLSearchParams(location.search);
const state = asked.get("state") ?? "ready";
const OPTIONS: Record<string, FakeOptions> = {
  empty: { surveys: [surveyOf("Trades", "book", 412), surveyOf("Notes", "ignored", 3)] },
  running: { isSlow: true },
  refused: { outcome: "refused" },
  failed: { outcome: "failed" },
  many: { countBreaks: 20_000 },
  none: { countBreaks: 0 },
};
const addIn = fakeAddIn(OPTIONS[state] ?? {});
const pane = createPane({
  addIn,
  engine: endlessEngine,
  trial: endlessTrial,
  whyNot: endlessWhyNot,
  readFile: state === "importing" ? endlessReading : fakeReading,
  language: asked.get("lang") === "fr" ? "fr" : "en",
  rememberLanguage: () => undefined,
  person: () => "Claire",
  rememberPerson: () => undefined,
  today: () => null,
});
Object.assign(window, { pane, addIn });
const background = asked.get("background");
createRoot(document.getElementById("root")!).render(<PaneApp pane={pane} officeBackground={() => background} />);
await pane.actions.open();
if (["imported", "importing"].includes(state)) {
  const names = ["cash.sta", "statement.pdf", "cash.sta"];
  void pane.actions.importFiles(names.map((name) => pastedFile(name, "text")));
} else if (state === "rules") {
  pane.actions.showRules();
  pane.actions.changeRules((rules) => withNewPass(rules, "Mine"));
  await pane.actions.tryRules();
} else if (!["ready", "empty"].includes(state)) {
  await pane.actions.reconcile();
  if (state === "deciding") {
    pane.actions.showTab("waiting");
    pane.actions.putInBasket({ left: [{ id: "L-1", label: "TR-1 · FR0000120271 · 100" }], right: [] });
  }
}
