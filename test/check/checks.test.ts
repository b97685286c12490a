import { describe, expect, test } from 'vitest';
import { checkSteps } from '../../shared/check/checkScope';
import type { CheckFact } from '../../shared/check/types';
import { describeFact } from '../../shared/text/checks';
import { finish } from '../helpers/finish';
import { buildScope, type ScopeSpec } from './scope';

const found = (spec: ScopeSpec): CheckFact[] => finish(checkSteps(buildScope(spec))).map(({ fact }) => fact);
const codes = (spec: ScopeSpec): string[] => found(spec).map(({ code }) => code);

const fish = [
  { id: 'thuy-san', adds: true },
  { id: 'nuoi-trong', under: 'thuy-san' },
  { id: 'danh-bat', under: 'thuy-san' },
];

describe('parts against their total', () => {
  const figures = (total: string, ...parts: readonly string[]) =>
    [total, ...parts].map((text, index) => ({ row: fish[index]?.id ?? '', period: '2022', text }));

  test('a typed total that is not the sum is told with both numbers', () => {
    expect(found({ rows: fish, figures: figures('606', '570', '35') })).toEqual([
      { code: 'totalMismatch', typed: '606', sum: '605', missing: 0 },
    ]);
    expect(codes({ rows: fish, figures: figures('605', '570', '35') })).toEqual([]);
  });

  test('parts that are still to come may make up the rest, unless there is too much already', () => {
    expect(codes({ rows: fish, figures: figures('605', '570') })).toEqual([]);
    expect(codes({ rows: fish, figures: figures('605', '670') })).toEqual(['totalMismatch']);
  });

  test('rounding is no mistake; counted wholes are exact', () => {
    expect(codes({ rows: fish, figures: figures('10,6', '5,34', '5,23') })).toEqual([]);
    expect(codes({ rows: fish, figures: figures('10,7', '5,3', '5,3') })).toEqual([]);
    expect(codes({ rows: fish, figures: figures('10,8', '5,3', '5,3') })).toEqual(['totalMismatch']);
  });

  test('targets too, as in "605 tấn (trong đó nuôi trồng 570 tấn, đánh bắt 35 tấn)"', () => {
    const targets = (total: string) => [
      { row: 'thuy-san', text: total },
      { row: 'nuoi-trong', text: '570' },
      { row: 'danh-bat', text: '35' },
    ];
    expect(codes({ rows: fish, targets: targets('605') })).toEqual([]);
    expect(codes({ rows: fish, targets: targets('600') })).toEqual(['totalMismatch']);
  });

  test('"trong đó" need not sum up, but no part is more than the whole', () => {
    const rows = [{ id: 'thu' }, { id: 'dia-ban', under: 'thu' }];
    const of = (part: string) => [
      { row: 'thu', period: '2022', text: '522,7' },
      { row: 'dia-ban', period: '2022', text: part },
    ];
    expect(codes({ rows, figures: of('38,8') })).toEqual([]);
    expect(codes({ rows, figures: of('538,8') })).toEqual(['partAboveWhole']);
    // Another unit, another thing.
    expect(
      codes({ rows: [{ id: 'thu' }, { id: 'dia-ban', under: 'thu', unitLabel: 'ha' }], figures: of('538,8') }),
    ).toEqual([]);
  });
});

