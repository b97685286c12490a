import { AlertTriangle, CircleAlert, CircleCheck, X } from 'lucide-react';
import { LABELS } from '../../shared/text/ui';
import { focusGrid } from '../command/gridFocus';
import { clearMessage } from '../command/workspace';
import { useStore } from '../store/createStore';
import { type Message, uiStore } from '../store/uiStore';
import styles from './MessageBar.module.css';

const ICONS = { error: CircleAlert, warning: AlertTriangle, info: CircleCheck } as const;

const close = (): void => {
  clearMessage();
  focusGrid();
};

const run = (action: Message['actions'][number]): void => {
  close();
  action.run();
};

/** What happened and the way out, below the sheet, where it moves nothing; stays until it is closed or done with. */
export const MessageBar = () => {
  const message = useStore(uiStore, (state) => state.message);
  if (!message) return null;
  const Icon = ICONS[message.tone];
  return (
    <div
      className={`${styles['bar']} ${styles[message.tone]}`}
      role={message.tone === 'error' ? 'alert' : 'status'}
      data-pane="message"
      data-testid="message-bar"
      data-tone={message.tone}
    >
      <Icon size={16} aria-hidden />
      <p className={`${styles['text']} selectable`}>
        <strong>{message.title}.</strong> {message.text} {message.next}
      </p>
      {message.actions.map((action) => (
        <button key={action.label} type="button" className="button-plain" onClick={() => run(action)}>
          {action.label}
        </button>
      ))}
      <button type="button" className="button-icon" aria-label={LABELS.dismiss} title={LABELS.dismiss} onClick={close}>
        <X size={16} />
      </button>
    </div>
  );
};
