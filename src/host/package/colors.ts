import { childOf, descendantsOf, isTrue, numberOf, type XmlElement } from "./xml";

/** What a colour of the file may refer to. */
export interface Palette {
  /** In the order of the `theme` attribute: light 1, dark 1, light 2, dark 2, accents, links. "#RRGGBB". */
  readonly theme: readonly string[];
  readonly indexed: readonly string[];
}

const themeNames = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];
const officeTheme = "FFFFFF 000000 E7E6E6 44546A 4472C4 ED7D31 A5A5A5 FFC000 5B9BD5 70AD47 0563C1 954F72".split(" ");
const basic = "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF".split(" ");
const standard = [
  ...basic,
  ...basic,
  ...(
    "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
    "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
    "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333"
  ).split(" "),
];

export function readPalette(theme: XmlElement | null, styles: XmlElement | null): Palette {
  const scheme = theme ? descendantsOf(theme, "clrScheme")[0] : undefined;
  const custom = childOf(childOf(styles, "colors"), "indexedColors")?.children.map(
    ({ attributes }) => attributes["rgb"] ?? "",
  );
  return {
    theme: themeNames.map((name, index) => `#${themeColor(childOf(scheme, name)) ?? officeTheme[index] ?? "000000"}`),
    indexed: (custom ?? standard).map((rgb) => `#${rgb.slice(-6).toUpperCase()}`),
  };
}

function themeColor(element: XmlElement | null): string | null {
  const attributes = element?.children[0]?.attributes;
  const text = attributes?.["lastClr"] ?? attributes?.["val"];
  return text !== undefined && /^[0-9A-Fa-f]{6}$/.test(text) ? text.toUpperCase() : null;
}

/** "#RRGGBB", or null where the colour is left to the program. */
export function colorOf(element: XmlElement | null | undefined, palette: Palette): string | null {
  if (!element || isTrue(element.attributes["auto"])) return null;
  const { rgb, theme, indexed, tint } = element.attributes;
  const base =
    rgb !== undefined
      ? `#${rgb.slice(-6).toUpperCase()}`
      : theme !== undefined
        ? palette.theme[Number(theme)]
        : palette.indexed[numberOf(indexed, -1)];
  if (base === undefined || !/^#[0-9A-F]{6}$/.test(base)) return null;
  return tinted(base, numberOf(tint, 0));
}

/** Lighter (positive) or darker by a share of the luminance, as ECMA-376 part 1, 18.8.19 has it. */
function tinted(color: string, tint: number): string {
  if (tint === 0) return color;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 2;
  const spread = most - least;
  const saturation = spread === 0 ? 0 : spread / (lightness > 0.5 ? 2 - most - least : most + least);
  const changed = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const high = changed < 0.5 ? changed * (1 + saturation) : changed + saturation - changed * saturation;
  const low = 2 * changed - high;
  const channel = (value: number) => {
    const share = spread === 0 ? 0 : (value - least) / spread;
    return Math.round((low + (high - low) * share) * 255)
      .toString(16)
      .padStart(2, "0")
      .toUpperCase();
  };
  return `#${channel(red)}${channel(green)}${channel(blue)}`;
}
