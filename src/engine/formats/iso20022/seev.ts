import { add } from "../../../kernel/decimal";
import { CORPORATE_ACTIONS_COLUMNS, inWordsOf } from "../swift/corporateActions";
import { joined } from "../swift/genericFields";
import type { AdviceRow } from "../swift/securitiesAdvices";
import type { Cells } from "../swift/securitiesStatements";
import type { DocumentReader, MakeReader, ReaderContext } from "./documentReader";
import { adviceReader, type Advice } from "./securitiesAdvices";
import { SECURITY } from "./securitiesNotices";
import { accountOf, isNamed, leavesOf, messageType, quantityIn, securityCells } from "./securitiesValues";
import { cashMovement, perUnitIn, ratioCells, securityMovement } from "./seevMovements";
import { all, at, textAt, type XmlElement } from "./xmlElement";
import { dayIn } from "./xmlValues";

const PARTS = [
  "NtfctnGnlInf",
  "MvmntPrlimryAdvcGnlInf",
  "MvmntPrlimryAdvcId",
  "PrvsNtfctnId",
  "PrvsMvmntPrlimryAdvcId",
  "CxlAdvcGnlInf",
  "AcctsDtls",
  "NtfctnId",
  "MvmntConfId",
  "CorpActnGnlInf",
  "AcctDtls",
  "CorpActnDtls",
  "CorpActnOptnDtls",
  "CorpActnMvmntDtls",
  "CorpActnConfDtls",
  "AddtlInf",
] as const;

/** Notification (seev.031). */
export const notificationReader: MakeReader = (context) => eventReader(context, "CorpActnNtfctn");
/** Preliminary advice of movements (seev.035). */
export const preliminaryReader: MakeReader = (context) => eventReader(context, "CorpActnMvmntPrlimryAdvc");
/** Confirmation of movements (seev.036). */
export const movementReader: MakeReader = (context) => eventReader(context, CONFIRMATION);
/** Reversal of movements that were confirmed (seev.037). */
export const reversalReader: MakeReader = (context) => eventReader(context, REVERSAL);
/** Withdrawal of an event that was announced (seev.039). */
export const withdrawalReader: MakeReader = (context) => eventReader(context, WITHDRAWAL);

const CONFIRMATION = "CorpActnMvmntConf";
const REVERSAL = "CorpActnMvmntRvslAdvc";
const WITHDRAWAL = "CorpActnCxlAdvc";
/** Messages that post or take back what an event brings: a withdrawn announcement does not undo them. */
const POSTED: ReadonlySet<string> = new Set([CONFIRMATION, REVERSAL, WITHDRAWAL]);

const eventReader = (context: ReaderContext, root: string): DocumentReader =>
  adviceReader(
    {
      kind: "corporate-actions",
      columns: CORPORATE_ACTIONS_COLUMNS,
      root,
      parts: PARTS,
      dayOf: ({ bookingDate, paymentDate }) => {
        const day = bookingDate ?? paymentDate;
        return typeof day === "number" ? day : null;
      },
      rowsOf: (advice) => eventRows(advice, context),
      settle(row, notices) {
        const line = POSTED.has(root) ? null : context.cancellations.lineOf("event", row.cells.event);
        if (line === null) return;
        row.cells.status = "CANCELLED";
        notices.tellCancelled(row, line);
      },
    },
    context,
  );

/** One row for each movement of cash or securities, else for each option, else one. */
function eventRows(advice: Advice, { cancellations }: ReaderContext): AdviceRow[] {
  const { root, notices } = advice;
  const event = eventCells(advice);
  if (root.name === REVERSAL) notices.tellReversal(root);
  if (root.name === WITHDRAWAL && typeof event.event === "string") cancellations.add("event", event.event, root.line);
  const options = root.children.filter(({ name }) => OPTIONS.has(name));
  const rows = options.flatMap((option) => optionRows(event, option, notices));
  return rows.length > 0 ? rows : [{ cells: event, line: root.line }];
}

const OPTIONS: ReadonlySet<string> = new Set(["CorpActnOptnDtls", "CorpActnMvmntDtls", "CorpActnConfDtls"]);

const codeAt = (element: XmlElement | null, path: string): string | null =>
  textAt(element, `${path}/Cd`) ?? textAt(element, `${path}/Prtry/Id`) ?? textAt(element, path);

/** What a message does that has no type of its own. */
const FUNCTIONS: Readonly<Record<string, string>> = { [REVERSAL]: "REVR", [WITHDRAWAL]: "CANC" };

const STATUSES: Readonly<Record<string, string>> = {
  [CONFIRMATION]: "SETTLED",
  [REVERSAL]: "SETTLED",
  [WITHDRAWAL]: "CANCELLED",
};

/** What a message follows: what it replaces or takes back, else what it confirms or announces again. */
const PREVIOUS = ["PrvsNtfctnId", "PrvsMvmntPrlimryAdvcId", "MvmntConfId", "MvmntPrlimryAdvcId", "NtfctnId"] as const;

