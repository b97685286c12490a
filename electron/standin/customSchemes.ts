import type { Route } from 'playwright-core';
import type { StandinHost } from './host';

type SchemeHandler = (request: Request) => Response | Promise<Response>;

/** Custom schemes: Chromium gets app://bundle/x as https://bundle.app.localhost/x, a secure origin of its own. */
export class CustomSchemes {
  readonly #handlers = new Map<string, SchemeHandler>();
  readonly #host: StandinHost;

  constructor(host: StandinHost) {
    this.#host = host;
  }

  registerSchemesAsPrivileged(): void {}

  handle(scheme: string, handler: SchemeHandler): void {
    this.#handlers.set(scheme, handler);
  }

  unhandle(scheme: string): void {
    this.#handlers.delete(scheme);
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme);
  }

  toChromium(url: string): string {
    const [, scheme = '', host = '', rest = ''] = /^([a-z][a-z0-9+-]*):\/\/([^/]*)(.*)$/i.exec(url) ?? [];
    return this.#handlers.has(scheme) ? `https://${host}.${scheme}.localhost${rest}` : url;
  }

  toApp(url: string): string {
    const [, host = '', scheme = '', rest = ''] =
      /^https:\/\/([^/]*)\.([a-z][a-z0-9+-]*)\.localhost(.*)$/i.exec(url) ?? [];
    return this.#handlers.has(scheme) ? `${scheme}://${host}${rest}` : url;
  }

  /** Answers a request of the page; one that is not for the app would go to the network and is refused. */
  async answer(route: Route): Promise<void> {
    const request = route.request();
    const url = this.toApp(request.url());
    const handler = this.#handlers.get(url.split(':')[0] ?? '');
    if (!handler) {
      if (/^(data|blob|about):/.test(url)) return route.fallback();
      this.#host.problem(`network request: ${url}`);
      return route.abort();
    }
    try {
      const response = await handler(new Request(url, { method: request.method() }));
      await route.fulfill({
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: Buffer.from(await response.arrayBuffer()),
      });
    } catch (error) {
      this.#host.problem(`protocol handler failed for ${url}: ${String(error)}`);
      await route.abort().catch(() => undefined);
    }
  }
}
