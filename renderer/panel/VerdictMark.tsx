import type { Verdict } from '../../shared/target/types';
import { VERDICT_SIGN } from '../../shared/text/ui';
import { VERDICT_WORDS } from '../../shared/text/verdict';
import styles from './VerdictMark.module.css';

/** A verdict by sign, colour and word. */
export const VerdictMark = ({ verdict, text }: { verdict: Verdict; text: string }) => (
  <span className={styles[verdict]}>
    <span className={`sign sign-${verdict}`}>{VERDICT_SIGN[verdict]}</span>
    {[text === VERDICT_WORDS[verdict] ? '' : text, VERDICT_WORDS[verdict]].filter((part) => part !== '').join(' · ')}
  </span>
);
