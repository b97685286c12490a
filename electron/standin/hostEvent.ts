/** An Electron event object: what `preventDefault` did can be read afterwards. */
export interface HostEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** Makes an event with extra fields, such as `sender` of an IPC event. */
export function hostEvent<T extends object>(extra: T): HostEvent & T {
  let prevented = false;
  const base = {
    get defaultPrevented() {
      return prevented;
    },
    preventDefault() {
      prevented = true;
    },
  };
  return Object.defineProperties(base, Object.getOwnPropertyDescriptors(extra)) as HostEvent & T;
}
