import { Text } from "@fluentui/react-components";
import { valueWording, type LikenessView } from "../../engine";
import type { Language } from "../../kernel/language";
import { amountText, dayText } from "../format";
import { TEXTS } from "../texts";
import { useTableStyles } from "./tableStyles";
import { useWording } from "./wording";

/** What speaks for two rows being one business and what against, field by field, the weightiest first; and the next best row. */
export function EvidenceTable({ likeness }: { readonly likeness: LikenessView }) {
  const tables = useTableStyles();
  const { language, say } = useWording();
  return (
    <>
      <table className={tables.table} aria-label={say(TEXTS.evidence)}>
        <thead>
          <tr>
            <th scope="col">{say(TEXTS.field)}</th>
            <th scope="col">{say(TEXTS.ours)}</th>
            <th scope="col">{say(TEXTS.theirs)}</th>
            <th scope="col">{say(TEXTS.evidence)}</th>
          </tr>
        </thead>
        <tbody>
          {likeness.fields.map((line) => (
            <tr key={line.label.en}>
              <th scope="row">{say(line.label)}</th>
              <td>{written(line, line.left, language)}</td>
              <td>{written(line, line.right, language)}</td>
              <td>{say(line.verdict)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <Text size={200}>{say(likeness.runnerUp ?? TEXTS.noRunnerUp)}</Text>
    </>
  );
}

function written({ field, kind }: LikenessView["fields"][number], text: string | null, language: Language): string {
  if (text === null) return "–";
  if (kind === "decimal") return amountText(text, language);
  return kind === "day" ? dayText(text) : valueWording(field, text)[language];
}
