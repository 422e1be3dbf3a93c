import { Button, makeStyles, Text, tokens } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { FolderOpenRegular } from "@fluentui/react-icons/svg/folder-open";
import { useRef } from "react";
import { useWording } from "../taskpane/components/wording";
import { savedName, type WorkbenchState } from "./openWorkbook";
import { TEXTS } from "./texts";

export interface TopBarProps {
  readonly state: WorkbenchState;
  readonly onOpen: (file: File) => void;
}

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalM,
    flexShrink: 0,
    minHeight: "44px",
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  logo: { width: "22px", height: "22px" },
  name: { flexGrow: 1, minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" },
  privacy: {
    color: tokens.colorNeutralForeground3,
    whiteSpace: "nowrap",
    "@media (max-width: 900px)": { display: "none" },
  },
});

/** The file's name, and opening and saving it. */
export function TopBar({ state, onOpen }: TopBarProps) {
  const styles = useStyles();
  const { say } = useWording();
  const picker = useRef<HTMLInputElement>(null);
  return (
    <header className={styles.root}>
      <img className={styles.logo} src="assets/icon-32.png" alt="" />
      <Text as="h1" weight="semibold" className={styles.name}>
        {state.status === "loading" ? say(TEXTS.title) : state.name}
      </Text>
      <Text size={200} className={styles.privacy}>
        {say(TEXTS.privacy)}
      </Text>
      <input
        ref={picker}
        type="file"
        accept=".xlsx,.xlsm"
        hidden
        onChange={(event) => {
          const [file] = event.target.files ?? [];
          event.target.value = "";
          if (file) onOpen(file);
        }}
      />
      <Button
        icon={<FolderOpenRegular />}
        disabled={state.status === "loading"}
        onClick={() => picker.current?.click()}
      >
        {say(TEXTS.open)}
      </Button>
      <Button
        icon={<ArrowDownloadRegular />}
        disabled={state.status !== "open"}
        onClick={() => (state.status === "open" ? download(savedName(state.name), state.excel.save()) : undefined)}
      >
        {say(TEXTS.save)}
      </Button>
    </header>
  );
}

function download(name: string, bytes: Uint8Array): void {
  const url = URL.createObjectURL(new Blob([bytes.slice()], { type: "application/octet-stream" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
