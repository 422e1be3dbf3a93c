import { MenuItem } from "@fluentui/react-components";
import { ArrowDownloadRegular } from "@fluentui/react-icons/svg/arrow-download";
import { ArrowUploadRegular } from "@fluentui/react-icons/svg/arrow-upload";
import type { PaneState } from "../paneState";
import { settingsOf } from "../paneState";
import { profileText } from "../profileFile";
import { TEXTS } from "../texts";
import { useWording } from "./wording";

export interface ProfileItemsProps {
  readonly state: PaneState;
  /** Opens the choice of a file: the input stands outside the menu, which goes when it is clicked. */
  readonly onChoose: () => void;
}

/** Layouts, aliases, tolerances and accounts as a file: out of this workbook, or into it. */
export function ProfileItems({ state, onChoose }: ProfileItemsProps) {
  const { say } = useWording();
  const settings = settingsOf(state);
  return (
    <>
      <MenuItem
        icon={<ArrowDownloadRegular />}
        disabled={settings === null}
        onClick={() => (settings === null ? undefined : download("concordance-profile.json", profileText(settings)))}
      >
        {say(TEXTS.exportProfile)}
      </MenuItem>
      <MenuItem icon={<ArrowUploadRegular />} disabled={settings === null} onClick={onChoose}>
        {say(TEXTS.importProfile)}
      </MenuItem>
    </>
  );
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
