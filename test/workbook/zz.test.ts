import { writeFileSync } from 'node:fs';
import { it } from 'vitest';
import { exportSheet } from '../../electron/workbook/exportSheet';
import { sampleView } from './sampleView';

it('x', async () => {
  for (const layout of ['phu-luc', 'bieu'] as const)
    for (const profile of ['nha-nuoc', 'dang'] as const)
      writeFileSync(`/tmp/wb/${layout}-${profile}.xlsx`, await exportSheet(sampleView(), { layout, profile }));
});
