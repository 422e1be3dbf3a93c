import { makeStyles, Text, tokens } from "@fluentui/react-components";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    alignItems: "center",
    rowGap: tokens.spacingVerticalM,
    textAlign: "center",
    color: tokens.colorNeutralForeground3,
    padding: tokens.spacingHorizontalXXL,
  },
});

/** Says why a list is empty. */
export function EmptyList({ text, children }: { readonly text: string; readonly children?: React.ReactNode }) {
  return (
    <div className={useStyles().root}>
      <Text>{text}</Text>
      {children}
    </div>
  );
}
