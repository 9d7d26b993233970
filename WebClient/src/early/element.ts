import { IconName, iconPaths } from '../app/shell/icon-paths';

/** An element as it is to be. Text is only ever given as a child: it stays text, whatever it says. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Readonly<Record<string, string>> = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

export function icon(name: IconName): HTMLElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  for (const [attribute, value] of Object.entries({ viewBox: '0 0 24 24', width: '24', height: '24' }))
    svg.setAttribute(attribute, value);
  path.setAttribute('d', iconPaths[name]);
  svg.append(path);
  return element('span', { class: 'icon', 'aria-hidden': 'true' }, svg);
}

export function paint(made: HTMLElement, hue: number): HTMLElement {
  // Through the object model, which a content security policy without 'unsafe-inline' allows.
  made.style.setProperty('--hue', String(hue));
  return made;
}

export const profileAddress = (handle: string): string => `/@${encodeURIComponent(handle)}`;