function eventCells({ root, message, header, notices }: Advice): Cells {
  const notification = at(root, "NtfctnGnlInf") ?? at(root, "MvmntPrlimryAdvcGnlInf");
  const general = at(root, "CorpActnGnlInf");
  const security = securityCells(
    at(general, "UndrlygScty/FinInstrmId") ?? at(general, "FinInstrmId") ?? at(general, "UndrlygScty"),
  );
  if (!isNamed(security)) notices.tellMissing(general ?? root, "FinInstrmId", SECURITY);
  const details = at(root, "CorpActnDtls");
  const { narrative, ...held } = heldCells(root);
  return {
    messageType: messageType(message),
    messageFunction: textAt(notification, "NtfctnTp") ?? textAt(notification, "Tp") ?? FUNCTIONS[root.name] ?? null,
    event: textAt(general, "CorpActnEvtId"),
    officialReference: textAt(general, "OffclCorpActnEvtId"),
    eventType: codeAt(general, "EvtTp"),
    participation: codeAt(general, "MndtryVlntryEvtTp"),
    processingStatus: textAt(notification, "PrcgSts/Cd/EvtCmpltnsSts") ?? textAt(notification, "PrcgSts/EvtCmpltnsSts"),
    counterReference: textAt(notification, "NtfctnId") ?? header?.reference ?? null,
    previousReference:
      PREVIOUS.map((name) => textAt(root, `${name}/Id`) ?? textAt(root, name)).find((text) => text !== null) ?? null,
    status: STATUSES[root.name] ?? null,
    ...security,
    ...held,
    exDate: dayIn(at(details, "DtDtls/ExDvddDt")),
    recordDate: dayIn(at(details, "DtDtls/RcrdDt")),
    ...ratioCells(details),
    ratePerUnit: perUnitIn(details)?.amount ?? null,
    narrative: joined([textOf(narrative), textIn(at(details, "AddtlInf")), textIn(at(root, "AddtlInf"))]),
  };
}

/** The accounts that hold the security. What is held on several of them adds up, and is told by account. */
function heldCells(root: XmlElement): Cells {
  const accounts = at(root, "AcctDtls") ?? at(root, "AcctsDtls");
  const listed = [...all(accounts, "AcctsListAndBalDtls"), ...all(accounts, "AcctsList")];
  const held = (listed.length > 0 ? listed : accounts ? [accounts] : []).map((holder) => {
    const balance = at(holder, "Bal");
    return {
      account: at(holder, "SfkpgAcct") ? accountOf(at(holder, "SfkpgAcct")) : null,
      eligible: quantityIn(at(balance, "TtlElgblBal") ?? at(balance, "ConfdBal")),
    };
  });
  const quantities = held.flatMap(({ eligible }) => eligible ?? []);
  const isOneUnit = quantities.every(({ type }) => type === quantities[0]?.type);
  const total = isOneUnit ? quantities.map(({ amount }) => amount) : [];
  return {
    account: joined([...new Set(held.map(({ account }) => account))], ", "),
    quantityType: isOneUnit ? (quantities[0]?.type ?? null) : null,
    eligibleQuantity: total.length > 0 ? total.reduce(add) : null,
    narrative: held.length > 1 ? joined(held.map(inWordsOf)) : null,
  };
}

function optionRows(event: Cells, option: XmlElement, notices: Advice["notices"]): AdviceRow[] {
  const isDefault = textAt(option, "DfltPrcgOrStgInstr/DfltOptnInd");
  const cells: Cells = {
    ...event,
    option: textAt(option, "OptnNb/Nb") ?? codeAt(option, "OptnNb"),
    optionType: codeAt(option, "OptnTp"),
    isDefaultOption: isDefault === null ? null : isDefault === "true" || isDefault === "1" ? "Y" : "N",
    currency: textAt(option, "CcyOptn"),
    ...known({ ratePerUnit: perUnitIn(option)?.amount ?? null, ...ratioCells(option) }),
    narrative: joined([textOf(event.narrative), textIn(at(option, "AddtlInf"))]),
  };
  const movements = [
    ...all(option, "SctiesMvmntDtls").map((part) => ({ part, moved: securityMovement(part) })),
    ...all(option, "CshMvmntDtls").map((part) => ({ part, moved: cashMovement(part) })),
  ];
  if (movements.length === 0) return [{ cells, line: option.line }];
  for (const { part, moved } of movements) if ((moved.mark ?? null) === null) notices.tellUndirected(part);
  return movements.map(({ part, moved: { narrative, ...moved } }) => ({
    cells: { ...cells, ...known(moved), narrative: joined([textOf(narrative), textOf(cells.narrative)]) },
    line: part.line,
  }));
}

/** Cells that say something: what the option does not say of its own is as the event has it. */
const known = (cells: Cells): Cells =>
  Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== null && cell !== undefined));

const textOf = (cell: Cells[string]): string | null => (typeof cell === "string" ? cell : null);

const textIn = (element: XmlElement | null): string | null =>
  joined(leavesOf(element).map(({ text }) => text.replace(/\s+/g, " ")));
