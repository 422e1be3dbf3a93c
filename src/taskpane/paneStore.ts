import { createStore, type StoreApi } from "zustand/vanilla";
import { withDecision, withoutDecision, type DecidedRow, type RunInput, type Settings } from "../engine";
import type { AddIn, Engine, TrialEngine, WorkbookSurvey } from "../excel/addIn";
import type { Day } from "../kernel/day";
import type { Language, Wording } from "../kernel/language";
import { Cancelled, type FileReading } from "../worker/engineInWorker";
import { askRows, type Asking } from "./asking";
import type { PaneActions } from "./paneActions";
import { importFiles, type ImportReport, type IncomingFile } from "./importing";
import { groupBreaks, neighbour } from "./breakList";
import { withProfileText } from "./profileFile";
import {
  doneState,
  NOTHING_GATHERED,
  settingsOf,
  type Done,
  type PaneState,
  type Ready,
  type RulesState,
  type Trial,
} from "./paneState";
import { withProposedPass } from "./ruleChanges";
import { RULE_TEXTS } from "./ruleTexts";
import { TEXTS } from "./texts";

export interface PaneStore {
  readonly state: PaneState;
  readonly language: Language;
  /** The business date; null: the latest date in the data. */
  readonly asOf: Day | null;
}

/** What the pane stands on; `rememberLanguage` keeps the person's choice for the next time. */
export interface PanePorts {
  readonly addIn: AddIn;
  readonly engine: (signal: AbortSignal) => Engine;
  readonly trial: (signal: AbortSignal) => TrialEngine;
  readonly whyNot: Asking["engine"];
  readonly readFile: (signal: AbortSignal) => FileReading;
  readonly language: Language;
  readonly rememberLanguage: (language: Language) => void;
  /** Who decided last, and keeping it for the next time. */
  readonly person: () => string;
  readonly rememberPerson: (person: string) => void;
  readonly today: () => Day | null;
}

export interface Pane {
  readonly store: StoreApi<PaneStore>;
  readonly actions: PaneActions;
}

