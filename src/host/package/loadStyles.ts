import { defaultStyle } from "../model/styleTable";
import type { CellStyle } from "../model/workbook";
import { builtInFormats } from "./builtInFormats";
import { colorOf, type Palette } from "./colors";
import { childOf, childrenOf, isTrue, numberOf, type XmlElement } from "./xml";

/** What a conditional format lays over a cell. */
export interface DifferentialStyle {
  readonly fillColor: string | null;
  readonly fontColor: string | null;
  readonly bold: boolean | null;
  readonly italic: boolean | null;
}

/** The cell styles of styles.xml in the order of its `cellXfs`. */
export function readCellStyles(root: XmlElement, palette: Palette): CellStyle[] {
  const formats = new Map(
    childrenOf(childOf(root, "numFmts"), "numFmt").map(({ attributes }) => [
      Number(attributes["numFmtId"]),
      attributes["formatCode"] ?? "General",
    ]),
  );
  const fonts = childrenOf(childOf(root, "fonts"), "font").map((font) => fontStyle(font, palette));
  const fills = childrenOf(childOf(root, "fills"), "fill").map((fill) => fillColor(fill, palette));
  return childrenOf(childOf(root, "cellXfs"), "xf").map((xf) => {
    const format = numberOf(xf.attributes["numFmtId"], 0);
    return {
      ...defaultStyle,
      ...fonts[numberOf(xf.attributes["fontId"], 0)],
      ...alignment(childOf(xf, "alignment")),
      numberFormat: formats.get(format) ?? builtInFormats[format] ?? "General",
      fillColor: fills[numberOf(xf.attributes["fillId"], 0)] ?? null,
    };
  });
}

/** What each cell style has besides its look: borders, protection, a theme's colours, all that the model does not know. Two
 *  styles of one look and the same rest are the same to Excel. */
export function readStyleRests(root: XmlElement): string[] {
  const fonts = childrenOf(childOf(root, "fonts"), "font").map(fontRest);
  const fills = childrenOf(childOf(root, "fills"), "fill").map(fillRest);
  return childrenOf(childOf(root, "cellXfs"), "xf").map(({ attributes, children }) => {
    const kept = Object.entries(attributes).filter(
      ([name, value]) => !LOOK_IDS.has(name) && !(name.startsWith("apply") && isTrue(value)),
    );
    const [font, fill] = [numberOf(attributes["fontId"], 0), numberOf(attributes["fillId"], 0)];
    return JSON.stringify([kept.sort(), children.map(plainElement), fonts[font] ?? null, fills[fill] ?? null]);
  });
}

const LOOK_IDS = new Set(["numFmtId", "fontId", "fillId"]);
const LOOK_OF_FONT = new Set(["b", "i", "sz", "name"]);

const fontRest = (font: XmlElement): unknown[] =>
  font.children.filter((part) => !LOOK_OF_FONT.has(part.name) && !isPlainUnderline(part)).map(plainElement);

const isPlainUnderline = ({ name, attributes }: XmlElement): boolean =>
  name === "u" && (attributes["val"] ?? "single") === "single";

/** Null for no fill and for a solid one in a colour of its own: the look says it all. */
function fillRest(fill: XmlElement): unknown {
  const pattern = childOf(fill, "patternFill");
  const type = pattern?.attributes["patternType"] ?? "none";
  if (pattern && type === "none") return null;
  const color = childOf(pattern, "fgColor");
  return type === "solid" && color?.attributes["rgb"] !== undefined ? null : plainElement(fill);
}

/** An element without its place in the file. */
const plainElement = ({ name, attributes, children }: XmlElement): unknown[] => [
  name,
  Object.entries(attributes).sort(),
  children.map(plainElement),
];

export function readDifferentialStyles(root: XmlElement, palette: Palette): DifferentialStyle[] {
  return childrenOf(childOf(root, "dxfs"), "dxf").map((dxf) => {
    const font = childOf(dxf, "font");
    const pattern = childOf(childOf(dxf, "fill"), "patternFill");
    return {
      // In a differential style the background is what a solid fill shows.
      fillColor: colorOf(childOf(pattern, "bgColor"), palette) ?? colorOf(childOf(pattern, "fgColor"), palette),
      fontColor: colorOf(childOf(font, "color"), palette),
      bold: flag(font, "b"),
      italic: flag(font, "i"),
    };
  });
}

/** An element that is on by being there, unless it says otherwise. */
function flag(parent: XmlElement | null, name: string): boolean | null {
  const element = childOf(parent, name);
  return element ? isTrue(element.attributes["val"] ?? "1") : null;
}

function fontStyle(font: XmlElement, palette: Palette) {
  const underline = childOf(font, "u");
  return {
    bold: flag(font, "b") ?? false,
    italic: flag(font, "i") ?? false,
    underline: underline !== null && underline.attributes["val"] !== "none",
    fontName: childOf(font, "name")?.attributes["val"] ?? defaultStyle.fontName,
    fontSize: numberOf(childOf(font, "sz")?.attributes["val"], defaultStyle.fontSize),
    fontColor: colorOf(childOf(font, "color"), palette),
  };
}

function fillColor(fill: XmlElement, palette: Palette): string | null {
  const pattern = childOf(fill, "patternFill");
  if (!pattern) return colorOf(childOf(childOf(childOf(fill, "gradientFill"), "stop"), "color"), palette);
  const type = pattern.attributes["patternType"] ?? "none";
  return type === "none" ? null : colorOf(childOf(pattern, "fgColor"), palette);
}

export const horizontals: Readonly<Record<string, CellStyle["horizontal"]>> = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
};

export const verticals: Readonly<Record<string, CellStyle["vertical"]>> = {
  top: "Top",
  center: "Center",
  bottom: "Bottom",
  justify: "Justify",
  distributed: "Distributed",
};

function alignment(element: XmlElement | null) {
  if (!element) return {};
  const { horizontal, vertical, wrapText, indent } = element.attributes;
  return {
    horizontal: horizontals[horizontal ?? "general"] ?? "General",
    vertical: verticals[vertical ?? "bottom"] ?? "Bottom",
    wrapText: isTrue(wrapText),
    indent: numberOf(indent, 0),
  };
}
