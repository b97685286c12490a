/** What a number format adds to a number. */
export interface FormatReading {
  readonly prefix: string;
  readonly suffix: string;
  /** Decimals that the format shows; null for General and the like. */
  readonly decimals: number | null;
  readonly percent: boolean;
  /** How often it leaves three digits away: 1 shows 1.234.567 as 1.235, 2 as 1. */
  readonly thousands: number;
  readonly date: boolean;
  /** Month and year without a day ("mmm-yy"). */
  readonly monthYear: boolean;
}

const general: FormatReading = {
  prefix: '',
  suffix: '',
  decimals: null,
  percent: false,
  thousands: 0,
  date: false,
  monthYear: false,
};

/** Sections of a format code, split at the semicolons outside quotes and brackets. */
const sectionsOf = (format: string): readonly string[] =>
  (format.match(/(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])+|(?<=^|;)(?=;|$)/gsu) ?? []).map(String);

const partOf = /"([^"]*)"|\\(.)|_.|\*.|\[([^\]]*)\]|(General)|([0#?](?:[0#?.,]*[0#?])?)|(%)|([eE][+-]0+)|(@)|(.)/gisu;

const condition = /^(?:\[[^\]<>=]*\])*\[\s*(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\s*\]/;

/** Whether a section with a condition ("[>=1000]0") is the one for a value; null for a section without. */
const holdsFor = (section: string, value: number): boolean | null => {
  const [, operator, limit] = condition.exec(section) ?? [];
  if (operator === undefined) return null;
  const order = Math.sign(value - Number(limit));
  return (
    (operator.includes('<') && order < 0) ||
    (operator.includes('>') && order > 0) ||
    (operator.includes('=') && order === 0)
  );
};

/** The section of a format that shows a value; `isConditional`: chosen by its size, so that it abbreviates and counts nothing. */
const sectionFor = (format: string, value: number): { readonly section: string; readonly isConditional: boolean } => {
  const sections = sectionsOf(format);
  const holds = sections.map((section) => holdsFor(section, value));
  if (holds.every((one) => one === null))
    return { section: (value < 0 ? sections[1] : undefined) ?? sections[0] ?? '', isConditional: false };
  return { section: sections[holds.findIndex((one) => one !== false)] ?? sections[0] ?? '', isConditional: true };
};

/** Reads a number format code of Excel or LibreOffice for a value. Total: unknown codes give General. */
export const readNumberFormat = (format: string, value = 1): FormatReading => {
  if (format === 'General') return general;
  const { section, isConditional } = sectionFor(format, value);
  let [prefix, suffix, core] = ['', '', ''];
  let percent = false;
  let thousands = 0;
  const letters: string[] = [];
  const put = (text: string): void => {
    if (core === '') prefix += text;
    else suffix += text;
  };
  for (const [, quoted, escaped, bracket, generalWord, digits, percentSign, , at, other] of section.matchAll(partOf)) {
    if (quoted !== undefined || escaped !== undefined) put(quoted ?? escaped ?? '');
    else if (bracket?.startsWith('$') === true) put(bracket.slice(1).split('-')[0] ?? '');
    else if (generalWord !== undefined || at !== undefined) core = core === '' ? 'General' : core;
    else if (digits !== undefined && core === '') {
      core = digits;
      thousands = /,*(?=\.)/.exec(digits)?.[0].length ?? 0;
    } else if (percentSign !== undefined) percent = true;
    else if (other !== undefined && /[ymdhs]/i.test(other)) letters.push(other.toLowerCase());
    else if (other === ',') thousands += core !== '' && suffix === '' ? 1 : 0;
    else if (other !== undefined) put(other);
  }
  if (letters.length > 0 && !core.startsWith('#')) {
    return { ...general, date: true, monthYear: !letters.includes('d') && letters.includes('y') };
  }
  const places = core.split('.')[1]?.replace(/[^0#?]/g, '').length ?? 0;
  const decimals = core === '' || core === 'General' ? null : places;
  return { prefix, suffix, decimals, percent, thousands: isConditional ? 0 : thousands, date: false, monthYear: false };
};
