import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  DialogTrigger,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Text,
  tokens,
} from "@fluentui/react-components";
import { EraserRegular } from "@fluentui/react-icons/svg/eraser";
import { MoreHorizontalRegular } from "@fluentui/react-icons/svg/more-horizontal";
import { TableSettingsRegular } from "@fluentui/react-icons/svg/table-settings";
import { useRef, useState } from "react";
import type { PaneState } from "../paneState";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { ProfileItems } from "./ProfileItems";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    alignItems: "center",
    columnGap: tokens.spacingHorizontalXS,
    paddingLeft: tokens.spacingHorizontalM,
    paddingRight: tokens.spacingHorizontalXS,
    minHeight: "40px",
    flexShrink: 0,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flexGrow: 1 },
  language: { minWidth: "40px" },
  hidden: { display: "none" },
});

/** The product's name, the language, and what is rarely wanted. */
export function PaneHeader({ state }: { readonly state: PaneState }) {
  const styles = useStyles();
  const { language, say } = useWording();
  const actions = useActions();
  const [isAsking, setIsAsking] = useState(false);
  const profile = useRef<HTMLInputElement>(null);
  const isBusy = ["running", "opening", "removing", "importing"].includes(state.status);
  const other = language === "en" ? "fr" : "en";
  return (
    <header className={styles.root}>
      <Text as="h1" size={300} weight="semibold" className={styles.name}>
        {say(TEXTS.product)}
      </Text>
      <Button
        className={styles.language}
        appearance="subtle"
        size="small"
        lang={other}
        aria-label={say(TEXTS.switchLanguage)}
        onClick={() => actions.switchLanguage(other)}
      >
        {say(TEXTS.otherLanguage)}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            size="small"
            icon={<MoreHorizontalRegular />}
            aria-label={say(TEXTS.more)}
            disabled={isBusy}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem
              icon={<TableSettingsRegular />}
              disabled={state.status === "ready"}
              onClick={() => actions.showSheets()}
            >
              {say(TEXTS.sheetsAndColumns)}
            </MenuItem>
            <ProfileItems state={state} onChoose={() => profile.current?.click()} />
            <MenuItem icon={<EraserRegular />} disabled={!mayHaveMarks(state)} onClick={() => setIsAsking(true)}>
              {say(TEXTS.removeMarks)}…
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      <input
        ref={profile}
        type="file"
        accept=".json,application/json"
        className={styles.hidden}
        aria-label={say(TEXTS.importProfile)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = "";
          if (file) void file.text().then((text) => actions.importProfile(text));
        }}
      />
      <RemoveMarksDialog isOpen={isAsking} onClose={() => setIsAsking(false)} />
    </header>
  );
}

function mayHaveMarks(state: PaneState): boolean {
  if (!("survey" in state) || state.survey === null) return false;
  return state.status === "done" || state.status === "failed" || state.survey.hasMarks || state.survey.wasInterrupted;
}

function RemoveMarksDialog({ isOpen, onClose }: { readonly isOpen: boolean; readonly onClose: () => void }) {
  const { say } = useWording();
  const actions = useActions();
  return (
    <Dialog open={isOpen} onOpenChange={(_, { open }) => (open ? undefined : onClose())}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{say(TEXTS.removeMarksTitle)}</DialogTitle>
          <DialogContent>{say(TEXTS.removeMarksText)}</DialogContent>
          <DialogActions>
            <DialogTrigger disableButtonEnhancement>
              <Button appearance="secondary">{say(TEXTS.cancel)}</Button>
            </DialogTrigger>
            <Button
              appearance="primary"
              onClick={() => {
                onClose();
                void actions.removeMarks();
              }}
            >
              {say(TEXTS.removeMarks)}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
