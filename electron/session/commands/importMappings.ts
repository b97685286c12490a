import type { RememberedMapping } from '../../../shared/domain/importMapping';
import { newId } from '../../db/newId';
import { textOf } from '../../db/sqlDb';
import type { Workbench } from './planned';

/** Keeps how a workbook was read, in the step that takes it in; a newer way of reading the same shape replaces the older. */
export const rememberMapping = ({ db, set }: Workbench, sheet: string, remembered: RememberedMapping): void => {
  const { shape, name, mapping } = remembered;
  const [known] = db.all('SELECT id FROM import_mapping WHERE sheet_id = ? AND shape = ?', [sheet, shape]);
  set.put('import_mapping', known ? textOf(known, 'id') : newId(), {
    sheet_id: sheet,
    shape,
    name,
    mapping: JSON.stringify(mapping),
    used_at: new Date().toISOString(),
  });
};
