import { type Inquiry, PERIOD_CHANNELS, type PeriodChannel } from '../../shared/contract/periodAnswers';
import { formatPeriod } from '../../shared/domain/period';
import { SNAPSHOT_TEXT } from '../../shared/text/closing';
import type { HandlerDeps, Handlers } from './handlers';
import type { Jobs } from './jobs';
import { saveWorkbook } from './saveWorkbook';

/** Questions about periods go to the session; a kept copy goes out as any Biểu does. */
export const periodHandlers = (deps: HandlerDeps, jobs: Jobs): Pick<Handlers, PeriodChannel> => {
  const inquiries = Object.keys(PERIOD_CHANNELS).filter((name) => name !== 'period.exportSnapshot') as Inquiry[];
  const asked = Object.fromEntries(
    inquiries.map((kind) => [kind, (request: never) => deps.session.inquire(kind, request)]),
  ) as unknown as Pick<Handlers, Inquiry>;
  return {
    ...asked,
    'period.exportSnapshot': async ({ snapshot, layout, profile }) => {
      const kept = await deps.session.inquire('period.snapshot', { snapshot });
      if (!kept.ok) return kept;
      const { before } = kept.value;
      const name = `${before.title} ${SNAPSHOT_TEXT.fileMark(formatPeriod(before.period))}`;
      return saveWorkbook(deps, jobs, before, name, { layout, profile }, null);
    },
  };
};
