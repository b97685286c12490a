import { spawnSync } from 'node:child_process';
import type { DialogAnswer, DialogShown } from './host';

type Options = Readonly<Record<string, unknown>>;

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** GTK's dialogs by zenity; null when that program is not installed. */
function zenity(args: readonly string[]): { readonly pressed: number; readonly output: string } | null {
  const done = spawnSync('zenity', args, { encoding: 'utf8' });
  if (done.error) return null;
  return { pressed: done.status ?? 1, output: done.stdout.trim() };
}

/**
 * Dialogs for a person who runs the app over Chromium with a display. Without zenity a file dialog counts as cancelled
 * and a question gets its safe answer, both said on the terminal.
 */
export function answerOnDesktop(kind: DialogShown['kind'], options: Options): DialogAnswer {
  if (kind === 'message') return askQuestion(options);
  const saving = kind === 'save';
  const suggested = textOf(options['defaultPath']);
  const wanted = (options['properties'] ?? []) as readonly string[];
  const done = zenity([
    '--file-selection',
    `--title=${textOf(options['title'])}`,
    ...(saving ? ['--save', '--confirm-overwrite'] : []),
    ...(wanted.includes('openDirectory') ? ['--directory'] : []),
    ...(wanted.includes('multiSelections') ? ['--multiple', '--separator=\n'] : []),
    ...(suggested === '' ? [] : [`--filename=${suggested}`]),
  ]);
  if (done === null) console.warn('Cần cài zenity để chọn tệp khi chạy trong cửa sổ Chromium.');
  if (done === null || done.pressed !== 0 || done.output === '') return { canceled: true };
  return saving ? { filePath: done.output } : { filePaths: done.output.split('\n') };
}

function askQuestion(options: Options): DialogAnswer {
  const buttons = (options['buttons'] ?? []) as readonly string[];
  const message = [options['message'], options['detail']].map(textOf).join('\n\n');
  const extra = buttons.flatMap((button) => ['--extra-button', button.replace('&', '')]);
  const done = zenity(['--question', '--switch', '--no-markup', `--text=${message}`, ...extra]);
  if (done === null) console.warn(message);
  const index = done === null ? -1 : buttons.findIndex((button) => button.replace('&', '') === done.output);
  return index < 0 ? { canceled: true } : { response: index };
}
