import { useEffect, useRef } from 'react';
import styles from './Problem.module.css';

/** What went wrong, where it happened, and brought into sight there; nothing when nothing did. */
export const Problem = ({ text }: { text: string }) => {
  const place = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (text !== '') place.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  return text === '' ? null : (
    <p ref={place} className={styles['problem']} role="alert">
      {text}
    </p>
  );
};
