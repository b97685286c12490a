import type { Person } from '../../shared/contract/person';
import { createStore } from './createStore';

/** Who works at this PC, as they named themselves; null until the host has told. */
export const personStore = createStore<{ readonly person: Person | null }>({ person: null });
