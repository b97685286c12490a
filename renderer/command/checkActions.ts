import { ACTION } from '../../shared/text/dialogs';
import { toggleSide } from '../store/uiStore';
import type { Action } from './actions';
import { stepToFinding } from './checking';
import { needsPlan, needsSheet } from './guards';

/** Data checks: their list, and going from finding to finding. */
export const checkActions = {
  'view.checks': {
    label: () => ACTION['view.checks'],
    keys: ['F7'],
    blocked: needsPlan,
    run: () => toggleSide('checks'),
  },
  'check.next': {
    label: () => ACTION['check.next'],
    keys: ['F8'],
    blocked: needsSheet,
    run: () => stepToFinding(1),
  },
  'check.previous': {
    label: () => ACTION['check.previous'],
    keys: ['Shift+F8'],
    blocked: needsSheet,
    run: () => stepToFinding(-1),
  },
} satisfies Readonly<Record<string, Action>>;
