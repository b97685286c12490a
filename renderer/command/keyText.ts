const SIGNS: Readonly<Record<string, string>> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
};

/** A shortcut as people read it: "Alt+↑" for "Alt+ArrowUp". */
export const keyText = (keys: string): string =>
  keys.replace(/Arrow(Up|Down|Left|Right)/g, (name) => SIGNS[name] ?? name);
