import {
  createDarkTheme,
  createLightTheme,
  teamsHighContrastTheme,
  type BrandVariants,
  type Theme,
} from "@fluentui/react-components";
import { useEffect, useState } from "react";

/** Shades of the green that Excel itself wears. */
const BRAND: BrandVariants = {
  10: "#02150B",
  20: "#062415",
  30: "#08351E",
  40: "#0A4526",
  50: "#0B552F",
  60: "#0C6537",
  70: "#0E703C",
  80: "#107C41",
  90: "#218D51",
  100: "#33A063",
  110: "#4DB57A",
  120: "#6CC894",
  130: "#8BD8AC",
  140: "#ACE5C4",
  150: "#CCF0DB",
  160: "#E9F9F0",
};

const LIGHT = createLightTheme(BRAND);
const DARK: Theme = {
  ...createDarkTheme(BRAND),
  colorBrandForeground1: BRAND[120],
  colorBrandForeground2: BRAND[130],
  colorBrandForegroundLink: BRAND[120],
};

export type ThemeName = "light" | "dark" | "high-contrast";

export const THEMES: Readonly<Record<ThemeName, Theme>> = {
  light: LIGHT,
  dark: DARK,
  "high-contrast": teamsHighContrastTheme,
};

const FORCED = "(forced-colors: active)";
const DARK_SCHEME = "(prefers-color-scheme: dark)";

/** Forced colours first, then what Office says it wears, then what the system prefers. */
export function themeName(officeBackground: string | null): ThemeName {
  if (matchMedia(FORCED).matches) return "high-contrast";
  const isDark = officeBackground === null ? matchMedia(DARK_SCHEME).matches : isDarkColor(officeBackground);
  return isDark ? "dark" : "light";
}

/** Whether white text is the easier to read on "#RRGGBB", by the weights of ITU-R BT.601. */
export function isDarkColor(color: string): boolean {
  const [red = 255, green = 255, blue = 255] = (color.match(/[0-9a-f]{2}/gi) ?? []).map((part) => parseInt(part, 16));
  return red * 299 + green * 587 + blue * 114 < 128_000;
}

/** The theme of the pane, following the system while it is open. Office's own is asked each time something changes. */
export function usePaneTheme(officeBackground: () => string | null): Theme {
  const [name, setName] = useState(() => themeName(officeBackground()));
  useEffect(() => {
    const follow = () => setName(themeName(officeBackground()));
    const queries = [matchMedia(FORCED), matchMedia(DARK_SCHEME)];
    for (const query of queries) query.addEventListener("change", follow);
    return () => {
      for (const query of queries) query.removeEventListener("change", follow);
    };
  }, [officeBackground]);
  return THEMES[name];
}
