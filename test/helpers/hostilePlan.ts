import initSqlJs, { type Database } from 'sql.js';
import { decodePlanFile, encodePlanFile } from '../../electron/file/planFile';

/** Texts that would run, break out of their place or turn a line about, wherever a text is taken for more than a text. */
export const HOSTILE_TEXTS = [
  `"><img src=x onerror="window.__ran=1">`,
  `'><script>window.__ran=1</script><!--`,
  `</td></tr></table><svg onload=window.__ran=1>`,
  `]]></v></c><f>1+1</f>&lt;&#x41;&bogus;_x0041_`,
  `=HYPERLINK("http://x.invalid","đây")`,
  `javascript:window.__ran=1`,
  `\${window.__ran=1}{{constructor.constructor('window.__ran=1')()}}`,
  `\u202Eđảo ngược\u202C\u200B\u2066ẩn\uFFFF\u0007`,
  `%s%n%00../../..\\`,
  `__proto__`,
] as const;

/** A long text without a place to break it. */
export const ENDLESS = 'Dài'.repeat(3000);

/** A plan file's bytes after something has been done to its database behind the app's back, with a checksum that fits. */
export const alterPlanFile = async (bytes: Uint8Array, alter: (db: Database) => void): Promise<Uint8Array> => {
  const decoded = decodePlanFile(bytes, '');
  if (!decoded.ok) throw new Error(decoded.error.code);
  const sql = await initSqlJs();
  const db = new sql.Database(Uint8Array.from(decoded.value.image));
  alter(db);
  const image = db.export();
  db.close();
  return encodePlanFile(image).bytes;
};

/** Columns that a person reads, of every table that has some. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  plan: ['title'],
  sheet: ['title'],
  plan_row: ['name', 'marker'],
  indicator: ['unit_label'],
  org_unit: ['name', 'short_name', 'code', 'source'],
  unit_kind: ['name'],
  authority: ['name'],
  target: ['source'],
  figure: ['source', 'agency', 'address'],
  row_text: ['typed'],
  row_alias: ['label', 'source'],
  cell_note: ['body'],
  verdict_override: ['reason'],
  report_due: ['what', 'note'],
  change_log: ['label', 'actor', 'source'],
  scale: ['name'],
  scale_rank: ['name'],
};

/** Hostile texts behind every text that is shown, another one in each row; one label without end; figures that are none. */
export const plantHostileTexts = (db: Database): void => {
  const pick = `CASE rowid % ${HOSTILE_TEXTS.length} ${HOSTILE_TEXTS.map((_text, index) => `WHEN ${index} THEN :t${index}`).join(' ')} END`;
  const params = Object.fromEntries(HOSTILE_TEXTS.map((text, index) => [`:t${index}`, text]));
  for (const [table, columns] of Object.entries(SHOWN)) {
    for (const column of columns) db.run(`UPDATE ${table} SET ${column} = ${column} || ' ' || ${pick}`, params);
  }
  db.run(`UPDATE target SET typed = ${pick}, value = NULL, parse_state = 'unreadable' WHERE rowid % 3 = 0`, params);
  db.run(`UPDATE figure SET typed = ${pick}, value = NULL, parse_state = 'unreadable' WHERE rowid % 4 = 0`, params);
  db.run(
    `INSERT INTO cell_note (id, row_id, column_id, body) SELECT 'n-' || id, id, 'figure', ${pick} FROM plan_row`,
    params,
  );
  db.run('UPDATE plan_row SET name = ? WHERE rowid = (SELECT max(rowid) FROM plan_row)', [ENDLESS]);
  const print = Object.fromEntries(
    [
      'agency',
      'parentAgency',
      'place',
      'signerTitle',
      'signerName',
      'preparedBy',
      'recipients',
      'attachedTo',
      'symbol',
    ].map((key, index) => [key, HOSTILE_TEXTS[index % HOSTILE_TEXTS.length]]),
  );
  db.run('UPDATE plan SET print = ?', [JSON.stringify({ ...print, ['__proto__']: 'x', font: `Arial"><script>` })]);
  db.run(`INSERT INTO setting (id, value) VALUES ('__proto__', '1'), ('prose.__proto__', ?)`, [HOSTILE_TEXTS[1]]);
  const [form] = db.exec(`SELECT definition FROM form WHERE code = 'bieu-ket-qua'`)[0]?.values[0] ?? [];
  const text = String(form).replaceAll('"Chỉ tiêu chủ yếu"', JSON.stringify(HOSTILE_TEXTS[0]));
  db.run(`UPDATE form SET definition = ? WHERE code = 'bieu-ket-qua'`, [text]);
};
