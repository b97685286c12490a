import { useCallback, useEffect, useRef, useState } from 'react';
import type { StepEntry } from '../../shared/contract/channels';
import type { StepQuery } from '../../shared/contract/story';
import { invoke } from '../api/client';
import { showError } from '../command/workspace';
import { useStore } from '../store/createStore';
import { planStore } from '../store/planStore';

const PAGE = 60;

/** The steps found so far; `before`: where looking goes on, null when all have been looked at. */
interface Found {
  readonly key: string;
  readonly entries: readonly StepEntry[];
  readonly before: number | null;
}

export interface Steps {
  /** Null until the first page has come. */
  readonly entries: readonly StepEntry[] | null;
  readonly hasMore: boolean;
  /** Another one after each page that came, be it an empty one. */
  readonly page: number | null;
  /** Looks at the next ones; nothing while that is under way. */
  readonly more: () => void;
}

/**
 * The log as far as a query means it, newest first: a page at a time, what is new put in front after each step.
 * @param version another one reads everything anew.
 */
export const useSteps = (query: StepQuery, version: number): Steps => {
  const undo = useStore(planStore, (state) => state.undo);
  const path = useStore(planStore, (state) => state.plan?.path ?? '');
  const key = JSON.stringify([path, version, query]);
  const [found, setFound] = useState<Found | null>(null);
  const now = useRef({ key, query, found, busy: '' });
  useEffect(() => {
    now.current = { ...now.current, key, query, found };
  });
  const ask = useCallback(async (before: number | null, asked: string, wanted: StepQuery) => {
    const page = await invoke('story.steps', { query: wanted, before, limit: PAGE });
    if (now.current.key !== asked) return null;
    if (page.ok) return page.value;
    showError(page.error);
    return null;
  }, []);
  useEffect(() => {
    // The newest steps are asked for after each one: what is known already ends the list of new ones.
    void undo;
    const wanted = now.current.query;
    let current = true;
    void ask(null, key, wanted).then((page) => {
      if (!page || !current) return;
      setFound((old) => {
        const top = old?.key === key ? old.entries[0]?.seq : undefined;
        if (old?.key !== key || top === undefined) return { key, ...page };
        const fresh = page.entries.filter(({ seq }) => seq > top);
        // A whole page of new ones: between them and the known ones there may be more.
        return fresh.length > 0 && fresh.length === page.entries.length && page.before !== null
          ? { key, ...page }
          : { ...old, entries: [...fresh, ...old.entries] };
      });
    });
    return () => {
      current = false;
    };
  }, [key, undo, ask]);
  const more = useCallback(() => {
    const { key: asked, query: wanted, found: known, busy } = now.current;
    if (known?.key !== asked || known.before === null || busy === asked) return;
    now.current.busy = asked;
    void ask(known.before, asked, wanted).then((page) => {
      now.current.busy = '';
      if (page) {
        setFound((old) =>
          old?.key === asked ? { key: asked, entries: [...old.entries, ...page.entries], before: page.before } : old,
        );
      }
    });
  }, [ask]);
  const isKnown = found?.key === key;
  return {
    entries: isKnown ? found.entries : null,
    hasMore: isKnown && found.before !== null,
    page: found?.before ?? null,
    more,
  };
};
