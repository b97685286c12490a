import { describe, expect, it } from 'vitest';
import { shippedForms } from '../../electron/session/start/samples';
import { scopeOf, takesKind } from '../../shared/form/sheetScope';

const scope = (id: string) => {
  const form = shippedForms().find((one) => one.id === id);
  if (!form) throw new Error(id);
  return scopeOf(form);
};

describe('what a sheet of a form may be switched to', () => {
  it.each([
    ['bieu-ket-qua', true, true],
    ['bao-cao-thang', true, true],
    ['theo-doi-bao-cao', true, true],
    // Registers have one list for the whole plan.
    ['phan-cong-nhiem-vu', false, false],
    ['danh-muc-van-ban', false, false],
  ])('%s: by period %s, by unit %s', (id, byPeriod, byUnit) => {
    expect(scope(id)).toMatchObject({ byPeriod, byUnit });
  });

  it('takes the kinds of period that the form names, any where it names none', () => {
    expect(takesKind(scope('bao-cao-thang'), 'month')).toBe(true);
    expect(takesKind(scope('bao-cao-thang'), 'year')).toBe(false);
    expect(takesKind(scope('bieu-ket-qua'), 'year')).toBe(true);
    expect(takesKind(scope('bieu-ket-qua'), 'term')).toBe(true);
  });

  it('shows departments only where the form has columns for them', () => {
    expect(scope('giao-chi-tieu-phong').roles).toContain('office');
    expect(scope('giao-chi-tieu').roles).toEqual(['area']);
  });
});
