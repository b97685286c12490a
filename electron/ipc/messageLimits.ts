/**
 * What a message from the page may weigh at all, looked at before its parser: a parser visits every part of what it is
 * given, so a huge or endless message has to be turned away cheaply. The largest honest message is a paste of a million
 * cells (four parts each); no text of the contract is longer than a long text of a cell or a whole form of one's own.
 */
const MOST_PARTS = 8_000_000;
const MOST_CHARACTERS = 100_000_000;
const LONGEST_TEXT = 200_000;
const DEEPEST = 24;

/**
 * Why a message cannot be an honest request, or null when it may be parsed: only plain data (objects, arrays, texts,
 * finite numbers, true, false, null), no deeper, longer or more than any channel takes. Never throws; time is bounded by
 * the limits, not by the message.
 */
export const refusalOf = (message: unknown): string | null => {
  let parts = 0;
  let characters = 0;

  const textRefusal = (text: string): string | null => {
    characters += text.length;
    return text.length > LONGEST_TEXT || characters > MOST_CHARACTERS ? 'text too long' : null;
  };

  const look = (value: unknown, depth: number): string | null => {
    parts += 1;
    if (parts > MOST_PARTS) return 'too many parts';
    switch (typeof value) {
      case 'string':
        return textRefusal(value);
      case 'number':
        return Number.isFinite(value) ? null : 'not a finite number';
      case 'boolean':
      case 'undefined':
        return null;
      case 'object':
        if (value === null) return null;
        // A message that contains itself has no end.
        return depth > DEEPEST ? 'too deep' : lookInto(value, depth + 1);
      default:
        return typeof value;
    }
  };

  const lookInto = (value: object, depth: number): string | null => {
    if (Array.isArray(value)) {
      // By its length before anything else: an array may be long and hold nothing.
      if (value.length > MOST_PARTS) return 'too many parts';
      for (const part of value) {
        const refused = look(part, depth);
        if (refused !== null) return refused;
      }
      return null;
    }
    const prototype: unknown = Object.getPrototypeOf(value);
    if (prototype !== Object.prototype && prototype !== null) return 'not plain data';
    for (const [key, part] of Object.entries(value)) {
      if (key === '__proto__') return 'key';
      const refused = textRefusal(key) ?? look(part, depth);
      if (refused !== null) return refused;
    }
    return null;
  };

  return look(message, 0);
};
