import type { CellValue } from "../model/workbook";
import { constantOf } from "./lookups";
import { callAt, type FormulaPart } from "./resolveFormula";

/** Whether a condition of the everyday kind holds: comparisons of a cell with a constant, in AND, OR and NOT, with N("note").
 *  Undefined for anything else, which the engine is to compute. */
export function conditionHolds(parts: readonly FormulaPart[]): boolean | undefined {
  const [first] = parts;
  if (first?.kind === "function") {
    const call = callAt(parts, 0);
    if (call?.end === parts.length - 1) {
      const answer = functionHolds(first.text.toUpperCase(), call.args);
      if (answer !== undefined) return answer;
    }
  }
  return comparisonHolds(parts);
}

function functionHolds(name: string, args: readonly FormulaPart[][]): boolean | undefined {
  if (name !== "AND" && name !== "OR" && name !== "NOT") return undefined;
  const answers = args.map(conditionHolds);
  if (!answers.every((answer) => answer !== undefined)) return undefined;
  if (name === "NOT") return answers.length === 1 ? !answers[0] : undefined;
  return name === "AND" ? answers.every(Boolean) : answers.some(Boolean);
}

const OPERATORS = ["<=", ">=", "<>", "=", "<", ">"];

function comparisonHolds(parts: readonly FormulaPart[]): boolean | undefined {
  let depth = 0;
  for (const [index, part] of parts.entries()) {
    const text = part.kind === "other" ? part.text : "";
    if (text === "(") depth++;
    if (text === ")") depth--;
    if (depth > 0 || !["<", ">", "="].includes(text)) continue;
    const next = parts[index + 1];
    const pair = text + (next?.kind === "other" ? next.text : "");
    const operator = OPERATORS.includes(pair) ? pair : text;
    const left = operand(parts.slice(0, index));
    const right = operand(parts.slice(index + operator.length));
    return left === undefined || right === undefined ? undefined : compared(left, operator, right);
  }
  return undefined;
}

/** A cell's value, a literal, or N("a text"), which is 0. */
function operand(parts: readonly FormulaPart[]): CellValue | undefined {
  const kept = parts.filter((part) => !(part.kind === "other" && part.text.trim() === ""));
  const [first] = kept;
  if (first?.kind === "function" && first.text.toUpperCase() === "N") {
    const call = callAt(kept, 0);
    const argument = call?.end === kept.length - 1 ? call.args[0] : undefined;
    return argument?.length === 1 && argument[0]?.kind === "string" ? 0 : undefined;
  }
  return constantOf(kept, () => false);
}

/** As Excel compares: texts ignoring case, numbers before texts before truth values, a blank equal to "", 0 and FALSE. */
function compared(left: CellValue, operator: string, right: CellValue): boolean | undefined {
  if (isError(left) || isError(right)) return undefined;
  const one = filled(left, right);
  const other = filled(right, left);
  const order = rank(one) - rank(other) || ordered(one, other);
  switch (operator) {
    case "=":
      return order === 0;
    case "<>":
      return order !== 0;
    case "<":
      return order < 0;
    case ">":
      return order > 0;
    case "<=":
      return order <= 0;
    default:
      return order >= 0;
  }
}

type Plain = string | number | boolean;
const isError = (value: CellValue): value is Exclude<CellValue, Plain | null> =>
  typeof value === "object" && value !== null;

function filled(value: Plain | null, beside: Plain | null): Plain {
  if (value !== null) return value;
  return typeof beside === "string" ? "" : typeof beside === "boolean" ? false : 0;
}

const rank = (value: Plain): number => (typeof value === "number" ? 0 : typeof value === "string" ? 1 : 2);

function ordered(one: Plain, other: Plain): number {
  const left = typeof one === "string" ? one.toLowerCase() : Number(one);
  const right = typeof other === "string" ? other.toLowerCase() : Number(other);
  return left < right ? -1 : left > right ? 1 : 0;
}
