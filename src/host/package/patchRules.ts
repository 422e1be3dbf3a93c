import { areaAddress } from "../model/a1";
import type { SheetModel } from "../model/createWorkbook";
import type { ConditionalFormat } from "../model/workbook";
import type { SaveContext } from "./cellXml";
import { formulaForFile } from "./formulaText";
import type { SheetEditor } from "./sheetEditor";
import type { SheetSource } from "./source";
import { withAttribute } from "./textEdits";
import { childrenOf, escapeXml, numberOf, type XmlElement } from "./xml";

/** Takes out the rules that are gone, adds those that came, and numbers them in their order. A rule that stays keeps its
 *  element, and its priority while that fits. */
export function patchRules(sheet: SheetModel, source: SheetSource, editor: SheetEditor, context: SaveContext): void {
  if (source.settings.rules === context.settings.rules) return;
  const blocks = editor
    .children("conditionalFormatting")
    .map((element) => ({ element, rules: childrenOf(element, "cfRule") }));
  const kept = new Set<XmlElement>();
  let priority = 0;
  for (const format of sheet.conditionalFormats) {
    const origin = source.rules.get(format);
    const element = origin && blocks[origin.block]?.rules[origin.rule];
    const before = element ? numberOf(element.attributes["priority"], 0) : 0;
    priority = before > priority ? before : priority + 1;
    if (!element) insertRule(format, customRule(format, priority, editor, context), editor);
    else if (origin.snapshot === JSON.stringify(format)) {
      kept.add(element);
      if (before !== priority) {
        const tag = withAttribute(editor.openTag(element), "priority", String(priority));
        editor.edits.replace(element.start, element.innerStart, tag);
      }
    } else if (format.type === "custom") insertRule(format, customRule(format, priority, editor, context), editor);
    else insertRule(format, movedRule(element, priority, editor), editor);
  }
  for (const { element, rules } of blocks) {
    const gone = rules.filter((rule) => !kept.has(rule));
    if (gone.length === rules.length && rules.length > 0) editor.remove(element);
    else for (const rule of gone) editor.remove(rule);
  }
}

function insertRule(format: ConditionalFormat, rule: string, editor: SheetEditor): void {
  const areas = format.areas.map(areaAddress).join(" ");
  if (areas === "") return;
  const name = editor.tag("conditionalFormatting");
  editor.insert("conditionalFormatting", `<${name} sqref="${areas}">${rule}</${name}>`);
}

function customRule(format: ConditionalFormat, priority: number, editor: SheetEditor, context: SaveContext): string {
  const stop = format.stopIfTrue ? ' stopIfTrue="1"' : "";
  const style = context.styles.differential(format);
  const formula = escapeXml(formulaForFile(format.formula));
  const name = editor.tag("cfRule");
  return (
    `<${name} type="expression" dxfId="${style}" priority="${priority}"${stop}>` +
    `${editor.wrap("formula", formula)}</${name}>`
  );
}

/** A rule that we do not evaluate, over other cells. */
function movedRule(element: XmlElement, priority: number, editor: SheetEditor): string {
  const tag = editor.openTag(element);
  return withAttribute(tag, "priority", String(priority)) + editor.source(element).slice(tag.length);
}