describe('communes against their district', () => {
  const row = { id: 'luong-thuc' };
  const figures = (district: string, ...communes: readonly string[]) => [
    { row: 'luong-thuc', period: '2022', text: district },
    ...communes.map((text, index) => ({ row: 'luong-thuc', period: '2022', text, unit: 'abc'.charAt(index) })),
  ];

  test('the gap is told where all communes have their figure', () => {
    expect(found({ rows: [row], figures: figures('41.550', '20.000', '11.000', '10.050') })).toEqual([
      { code: 'unitsGap', typed: '41550', derived: '41050', rate: false, units: 3 },
    ]);
    expect(codes({ rows: [row], figures: figures('41.050', '20.000', '11.000', '10.050') })).toEqual([]);
    expect(codes({ rows: [row], figures: figures('41.550', '20.000', '11.000') })).toEqual([]);
  });

  test('a rate by its weights; one that does not add up over units is left alone', () => {
    const rows = [
      { id: 'ty-le', unitLabel: '%', overUnits: 'weighted', weight: 'dan-so' },
      { id: 'dan-so', unitLabel: 'người' },
    ] as const;
    const weighted = (district: string) => [
      { row: 'ty-le', period: '2022', text: district },
      ...['a', 'b', 'c'].flatMap((unit, index) => [
        { row: 'ty-le', period: '2022', text: ['10', '20', '30'][index] ?? '', unit },
        { row: 'dan-so', period: '2022', text: ['100', '100', '200'][index] ?? '', unit },
      ]),
    ];
    expect(codes({ rows, figures: weighted('22,5') })).toEqual([]);
    expect(codes({ rows, figures: weighted('23') })).toEqual([]);
    expect(codes({ rows, figures: weighted('20') })).toEqual(['unitsGap']);
    expect(codes({ rows: [{ id: 'luong-thuc', overUnits: 'none' }], figures: figures('5', '20', '11', '10') })).toEqual(
      [],
    );
  });

  test('targets given to communes sum to the whole; "x" is not assigned', () => {
    const targets = (whole: string, ...parts: readonly string[]) => [
      { row: 'luong-thuc', text: whole },
      ...parts.map((text, index) => ({ row: 'luong-thuc', text, unit: 'abc'.charAt(index) })),
    ];
    expect(codes({ rows: [row], targets: targets('100', '60', '40', 'x') })).toEqual([]);
    expect(found({ rows: [row], targets: targets('100', '60', '30', 'x') })).toEqual([
      { code: 'assignedGap', whole: '100', sum: '90', missing: 0 },
    ]);
    expect(codes({ rows: [row], targets: targets('100', '60') })).toEqual([]);
    expect(codes({ rows: [row], targets: targets('100', '160') })).toEqual(['assignedGap']);
    expect(codes({ rows: [{ ...row, unitLabel: '%' }], targets: targets('100', '60', '30', 'x') })).toEqual([]);
  });

  test("another provider's figure that differs from the owner's", () => {
    const both = (theirs: string) => [
      { row: 'luong-thuc', period: '2022', text: '41.550' },
      { row: 'luong-thuc', period: '2022', text: theirs, provider: 'phong' },
    ];
    expect(found({ rows: [row], figures: both('41.500') })).toEqual([
      { code: 'providersDiffer', own: '41.550', theirs: '41.500', provider: 'Chi cục Thống kê' },
    ]);
    expect(codes({ rows: [row], figures: both('41550') })).toEqual([]);
  });
});

