import type { PersonRequestMap } from '../../shared/contract/person';
import { ok } from '../../shared/contract/result';
import { signatureOf } from '../../shared/domain/personName';
import type { HandlerDeps, Handlers } from './handlers';

/** The name of the person at this PC: kept here, and told to the session, which writes it into the log. */
export const personHandlers = (deps: HandlerDeps): Pick<Handlers, keyof PersonRequestMap> => ({
  'person.get': async () => ok(await deps.person.read()),
  'person.set': async (given) => {
    const saved = await deps.person.save(given);
    if (saved.ok) await deps.session.identify(signatureOf(saved.value));
    return saved;
  },
});
