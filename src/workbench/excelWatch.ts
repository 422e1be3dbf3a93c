import { useEffect, useState } from "react";
import type { EmbeddedExcel } from "../host";

/** Draws again after anything in the workbook changed, at most once a frame however many cells were written. */
export function useExcelChanges(excel: EmbeddedExcel): number {
  const [version, setVersion] = useState(0);
  useEffect(() => {
    let frame = 0;
    const stop = excel.onChange(() => {
      if (frame !== 0) return;
      frame = requestAnimationFrame(() => {
        frame = 0;
        setVersion((before) => before + 1);
      });
    });
    return () => {
      stop();
      cancelAnimationFrame(frame);
    };
  }, [excel]);
  return version;
}