describe('over time', () => {
  const flow = { id: 'thu', unitLabel: 'tỷ đồng', overTime: 'sum' } as const;
  const month = (number: number, text: string, basis: 'period' | 'cumulative' = 'cumulative') => ({
    row: 'thu',
    period: `2022-M0${number}`,
    text,
    basis,
  });

  test('a cumulative never falls within a year; a new year begins anew', () => {
    expect(found({ rows: [flow], figures: [month(1, '10'), month(2, '18'), month(3, '17')] })).toEqual([
      { code: 'cumulativeFalls', value: '17', before: '18', beforePeriod: '2022-M02' },
    ]);
    expect(
      codes({
        rows: [flow],
        figures: [{ row: 'thu', period: '2021-M12', text: '55' }, month(1, '10'), month(2, '18')],
      }),
    ).toEqual([]);
    // A stock may.
    expect(codes({ rows: [{ ...flow, overTime: 'last' }], figures: [month(2, '18'), month(3, '17')] })).toEqual([]);
    // Something taken back in the month explains it.
    expect(codes({ rows: [flow], figures: [month(2, '18'), month(3, '17'), month(3, '-1', 'period')] })).not.toContain(
      'cumulativeFalls',
    );
  });

  test('the cumulative is the one before and what came since', () => {
    const figures = (third: string) => [month(2, '18'), month(3, '7,5', 'period'), month(3, third)];
    expect(codes({ rows: [flow], figures: figures('25,5') })).toEqual([]);
    expect(found({ rows: [flow], figures: figures('27') })).toEqual([
      { code: 'cumulativeGap', value: '27', sum: '25.5', first: false },
    ]);
    expect(found({ rows: [flow], figures: [month(1, '10', 'period'), month(1, '11')] })).toEqual([
      { code: 'cumulativeGap', value: '11', sum: '10', first: true },
    ]);
  });

  test('a zero too many: against last year, against the month before for stocks, once for each slip', () => {
    const stock = { id: 'dan', unitLabel: 'con' };
    const at = (period: string, text: string) => ({ row: 'dan', period, text });
    expect(found({ rows: [stock], figures: [at('2021', '3.049'), at('2022', '30.510')] })).toEqual([
      { code: 'jumpFromLastYear', value: '30510', other: '3049', otherPeriod: '2021' },
    ]);
    expect(codes({ rows: [stock], figures: [at('2021', '3.049'), at('2022', '3.510')] })).toEqual([]);
    expect(
      codes({ rows: [stock], figures: [at('2022-M01', '3.049'), at('2022-M02', '30.510'), at('2022-M03', '3.051')] }),
    ).toEqual(['jumpFromPrevious']);
  });

  test('small counts and the swings of a season are honest', () => {
    const commune = { id: 'xa', unitLabel: 'xã' };
    expect(
      codes({
        rows: [commune],
        figures: [
          { row: 'xa', period: '2021', text: '01' },
          { row: 'xa', period: '2022', text: '12' },
        ],
      }),
    ).toEqual([]);
    const harvest = [month(1, '20', 'period'), month(2, '900', 'period')];
    expect(codes({ rows: [flow], figures: harvest })).toEqual([]);
    expect(codes({ rows: [flow], figures: [month(1, '20', 'period'), month(2, '2.900', 'period')] })).toEqual([
      'jumpFromPrevious',
    ]);
  });

  test('nothing is compared across a new definition', () => {
    const figures = [
      { row: 'tieu-chi', period: '2021', text: '178' },
      { row: 'tieu-chi', period: '2022', text: '11,9' },
    ];
    expect(codes({ rows: [{ id: 'tieu-chi' }], figures })).toEqual(['jumpFromLastYear']);
    expect(codes({ rows: [{ id: 'tieu-chi', breaks: ['2022-01-01'] }], figures })).toEqual([]);
  });

  test('against the target of the year', () => {
    const targets = [{ row: 'thu', text: '55' }];
    expect(codes({ rows: [flow], targets, figures: [{ row: 'thu', period: '2022', text: '436' }] })).toEqual([
      'targetFarExceeded',
    ]);
    expect(codes({ rows: [flow], targets, figures: [{ row: 'thu', period: '2022', text: '4.360' }] })).toEqual([
      'jumpFromTarget',
    ]);
    expect(codes({ rows: [flow], targets, figures: [{ row: 'thu', period: '2022-M01', text: '4' }] })).toEqual([]);
  });
});

describe('what stands in a cell', () => {
  const share = { id: 'ty-le', name: 'Tỷ lệ hộ dùng điện', unitLabel: '%', overUnits: 'none' } as const;
  const at = (text: string) => [{ row: 'ty-le', period: '2022', text }];

  test('a share above the whole; growth may be', () => {
    expect(found({ rows: [share], figures: at('100,5') })).toEqual([{ code: 'rateAboveWhole', value: '100.5' }]);
    expect(codes({ rows: [share], figures: at('100') })).toEqual([]);
    const growth = { ...share, name: 'Tốc độ tăng trưởng' };
    expect(codes({ rows: [growth], figures: at('120') })).toEqual([]);
    const asked = { ...share, name: 'Đảng viên hoàn thành tốt nhiệm vụ' };
    expect(codes({ rows: [asked], figures: at('120') })).toEqual([]);
    expect(codes({ rows: [asked], figures: at('120'), targets: [{ row: 'ty-le', text: '>90' }] })).toEqual([
      'rateAboveWhole',
    ]);
  });

  test('negative amounts', () => {
    const amount = { id: 'ty-le', name: 'Sản lượng' };
    expect(codes({ rows: [amount], figures: at('-5') })).toEqual(['negative']);
    expect(codes({ rows: [{ ...amount, name: 'Chênh lệch thu chi' }], figures: at('-5') })).toEqual([]);
  });

  test('a unit in the text that is not the row’s', () => {
    expect(found({ rows: [{ ...share, unitLabel: '‰' }], figures: at('14,3%') })).toEqual([
      { code: 'unitMismatch', text: '14,3%', textUnit: '%', unit: '‰' },
    ]);
    const money = { id: 'ty-le', name: 'Thu ngân sách', unitLabel: 'tỷ đồng', overTime: 'sum' } as const;
    expect(codes({ rows: [money], targets: [{ row: 'ty-le', text: '66.000 triệu đồng' }] })).toEqual(['unitMismatch']);
    expect(codes({ rows: [money], targets: [{ row: 'ty-le', text: '66 tỷ đồng' }] })).toEqual([]);
    expect(codes({ rows: [share], figures: at('21/36') })).toEqual([]);
  });

  test('what cannot be read; a target in words of a row without a unit is one', () => {
    expect(codes({ rows: [share], figures: at('khoảng vài chục') })).toEqual(['figureUnreadable']);
    expect(found({ rows: [{ ...share, unitLabel: '' }], targets: [{ row: 'ty-le', text: 'Giữ vững' }] })).toEqual([
      { code: 'targetUnreadable', text: 'Giữ vững', inWords: true },
    ]);
    expect(found({ rows: [share], targets: [{ row: 'ty-le', text: 'vài chục' }] })).toEqual([
      { code: 'targetUnreadable', text: 'vài chục', inWords: false },
    ]);
    expect(codes({ rows: [share], figures: at('-') })).toEqual([]);
  });
});

