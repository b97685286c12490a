import { useEffect, useRef } from 'react';
import type { ProseDraft } from '../../../shared/reading/proseDraft';
import styles from './Prose.module.css';

type Part = 'name' | 'amount' | 'unit';

interface Stretch {
  readonly at: number;
  readonly end: number;
  readonly part: Part;
  readonly draft: number;
}

/** What the drafts came from, in order; words that two of them share belong to the first. */
const stretchesOf = (drafts: readonly ProseDraft[]): Stretch[] => {
  const all = drafts.flatMap(({ from }, draft) =>
    (['name', 'amount', 'unit'] as const).flatMap((part) =>
      from.spans[part].map(({ at, end }): Stretch => ({ at, end, part, draft })),
    ),
  );
  const kept: Stretch[] = [];
  for (const one of all.toSorted((a, b) => a.at - b.at || a.draft - b.draft)) {
    if (one.at >= (kept.at(-1)?.end ?? 0)) kept.push(one);
  }
  return kept;
};

/** The proposal under the mouse or the keyboard, and on which side; the other side brings it into sight. */
export interface ShownDraft {
  readonly draft: number;
  readonly from: 'text' | 'table';
}

interface Props {
  readonly text: string;
  readonly drafts: readonly ProseDraft[];
  readonly shown: ShownDraft | null;
  readonly onShow: (draft: number) => void;
}

/** The text with the words that each proposal came from marked. */
export const ProseText = ({ text, drafts, shown, onShow }: Props) => {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (shown?.from !== 'table') return;
    box.current?.querySelector(`[data-draft="${shown.draft}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  let place = 0;
  const pieces = stretchesOf(drafts).flatMap((one) => {
    const before = text.slice(place, one.at);
    place = one.end;
    return [
      before,
      <mark
        key={`${one.at}`}
        data-draft={one.draft}
        className={`${styles[one.part]} ${one.draft === shown?.draft ? styles['shown'] : ''}`}
        onMouseEnter={() => onShow(one.draft)}
      >
        {text.slice(one.at, one.end)}
      </mark>,
    ];
  });
  return (
    <div ref={box} className={styles['text']} data-testid="prose-marked">
      {pieces}
      {text.slice(place)}
    </div>
  );
};
