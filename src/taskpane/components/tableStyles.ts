import { makeStyles, tokens } from "@fluentui/react-components";

/** Tables of values beside each other, narrow enough for the pane. */
export const useTableStyles = makeStyles({
  table: {
    borderCollapse: "collapse",
    tableLayout: "fixed",
    width: "100%",
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    "& th, & td": {
      textAlign: "left",
      verticalAlign: "top",
      fontWeight: tokens.fontWeightRegular,
      overflowWrap: "anywhere",
      paddingTop: tokens.spacingVerticalXXS,
      paddingBottom: tokens.spacingVerticalXXS,
      paddingLeft: tokens.spacingHorizontalXS,
      paddingRight: tokens.spacingHorizontalXS,
      borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    },
    "& thead th": { color: tokens.colorNeutralForeground3, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  },
  field: { width: "32%", color: tokens.colorNeutralForeground3 },
  number: { fontVariantNumeric: "tabular-nums" },
});
