/** Looks at the page as it is drawn. Each function runs inside the page, so it uses nothing of this module. */

/** Texts whose colour stands out from what lies behind them by less than AA asks for (4.5, large ones 3). */
export const contrastProblems = (): string[] => {
  type Colour = readonly [number, number, number, number];
  const parse = (text: string): Colour => {
    const numbers = (text.match(/[\d.]+/g) ?? []).map(Number);
    const [r = 0, g = 0, b = 0, a = 1] = numbers;
    return [r, g, b, a];
  };
  const over = (top: Colour, below: Colour): Colour => {
    const a = top[3];
    const mix = (i: 0 | 1 | 2): number => top[i] * a + below[i] * (1 - a);
    return [mix(0), mix(1), mix(2), 1];
  };
  const luminance = ([r, g, b]: Colour): number => {
    const part = (value: number): number => {
      const c = value / 255;
      return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
    };
    return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
  };
  /** What lies behind an element: its own background and those of all around it, with tints laid over cells. */
  const behind = (element: Element): Colour => {
    const layers: Colour[] = [];
    for (let at: Element | null = element; at; at = at.parentElement) {
      const tint = at.classList.contains('ag-cell') ? parse(getComputedStyle(at, '::after').backgroundColor) : null;
      if (tint && tint[3] > 0) layers.unshift(tint);
      const own = parse(getComputedStyle(at).backgroundColor);
      if (own[3] > 0) layers.push(own);
      if (own[3] === 1) break;
    }
    return layers.reduceRight((below, top) => over(top, below), [255, 255, 255, 1] as Colour);
  };
  const found = new Set<string>();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const dialog = document.querySelector('dialog[open]');
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const text = walker.currentNode.textContent?.trim() ?? '';
    if (!element || text === '' || (dialog && !dialog.contains(element))) continue;
    if (element.closest('button:disabled, .visually-hidden, script, style, [aria-hidden="true"] .entry-typed'))
      continue;
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    if (box.width === 0 || style.visibility !== 'visible' || style.opacity === '0' || style.fontSize === '0px')
      continue;
    const back = behind(element);
    const front = over(parse(style.color), back);
    const [light, dark] = [luminance(front), luminance(back)].sort((a, b) => b - a) as [number, number];
    const ratio = (light + 0.05) / (dark + 0.05);
    const size = Number.parseFloat(style.fontSize);
    const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (isLarge ? 3 : 4.5)) found.add(`${text.slice(0, 30)}: ${ratio.toFixed(2)} (${style.color} on ${back})`);
  }
  return [...found];
};

/** Controls that a screen reader could not name. */
export const namelessControls = (): string[] =>
  [
    ...document.querySelectorAll<HTMLElement>(
      'button, input, select, textarea, [role="menu"], [role="listbox"], nav, aside, dialog',
    ),
  ]
    .filter((element) => element.getClientRects().length > 0 || element.dataset['catcher'] !== undefined)
    .filter((element) => {
      const labels = 'labels' in element ? [...((element.labels as NodeListOf<HTMLElement> | null) ?? [])] : [];
      const byId = element.getAttribute('aria-labelledby');
      const names = [
        element.getAttribute('aria-label'),
        byId === null ? '' : document.getElementById(byId)?.textContent,
        element instanceof HTMLButtonElement ? element.textContent : '',
        ...labels.map((label) => label.textContent),
      ];
      return names.every((name) => (name ?? '').trim() === '');
    })
    .map((element) => element.outerHTML.slice(0, 120));

/** Words that are cut off without a way to read them, and controls of the bars that lie over each other or outside. */
export const squeezed = (): string[] => {
  const found: string[] = [];
  const dialog = document.querySelector('dialog[open]');
  const root = dialog ?? document.body;
  const name = (element: Element): string =>
    `${element.tagName} ${(element.getAttribute('data-action') ?? element.textContent ?? '').slice(0, 30)}`;
  /** What a list has scrolled out of sight can be scrolled back. */
  const isScrolled = (element: Element): boolean => {
    for (let at = element.parentElement; at && at !== root; at = at.parentElement) {
      if (at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY)) return true;
    }
    return false;
  };
  const parts = [...root.querySelectorAll<HTMLElement>('header, footer, section[aria-label], .head, dialog button')];
  for (const part of parts) {
    if (part.closest('.ag-root-wrapper') && !part.classList.contains('head')) continue;
    const controls = [...part.querySelectorAll<HTMLElement>('button, select, output, .head-text')].filter(
      (element) =>
        element.getClientRects().length > 0 &&
        !element.classList.contains('visually-hidden') &&
        !element.closest('main section'),
    );
    const boxes = controls.map((element) => ({ element, box: element.getBoundingClientRect() }));
    for (const { element, box } of boxes) {
      const isOutside = box.right > window.innerWidth + 1 || box.left < -1 || box.bottom > window.innerHeight + 1;
      if (isOutside && !element.closest('.ag-root-wrapper') && !isScrolled(element))
        found.push(`outside: ${name(element)}`);
      const isCut = element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0;
      if (isCut && element.tagName !== 'SELECT' && !element.title && !element.closest('[title]')) {
        found.push(`cut: ${name(element)}`);
      }
    }
    boxes.forEach((a, i) => {
      for (const b of boxes.slice(i + 1)) {
        if (a.element.contains(b.element) || b.element.contains(a.element)) continue;
        const wide = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
        const high = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
        if (wide > 1 && high > 1) found.push(`over each other: ${name(a.element)} / ${name(b.element)}`);
      }
    });
  }
  const lines = root.querySelector<HTMLElement>('[data-testid="explanation"] > *');
  if (lines && lines.scrollHeight > lines.clientHeight + 2) found.push(`cut: ${lines.textContent}`);
  return found;
};
