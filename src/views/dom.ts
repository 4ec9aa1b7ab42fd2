import { effect } from '@preact/signals-core';

export type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Makes an element. `true` writes an empty attribute; `false`, `null` and `undefined` write none. */
export function h<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** Writes an attribute only where it changes: cheap enough to call for every frame. */
export function setAttribute(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Writes text only where it changes, so that a live region does not speak twice. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Everything a view has started, so that its disposer ends all of it. */
export class Scope {
  readonly #endings: (() => void)[] = [];

  /** Registers what to do at the end; the last registered comes first. */
  add(ending: () => void): void {
    this.#endings.push(ending);
  }

  /** Runs `run` now and whenever a signal that it read changes. */
  effect(run: () => void): void {
    this.add(
      effect(() => {
        run();
      }),
    );
  }

  listen<Type extends keyof HTMLElementEventMap>(
    target: EventTarget,
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
    options?: AddEventListenerOptions,
  ): void {
    const handler = (event: Event): void => listener(event as HTMLElementEventMap[Type]);
    target.addEventListener(type, handler, options);
    this.add(() => target.removeEventListener(type, handler, options));
  }

  /** Calls `resized` with the element's content size in CSS pixels, at once and whenever it changes. */
  observeSize(element: Element, resized: (width: number, height: number) => void): void {
    const observer = new ResizeObserver((entries) => {
      const box = entries.at(-1)?.contentRect;
      if (box) resized(box.width, box.height);
    });
    observer.observe(element);
    this.add(() => observer.disconnect());
  }

  dispose(): void {
    while (this.#endings.length > 0) this.#endings.pop()?.();
  }
}

/** Empties a host, puts a view's root in it, and registers its removal. */
export function place(host: HTMLElement, scope: Scope, ...roots: readonly HTMLElement[]): void {
  host.replaceChildren(...roots);
  scope.add(() => {
    for (const root of roots) root.remove();
  });
}
