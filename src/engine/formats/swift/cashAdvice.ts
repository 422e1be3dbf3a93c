import type { Day } from "../../../kernel/day";
import { negate } from "../../../kernel/decimal";
import { NOTHING_SAID, type StatementDraft } from "../tableBuilder";
import type { CashRow } from "./cashPage";
import type { CashStatement } from "./cashStatements";
import { finMoney, finShortDay } from "./fieldValues";
import type { FinMessage } from "./finMessage";
import type { FileNotices } from "../fileNotices";

interface CashAdvice {
  readonly message: FinMessage;
  readonly account: string | null;
  readonly currency: string;
  readonly valueDate: Day;
  readonly row: CashRow;
}

/** Confirmations of one debit (MT900) or credit (MT910) each, by account: one statement for all of an account's. */
export function cashAdvices(messages: readonly FinMessage[], notices: FileNotices): CashStatement[] {
  const byAccount = new Map<string, [CashAdvice, ...CashAdvice[]]>();
  for (const message of messages) {
    const advice = cashAdvice(message, notices);
    if (!advice) continue;
    const key = [message.type, message.sender, advice.account, advice.currency].join("\n");
    const known = byAccount.get(key);
    if (known) known.push(advice);
    else byAccount.set(key, [advice]);
  }
  return [...byAccount.values()].map(statementOf);
}

function statementOf(advices: readonly [CashAdvice, ...CashAdvice[]]): CashStatement {
  const [first] = advices;
  const days = advices.map(({ valueDate }) => valueDate);
  const isOneDay = days.every((day) => day === first.valueDate);
  const draft: StatementDraft = {
    ...NOTHING_SAID,
    format: `MT${first.message.type ?? ""}`,
    reference: advices.length === 1 ? fieldOf(first.message, "20") : null,
    account: first.account,
    currency: first.currency,
    sender: first.message.sender,
    date: isOneDay ? first.valueDate : null,
    line: first.message.line,
  };
  return { draft, rows: advices.map(({ row }) => row) };
}

function cashAdvice(message: FinMessage, notices: FileNotices): CashAdvice | null {
  const settled = fieldOf(message, "32A");
  const valueDate = finShortDay(settled?.slice(0, 6) ?? "");
  const money = finMoney(settled?.slice(6) ?? "");
  if (valueDate === null || !money) {
    tellBroken(message, notices);
    return null;
  }
  const isDebit = message.type === "900";
  if (isDebit && message.isTypedByFields === true) tellTakenAsDebit(message, notices);
  const account = (fieldOf(message, "25") ?? fieldOf(message, "25P"))?.split("\n")[0]?.trim() ?? null;
  const party = partyOf(message, "50") ?? partyOf(message, "52");
  const own = fieldOf(message, "21");
  return {
    message,
    account,
    currency: money.currency,
    valueDate,
    row: {
      line: message.line,
      cells: {
        cashAccount: account,
        valueDate,
        mark: isDebit ? "D" : "C",
        netAmount: isDebit ? negate(money.amount) : money.amount,
        currency: money.currency,
        reference: own === "NONREF" ? null : own,
        counterReference: fieldOf(message, "20"),
        counterparty: party?.name ?? null,
        counterpartyAccount: party?.account ?? null,
        label: fieldOf(message, "72")?.replace(/\n(?:\/\/)?/g, " ") ?? null,
        narrative: partyOf(message, "56")?.name ?? null,
      },
    },
  };
}

function fieldOf({ fields }: FinMessage, tag: string): string | null {
  return fields.find((field) => field.tag === tag)?.value.trim() || null;
}

/** A party in whichever option (50A, 50K, 50F, 52D …): an account behind a slash, then a BIC or the lines of its name. */
function partyOf({ fields }: FinMessage, number: string): { name: string | null; account: string | null } | null {
  const field = fields.find(({ tag }) => tag.length === 3 && tag.startsWith(number));
  if (!field) return null;
  const lines = field.value.split("\n").map((line) => line.trim());
  const account = lines[0]?.startsWith("/") === true ? lines[0].replace(/^\/(?:[CD]\/)?/, "") : null;
  const [first = ""] = account === null ? lines : lines.slice(1);
  // Option F numbers its lines: "1/NAME".
  return { name: first.replace(/^1\//, "") || null, account };
}

function tellBroken({ type, line }: FinMessage, notices: FileNotices): void {
  const name = `MT${type ?? ""}`;
  notices.add("error", "broken-message", line, {
    en: `Line ${String(line)}: the ${name} has no value date and amount (field 32A) that can be read, and did not come in. Ask the bank to send it again.`,
    fr: `Ligne ${String(line)} : le ${name} n'a ni date de valeur ni montant lisibles (zone 32A) et n'a pas été repris. Demandez à la banque de le renvoyer.`,
  });
}

/** A confirmation of credit must say who ordered it: without, the text can only be one of a debit, if its bank keeps to the rule. */
function tellTakenAsDebit({ line }: FinMessage, notices: FileNotices): void {
  notices.add("warning", "typed-by-fields", line, {
    en: `Line ${String(line)}: this text has no envelope that says its type. It names nobody who ordered it (fields 50, 52), as an MT910 must, and came in as a debit (MT900). Check its sign.`,
    fr: `Ligne ${String(line)} : ce texte n'a pas d'enveloppe qui dise son type. Il ne nomme aucun donneur d'ordre (zones 50, 52), ce qu'un MT910 doit faire, et il est repris comme un débit (MT900). Vérifiez son sens.`,
  });
}