describe('targets against what was reached', () => {
  const stock = { id: 'rung', unitLabel: '%', overUnits: 'none' } as const;
  const last = (text: string) => [{ row: 'rung', period: '2021', text }];

  test('reached already last year', () => {
    expect(found({ rows: [stock], figures: last('51,2'), targets: [{ row: 'rung', text: '50,5' }] })).toEqual([
      { code: 'targetReached', target: '50,5', last: '51.2', lastPeriod: '2021' },
    ]);
    expect(codes({ rows: [stock], figures: last('50,5'), targets: [{ row: 'rung', text: '50,5' }] })).toEqual([]);
    expect(codes({ rows: [stock], figures: last('51,2'), targets: [{ row: 'rung', text: 'Duy trì 50,5' }] })).toEqual(
      [],
    );
    const lower = { ...stock, direction: 'lower' } as const;
    expect(codes({ rows: [lower], figures: last('17,5'), targets: [{ row: 'rung', text: '<18' }] })).toEqual([
      'targetReached',
    ]);
    expect(codes({ rows: [lower], figures: last('18,5'), targets: [{ row: 'rung', text: '<18' }] })).toEqual([]);
  });

  test('a flow need not grow every year', () => {
    const flow = { id: 'rung', unitLabel: 'ha', overTime: 'sum' } as const;
    expect(codes({ rows: [flow], figures: last('100'), targets: [{ row: 'rung', text: '80' }] })).toEqual([]);
    expect(codes({ rows: [flow], figures: last('150'), targets: [{ row: 'rung', text: '80' }] })).toEqual([
      'targetReached',
    ]);
  });

  test('far out of reach', () => {
    const income = { id: 'rung', unitLabel: 'triệu đồng', overUnits: 'none' } as const;
    expect(codes({ rows: [income], figures: last('42'), targets: [{ row: 'rung', text: '90' }] })).toEqual([
      'targetFar',
    ]);
    expect(codes({ rows: [income], figures: last('42'), targets: [{ row: 'rung', text: '50' }] })).toEqual([]);
  });

  test('far more than was asked for', () => {
    const figures = [{ row: 'rung', period: '2022', text: '5,22' }];
    const rows = [{ ...stock, name: 'Tỷ lệ hộ nghèo giảm/năm' }];
    expect(found({ rows, figures, targets: [{ row: 'rung', text: '3' }] })).toEqual([
      { code: 'targetFarExceeded', target: '3', value: '5.22', percent: '174.00' },
    ]);
    expect(codes({ rows, figures, targets: [{ row: 'rung', text: '4' }] })).toEqual([]);
  });
});

test('sentences have their numbers in vi-VN and say what to do', () => {
  const names = { unitLabel: 'tấn', unit: 'Huyện Tam Đường' };
  expect(describeFact({ code: 'unitsGap', typed: '41550', derived: '41050', rate: false, units: 13 }, names)).toBe(
    'Huyện Tam Đường ghi 41.550 tấn, cộng 13 đơn vị được 41.050 tấn: chênh 500 tấn. Hãy soát số của các đơn vị hoặc số chung.',
  );
  expect(
    describeFact(
      { code: 'jumpFromLastYear', value: '30510', other: '3049', otherPeriod: '2021' },
      { ...names, unitLabel: 'con' },
    ),
  ).toBe('30.510 con, gấp 10 lần năm 2021 (3.049 con). Hãy soát dấu phẩy, số 0 và đơn vị tính.');
  expect(describeFact({ code: 'rateAboveWhole', value: '100.5' }, { ...names, unitLabel: '%' })).toMatch(/^100,5%: /u);
});
