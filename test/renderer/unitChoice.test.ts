import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';
import { UnitChoice } from '../../renderer/dialog/returns/RequestParts';

afterEach(() => vi.unstubAllEnvs());

it('a form handed out early in the morning is told with the day of the office, not with that of Greenwich', () => {
  vi.stubEnv('TZ', 'Asia/Ho_Chi_Minh');
  const unit = { id: 'u', name: 'Xã Bình Lư', role: 'area' as const, dueOn: null, isClosed: false };
  const units = [{ ...unit, issuedAt: '2021-06-14T23:30:00.000Z' }];
  const choice = createElement(UnitChoice, {
    units,
    rowsOf: () => 1,
    left: new Set<string>(),
    disabled: false,
    onChange: () => undefined,
  });
  expect(renderToStaticMarkup(choice)).toContain('đã lập 15/06/2021');
});
