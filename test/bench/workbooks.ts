import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readWorkbook } from '../../electron/workbook/read/readWorkbook';
import { PEERS_PYTHON } from './workbookPeers';
import { sheetNames, tasks } from './workbookTasks';

/** What one run costs: milliseconds of the work and of the whole process, and its peak memory. */
interface Run {
  readonly work: number;
  readonly wall: number;
  readonly megabytes: number;
}

const python = process.env['SKH_PYTHON'] ?? '/usr/bin/python3';
/** `npm run bench -- workbooks 5`: other than three rounds. */
const ROUNDS = Number(process.argv[3] ?? 3);

/** Time and peak memory of a process with its children; the last line that it prints is the time of the work alone. */
const MEASURE = `
import resource, subprocess, sys, time
start = time.perf_counter()
done = subprocess.run(sys.argv[1:], capture_output=True, text=True)
wall = (time.perf_counter() - start) * 1000
if done.returncode != 0: sys.exit(done.stderr[-2000:])
lines = done.stdout.strip().splitlines() or ['0']
try: work = float(lines[-1])
except ValueError: work = wall
print(work, wall, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
`;

const measure = (command: readonly string[]): Run => {
  const text = execFileSync(python, ['-c', MEASURE, ...command], { encoding: 'utf8' });
  const [work = 0, wall = 0, megabytes = 0] = text.trim().split(' ').map(Number);
  return { work, wall, megabytes };
};

const middle = (runs: readonly Run[]): Run =>
  [...runs].sort((a, b) => a.work - b.work)[runs.length >> 1] ?? { work: 0, wall: 0, megabytes: 0 };

const line = (what: string, run: Run, ours: Run): void => {
  const cells = [run.work, run.wall, run.megabytes].map((value) => value.toFixed(0).padStart(9));
  process.stdout.write(`  ${what.padEnd(30)}${cells.join('')}   ${(ours.work / run.work).toFixed(2)}\n`);
};

/** One table of the report: ours first, the last column is our time over theirs, below 1 we are faster. */
const compare = (title: string, rivals: Readonly<Record<string, readonly string[]>>): void => {
  process.stdout.write(`\n${title.padEnd(32)}  work ms  wall ms       MB   ours/theirs\n`);
  const names = Object.keys(rivals);
  const runs = new Map<string, Run[]>(names.map((name) => [name, []]));
  // In turn, so that what else the machine does falls on all of them alike.
  for (let round = 0; round < ROUNDS; round++) {
    for (const name of names) runs.get(name)?.push(measure(rivals[name] ?? []));
  }
  const ours = middle(runs.get(names[0] ?? '') ?? []);
  for (const name of names) line(name, middle(runs.get(name) ?? []), ours);
};

/** `npm run bench -- workbooks`: big and many workbooks, written and read, each in a process of its own, against others. */
export const workbookFigures = async (folder: string): Promise<void> => {
  const [, script = ''] = process.argv;
  const at = (name: string): string => path.join(folder, name);
  for (const name of ['returns', 'out', 'lo']) mkdirSync(at(name), { recursive: true });
  const node = (task: string, ...args: readonly string[]) => [process.execPath, script, 'workbook-task', task, ...args];
  const py = (task: string, ...args: readonly string[]) => [python, '-c', PEERS_PYTHON, task, ...args];
  const office = (to: string, out: string, ...files: readonly string[]) => [
    'soffice',
    `-env:UserInstallation=file://${at('profile')}`,
    '--headless',
    '--convert-to',
    to,
    '--outdir',
    at(out),
    ...files,
  ];
  measure(node('write', at('big.xlsx')));
  measure(node('writeMany', at('returns')));
  const returns = readdirSync(at('returns')).map((name) => path.join(at('returns'), name));
  const checked = await readWorkbook(at('big.xlsx'), readFileSync(at('big.xlsx')));
  if (!checked.ok || checked.value.sheets[0]?.rows.length !== 50_000)
    throw new Error('the big workbook is not as it should be');
  execFileSync('soffice', office('csv', 'lo', at('big.xlsx')).slice(1));
  execFileSync('soffice', office('csv', 'out', ...returns).slice(1));

  compare('read 50,000 x 12, styled', {
    'our reader': node('read', at('big.xlsx')),
    openpyxl: py('read', at('big.xlsx')),
    'openpyxl read_only': py('readOnly', at('big.xlsx')),
    'SheetJS, dense': node('readSheetJs', at('big.xlsx')),
    'LibreOffice to csv': office('csv', 'lo', at('big.xlsx')),
  });
  compare('write 50,000 x 12, styled', {
    'ExcelJS stream (ours)': node('write', at('a.xlsx')),
    openpyxl: py('write', at('b.xlsx')),
    'openpyxl write_only': py('writeOnly', at('c.xlsx')),
    'SheetJS (no styles)': node('writeSheetJs', at('d.xlsx')),
    'LibreOffice from csv (no styles)': office('xlsx', 'lo', at('lo/big.csv')),
  });
  compare(`read and add up ${sheetNames.length} returns`, {
    'our reader': node('readMany', at('returns')),
    openpyxl: py('readMany', at('returns')),
    SheetJS: node('readManySheetJs', at('returns')),
    'LibreOffice to csv': office('csv', 'lo', ...returns),
  });
  compare(`write ${sheetNames.length} returns of 60 rows`, {
    'ExcelJS (ours)': node('writeMany', at('out')),
    openpyxl: py('writeMany', at('out')),
    'SheetJS (no styles)': node('writeManySheetJs', at('out')),
    'LibreOffice from csv': office(
      'xlsx',
      'lo',
      ...returns.map((file) => path.join(at('out'), `${path.parse(file).name}.csv`)),
    ),
  });
};

/** The child process: runs one task and prints its time. */
export const workbookTask = async (): Promise<void> => {
  const [, , , task = '', ...args] = process.argv;
  const run = tasks[task];
  if (!run) throw new Error(task);
  const start = performance.now();
  await run(args[0] ?? '');
  process.stdout.write(`${performance.now() - start}\n`);
};
