import type { FileContent, FileNotice, OnRead } from "../statementFile";
import { amountSigns } from "./amountSigns";
import { isConfirmation, settlementRow } from "./confirmations";
import { CORPORATE_ACTIONS_COLUMNS, corporateActionRows } from "./corporateActions";
import type { FinMessage } from "./finMessage";
import { FileNotices } from "../fileNotices";
import { KindTables } from "../kindTables";
import { HOLDINGS_COLUMNS, holdingsReader } from "./holdings";
import { pendingReader, statusRow } from "./pending";
import { hasPenalties, hasPending, PENALTIES_COLUMNS, penaltyRows, readPenalties } from "./penalties";
import { readAdvices } from "./securitiesAdvices";
import { readStatements } from "./securitiesStatements";
import { SequenceReader } from "./sequences";
import { securitiesType } from "./securitiesType";
import { TRANSACTION_COLUMNS, transactionsReader } from "./transactions";

/** Whether `readSecuritiesMessages` reads this message. */
export const isSecuritiesMessage = (message: FinMessage): boolean => securitiesType(message) !== null;

/** Reads MT535, MT536, MT537, MT540 to MT548, MT564, MT566, MT567 and MT568 into a table for each kind. Other messages are not
 *  looked at. */
export function readSecuritiesMessages(messages: readonly FinMessage[], onRead: OnRead = () => undefined): FileContent {
  const notices = new FileNotices();
  const typed = messages.flatMap((message) => {
    const type = securitiesType(message);
    return type === null ? [] : [type === message.type ? message : { ...message, type }];
  });
  const ofType = (pattern: RegExp) => typed.filter(({ type }) => pattern.test(type ?? ""));
  const tables = new KindTables();
  const sequences = new SequenceReader(notices, (countRead) => onRead(Math.min(countRead / typed.length, 1)));
  const signs = amountSigns(ofType(/^(?:536|537|548)$/), notices);

  const holdings = tables.of("holdings", HOLDINGS_COLUMNS);
  readStatements(ofType(/^535$/), sequences, holdings, holdingsReader(holdings));
  const transactions = tables.of("transactions", TRANSACTION_COLUMNS);
  readStatements(ofType(/^536$/), sequences, transactions, transactionsReader(signs));
  const pending = tables.of("pending", TRANSACTION_COLUMNS);
  const statuses = ofType(/^537$/);
  readStatements(statuses.filter(hasPending), sequences, pending, pendingReader(signs));
  const penalties = tables.of("penalties", PENALTIES_COLUMNS);
  readStatements(statuses.filter(hasPenalties), sequences, penalties, readPenalties);
  const advised = ofType(/^548$/);
  readAdvices(advised.filter(hasPending), sequences, pending, (message, page) => [
    { cells: statusRow(page, signs), line: message.line },
  ]);
  readAdvices(advised.filter(hasPenalties), sequences, penalties, penaltyRows);
  for (const kind of ["instructions", "transactions"] as const) {
    const settlements = ofType(/^54[0-7]$/).filter(
      ({ type }) => isConfirmation(type ?? "") === (kind === "transactions"),
    );
    readAdvices(settlements, sequences, tables.of(kind, TRANSACTION_COLUMNS), (message, page) => [
      { cells: settlementRow(message, page), line: message.line },
    ]);
  }
  readAdvices(
    ofType(/^56\d$/),
    sequences,
    tables.of("corporate-actions", CORPORATE_ACTIONS_COLUMNS),
    corporateActionRows,
  );
  const formats = new Set(typed.map(({ type }) => `MT${type ?? ""}`));
  return { formats: [...formats], tables: tables.finish(), notices: once(notices.finish()) };
}

/** A message that holds both pending transactions and penalties is read for each, and what is wrong with it told once. */
function once(notices: readonly FileNotice[]): FileNotice[] {
  const told = new Set<string>();
  return notices.filter(({ code, line, wording }) => {
    const key = [code, line, wording.en].join("\n");
    if (told.has(key)) return false;
    told.add(key);
    return true;
  });
}
