import type { CheckFinding } from '../../shared/contract/checks';
import { CHECK_TITLES, countFindings, SEVERITY_WORDS } from '../../shared/text/checks';
import { CLI_TEXT } from '../../shared/text/cli';
import { type Answer, answer, FINE, PROBLEM } from './output';
import type { Arguments } from './parseArguments';
import { reading } from './planCommands';

/** `skh check FILE`: data checks; exit 1 when anything is an error or a warning. What was set aside is left out. */
export const checkCommand = ({ words: [file] }: Arguments): Promise<Answer> =>
  reading(file, (session) => {
    const { findings, more } = session.checks();
    const open = findings.filter(({ muted }) => muted === null);
    const names = new Map(session.sheets().map(({ id, formName, planTitle }) => [id, `${planTitle} / ${formName}`]));
    const isBad = open.some(({ severity }) => severity !== 'info');
    return answer({ findings: open.map(toJson) }, toLines(open, names, more), isBad ? PROBLEM : FINE);
  });

const toJson = ({ code, severity, sheet, row, column, period, unit, ...finding }: CheckFinding): unknown => ({
  code,
  severity,
  sheet,
  row,
  column,
  period,
  unit,
  message: sentence(finding),
});

/** "Thu ngân sách địa bàn (Năm 2023): Ghi 43,6 tỷ đồng, …". */
const sentence = ({ label, where, message }: Pick<CheckFinding, 'label' | 'where' | 'message'>): string =>
  `${label}${where === '' ? '' : ` (${where})`}: ${message}`;

const toLines = (findings: readonly CheckFinding[], names: ReadonlyMap<string, string>, more: number): string[] => {
  if (findings.length === 0) return [CLI_TEXT.checkFine];
  const lines: string[] = [];
  let sheet: string | null | undefined;
  for (const finding of findings) {
    if (finding.sheet !== sheet) {
      sheet = finding.sheet;
      lines.push(`${names.get(sheet ?? '') ?? CLI_TEXT.noSheet}${sheet === null ? '' : ` [${sheet}]`}`);
    }
    lines.push(`  ${SEVERITY_WORDS[finding.severity]} · ${CHECK_TITLES[finding.code]} · ${sentence(finding)}`);
  }
  return [...lines, countFindings(findings), ...(more > 0 ? [CLI_TEXT.checkMore(more)] : [])];
};
