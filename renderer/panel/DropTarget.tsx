import { useEffect, useState } from 'react';
import { DROP } from '../../shared/text/ui';
import { pathOf } from '../api/client';
import { takeDropped } from '../command/files';
import { dropReturns } from '../command/returnActions';
import { planStore } from '../store/planStore';
import { uiStore } from '../store/uiStore';
import styles from './DropTarget.module.css';

const hasFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/** Files dropped anywhere on the window. */
export const DropTarget = () => {
  const [over, setOver] = useState(false);
  useEffect(() => {
    const onOver = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(true);
    };
    const onLeave = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const onDrop = (event: DragEvent): void => {
      if (!hasFiles(event)) return;
      event.preventDefault();
      setOver(false);
      // An open dialog takes what is dropped on it itself.
      if (uiStore.get().dialog !== null) return;
      const files = [...(event.dataTransfer?.files ?? [])];
      const [file] = files;
      // Told by the entry, not by the name: "Báo cáo T1.2022" is a folder.
      const entries = [...(event.dataTransfer?.items ?? [])].map((item) => item.webkitGetAsEntry());
      const isFolder = (one: File): boolean => entries[files.indexOf(one)]?.isDirectory === true;
      if (!file || dropReturns(files.map((one) => ({ name: one.name, path: pathOf(one), isFolder: isFolder(one) }))))
        return;
      takeDropped(file);
    };
    window.addEventListener('dragover', onOver);
    window.addEventListener('dragleave', onLeave);
    window.addEventListener('drop', onDrop);
    return () => {
      window.removeEventListener('dragover', onOver);
      window.removeEventListener('dragleave', onLeave);
      window.removeEventListener('drop', onDrop);
    };
  }, []);
  if (!over) return null;
  return (
    <div className={styles['cover']} data-testid="drop-target">
      <p>{DROP.plan}</p>
      {planStore.get().sheet === null ? null : <p>{DROP.book}</p>}
    </div>
  );
};
