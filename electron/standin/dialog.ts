import { answerOnDesktop } from './desktopDialog';
import type { DialogAnswer, DialogShown, StandinHost } from './host';

type Options = Readonly<Record<string, unknown>>;

/** showOpenDialog(window, options) and showOpenDialog(options) are both allowed. */
const optionsOf = (args: readonly unknown[]): Options => (args.at(-1) ?? {}) as Options;

/** Native dialogs, answered by the script of the test. */
export function createDialog(host: StandinHost) {
  function next(kind: DialogShown['kind'], options: Options): DialogAnswer {
    host.dialogsShown.push({ kind, options });
    const answer = host.dialogs.shift();
    if (answer) return answer;
    if (host.options.dialogs === 'desktop') return answerOnDesktop(kind, options);
    const text = `unscripted dialog: ${kind} ${JSON.stringify(options)}`;
    host.problem(text);
    throw new Error(text);
  }

  function pressed(answer: DialogAnswer, options: Options): number {
    if ('response' in answer) return answer.response;
    const buttons = (options['buttons'] ?? []) as readonly string[];
    const { cancelId } = options as { readonly cancelId?: number };
    if ('canceled' in answer) return cancelId ?? 0;
    const wanted = 'button' in answer ? answer.button : '';
    const index = buttons.findIndex((label) => label.replace('&', '') === wanted);
    if (index >= 0) return index;
    const text = `the dialog has no button "${wanted}": ${JSON.stringify(options)}`;
    host.problem(text);
    throw new Error(text);
  }

  const messageBox = (args: readonly unknown[]) => {
    const options = optionsOf(args);
    return { response: pressed(next('message', options), options), checkboxChecked: false };
  };

  return {
    async showOpenDialog(...args: unknown[]) {
      const answer = next('open', optionsOf(args));
      return 'filePaths' in answer
        ? { canceled: false, filePaths: [...answer.filePaths] }
        : { canceled: true, filePaths: [] };
    },
    async showSaveDialog(...args: unknown[]) {
      const answer = next('save', optionsOf(args));
      return 'filePath' in answer ? { canceled: false, filePath: answer.filePath } : { canceled: true, filePath: '' };
    },
    showMessageBox: async (...args: unknown[]) => messageBox(args),
    showMessageBoxSync: (...args: unknown[]) => messageBox(args).response,
    showErrorBox(title: string, content: string) {
      host.dialogsShown.push({ kind: 'error', options: { title, content } });
      host.problem(`error box: ${title}: ${content}`);
    },
  };
}
