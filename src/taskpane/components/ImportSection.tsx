import { Button, Field as LabelledField, makeStyles, Text, Textarea, tokens } from "@fluentui/react-components";
import { ArrowUploadRegular } from "@fluentui/react-icons/svg/arrow-upload";
import { ClipboardPasteRegular } from "@fluentui/react-icons/svg/clipboard-paste";
import { useId, useRef, useState } from "react";
import { droppedFile, pastedFile } from "../importing";
import { TEXTS } from "../texts";
import { useActions } from "./actions";
import { useWording } from "./wording";

const useStyles = makeStyles({
  root: {
    display: "flex",
    flexDirection: "column",
    rowGap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  hint: { color: tokens.colorNeutralForeground3 },
  buttons: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  hidden: { display: "none" },
  text: { fontFamily: tokens.fontFamilyMonospace },
});

/** The way in for files: dropped anywhere on the pane, chosen here, or pasted as text. */
export function ImportSection() {
  const styles = useStyles();
  const { say } = useWording();
  const actions = useActions();
  const title = useId();
  const input = useRef<HTMLInputElement>(null);
  const [pasted, setPasted] = useState<string | null>(null);
  return (
    <section className={styles.root} aria-labelledby={title}>
      <Text as="h2" id={title} size={300} weight="semibold">
        {say(TEXTS.importTitle)}
      </Text>
      <Text size={200} className={styles.hint}>
        {say(TEXTS.importHint)}
      </Text>
      <div className={styles.buttons}>
        <Button size="small" icon={<ArrowUploadRegular />} onClick={() => input.current?.click()}>
          {say(TEXTS.chooseFiles)}
        </Button>
        <Button
          size="small"
          appearance="subtle"
          icon={<ClipboardPasteRegular />}
          aria-expanded={pasted !== null}
          onClick={() => setPasted(pasted === null ? "" : null)}
        >
          {say(TEXTS.pasteText)}
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        className={styles.hidden}
        aria-label={say(TEXTS.chooseFiles)}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])].map(droppedFile);
          event.target.value = "";
          void actions.importFiles(files);
        }}
      />
      {pasted !== null && (
        <>
          <LabelledField label={say(TEXTS.pasteLabel)}>
            <Textarea
              className={styles.text}
              resize="vertical"
              rows={6}
              value={pasted}
              placeholder={say(TEXTS.pastePlaceholder)}
              onChange={(_, { value }) => setPasted(value)}
            />
          </LabelledField>
          <Button
            size="small"
            appearance="primary"
            disabled={pasted.trim() === ""}
            onClick={() => void actions.importFiles([pastedFile(say(TEXTS.pastedName), pasted)])}
          >
            {say(TEXTS.bringIn)}
          </Button>
        </>
      )}
    </section>
  );
}