export function createPane(ports: PanePorts): Pane {
  const { addIn } = ports;
  const store = createStore<PaneStore>(() => ({ state: { status: "opening" }, language: ports.language, asOf: null }));
  const state = (): PaneState => store.getState().state;
  const become = (next: PaneState): void => store.setState({ state: next });
  const becomeDone = (change: (done: Done) => Done): void => {
    const now = state();
    if (now.status === "done") become(change(now));
    if (now.status === "ready" && now.earlier) become({ ...now, earlier: change(now.earlier) });
  };

  let running: AbortController | null = null;
  let stopListening: (() => Promise<void>) | null = null;

  /** Runs `work`; what it throws is shown, with the sheets that were known before. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    const before = state();
    const survey = "survey" in before ? before.survey : null;
    try {
      await work();
    } catch (error) {
      become({ status: "failed", survey, detail: errorText(error) });
    }
  }

  const survey = (): Promise<WorkbookSurvey> => addIn.surveyWorkbook(store.getState().language);
  const ready = (
    found: WorkbookSurvey,
    earlier: Done | null,
    messages: readonly Wording[],
    imports: readonly ImportReport[] = [],
  ): Ready => ({ status: "ready", survey: found, earlier, messages, imports });

  async function listen(): Promise<void> {
    stopListening ??= await addIn.onChanged(() =>
      becomeDone((done) => (done.isStale ? done : { ...done, isStale: true })),
    );
  }

  async function runOn(
    found: WorkbookSurvey,
    tab: Done["tab"] | null = null,
    seal: RunInput["seal"] = null,
  ): Promise<void> {
    const controller = new AbortController();
    running = controller;
    const report = (stage: Extract<PaneState, { status: "running" }>["stage"], fraction: number): void => {
      if (running === controller) become({ status: "running", survey: found, stage, fraction });
    };
    report("loading", 0);
    try {
      const { language, asOf } = store.getState();
      const request = { settings: { ...found.settings, language }, language, asOf, pair: null, seal };
      const result = await addIn.reconcile(request, ports.engine(controller.signal), report);
      running = null;
      if (!result.ok) return become({ status: "refused", survey: found, notice: result.error });
      const done = doneState(await survey(), result.value);
      become(tab === null ? done : { ...done, tab });
    } catch (error) {
      running = null;
      if (!(error instanceof Cancelled) && !controller.signal.aborted) throw error;
      become(ready(found, null, []));
    }
  }

  async function importOn(found: WorkbookSurvey, files: readonly IncomingFile[], again: boolean): Promise<void> {
    const controller = new AbortController();
    running = controller;
    try {
      const reports = await importFiles(files, again, {
        addIn,
        read: ports.readFile(controller.signal),
        language: store.getState().language,
        onProgress: (file, stage, fraction) => {
          if (running === controller) become({ status: "importing", survey: found, file, stage, fraction });
        },
      });
      running = null;
      become(ready(await survey(), null, [], reports));
    } catch (error) {
      running = null;
      if (!(error instanceof Cancelled) && !controller.signal.aborted) throw error;
      become(ready(await survey(), null, []));
    }
  }

  async function tryOn({ survey: found, rules }: RulesState): Promise<void> {
    const controller = new AbortController();
    running = controller;
    const show = (trial: Trial | null): void => {
      const now = state();
      if (now.status === "rules") become({ ...now, trial });
    };
    show({ status: "running", rules, fraction: 0 });
    try {
      const { language, asOf } = store.getState();
      const settings = { ...found.settings, language };
      const result = await addIn.tryChange(
        { settings, language, asOf, pair: null },
        rules,
        ports.trial(controller.signal),
        (_, fraction) => {
          if (running === controller) show({ status: "running", rules, fraction });
        },
      );
      running = null;
      show(
        result.ok
          ? { status: "done", rules, whatIf: result.value }
          : { status: "refused", rules, wording: result.error.wording },
      );
    } catch (error) {
      running = null;
      if (!(error instanceof Cancelled) && !controller.signal.aborted) throw error;
      show(null);
    }
  }

  const actions: PaneActions = {
    open: () =>
      guarded(async () => {
        become({ status: "opening" });
        const found = await survey();
        become(ready(found, null, []));
        await listen();
      }),
    switchLanguage(language) {
      store.setState({ language });
      ports.rememberLanguage(language);
    },
    setAsOf: (asOf) => store.setState({ asOf }),
    correct: (change) =>
      guarded(async () => {
        const settings = settingsOf(state());
        if (settings === null) return;
        await addIn.saveSettings(change(settings));
        become(ready(await survey(), null, []));
      }),
    importProfile: (text) =>
      guarded(async () => {
        const settings = settingsOf(state());
        if (settings === null || running !== null) return;
        const taken = withProfileText(settings, text);
        if (taken.ok) await addIn.saveSettings(taken.value);
        become(ready(await survey(), null, [taken.ok ? TEXTS.profileTaken : taken.error]));
      }),
    importFiles: (files, again = false) =>
      guarded(async () => {
        const now = state();
        if (running !== null || files.length === 0 || !("survey" in now) || now.survey === null) return;
        await importOn(now.survey, files, again);
        await listen();
      }),
    reconcile: () =>
      guarded(async () => {
        const now = state();
        if (running !== null || !("survey" in now) || now.survey === null) return;
        // Who looks at the close goes on looking at it.
        await runOn(now.survey, now.status === "done" && now.tab === "close" ? "close" : null);
        await listen();
      }),
    seal: (by) =>
      guarded(async () => {
        const now = state();
        if (running !== null || now.status !== "done" || by.trim() === "") return;
        ports.rememberPerson(by.trim());
        await runOn(now.survey, "close", { by: by.trim(), on: ports.today() });
      }),
    showRules() {
      const now = state();
      if (now.status === "ready")
        become({ status: "rules", survey: now.survey, rules: now.survey.settings, trial: null, earlier: now.earlier });
    },
    async proposeRule(proposal) {
      const now = state();
      if (now.status !== "done") return;
      const name = RULE_TEXTS.proposed[store.getState().language];
      const rules = withProposedPass(now.survey.settings, name, proposal);
      become({ status: "rules", survey: now.survey, rules, trial: null, earlier: now });
      await actions.tryRules();
    },
    changeRules(change) {
      const now = state();
      if (now.status === "rules") become({ ...now, rules: change(now.rules) });
    },
    tryRules: () =>
      guarded(async () => {
        const now = state();
        if (running === null && now.status === "rules") await tryOn(now);
      }),
    async keepRules() {
      const now = state();
      if (now.status !== "rules") return;
      running?.abort();
      const { passes, tolerances } = now.rules;
      await actions.correct((settings) => ({ ...settings, passes, tolerances }));
    },
    cancel() {
      const now = state();
      if (now.status === "rules" || now.status === "done") running?.abort();
      if ((now.status === "running" || now.status === "importing") && now.stage !== "writing") running?.abort();
    },
    showSheets() {
      const now = state();
      if (now.status === "done") become(ready(now.survey, now, []));
      if (now.status === "rules") {
        running?.abort();
        become(ready(now.survey, now.earlier, []));
      }
      if ((now.status === "failed" || now.status === "refused") && now.survey) become(ready(now.survey, null, []));
    },
    backToResults() {
      const now = state();
      if (now.status === "ready" && now.earlier) become(now.earlier);
    },
    showTab: (tab) => becomeDone((done) => ({ ...done, tab })),
    filter: (change) => becomeDone((done) => ({ ...done, filter: { ...done.filter, ...change } })),
    async choose(id) {
      becomeDone((done) => ({ ...done, chosen: id, asked: null, showProblem: null }));
      const now = state();
      if (now.status !== "done" || id === null) return;
      const found = now.outcome.view.breaks.find((candidate) => candidate.id === id);
      const [first, second] = [found?.left ?? null, found?.right ?? null].filter((rows) => rows !== null);
      if (first) await actions.showRows(first, second ?? null);
    },
    async step(by) {
      const now = state();
      if (now.status !== "done") return;
      const next = neighbour(groupBreaks(now.outcome.view.breaks, now.filter), now.chosen, by);
      if (next) await actions.choose(next.id);
    },
    askWhyNot: (question) =>
      guarded(async () => {
        const now = state();
        if (running !== null || now.status !== "done") return;
        const controller = (running = new AbortController());
        const { language, asOf } = store.getState();
        const request = { settings: { ...now.survey.settings, language }, language, asOf, pair: null };
        const show: Asking["show"] = (asked) => becomeDone((done) => ({ ...done, asked }));
        await askRows(request, question, { addIn, engine: ports.whyNot, controller, show }).finally(() => {
          running = null;
        });
      }),
    decide: (decided) =>
      guarded(async () => {
        const now = state();
        if (now.status !== "done") return;
        ports.rememberPerson(decided.by);
        const settings = withDecision(now.survey.settings, { ...decided, decidedOn: ports.today() });
        await addIn.saveSettings(settings);
        becomeDone((done) => ({ ...withSettings(done, settings), basket: NOTHING_GATHERED }));
      }),
    undoDecision: (id) =>
      guarded(async () => {
        const now = state();
        const settings = settingsOf(now);
        if (settings === null) return;
        const next = withoutDecision(settings, id);
        await addIn.saveSettings(next);
        if (now.status === "done") becomeDone((done) => withSettings(done, next));
        else become(ready(await survey(), null, []));
      }),
    putInBasket: ({ left, right }) =>
      becomeDone((done) => ({
        ...done,
        basket: { left: joined(done.basket.left, left), right: joined(done.basket.right, right) },
      })),
    emptyBasket: () => becomeDone((done) => ({ ...done, basket: NOTHING_GATHERED })),
    person: () => ports.person(),
    async showRows(first, second) {
      try {
        await addIn.showRows(first, second);
      } catch (error) {
        becomeDone((done) => ({ ...done, showProblem: errorText(error) }));
      }
    },
    removeMarks: () =>
      guarded(async () => {
        const before = state();
        if (!("survey" in before) || before.survey === null) return;
        become({ status: "removing", survey: before.survey });
        const { problems } = await addIn.removeMarks();
        become(ready(await survey(), null, problems.length === 0 ? [TEXTS.removed] : problems));
      }),
  };
  return { store, actions };
}

/** The results under other settings: what they decide holds from the next run on. */
function withSettings(done: Done, settings: Settings): Done {
  const held = new Set(done.outcome.view.decisions.map(({ decision }) => decision.id));
  return {
    ...done,
    survey: { ...done.survey, settings },
    decided: settings.decisions.filter(({ id }) => !held.has(id)),
    isStale: true,
  };
}

const joined = (some: readonly DecidedRow[], more: readonly DecidedRow[]): DecidedRow[] => [
  ...some,
  ...more.filter(({ id }) => !some.some((known) => known.id === id)),
];

const errorText = (error: unknown): string => (error instanceof Error ? error.message : String(error));
