// One helper that makes elements, so that views read like the markup they produce.

export type Child = Node | string | null | undefined | false;
type Attributes = Record<string, string | number | boolean | null | undefined | ((event: never) => void)>;

/** `on…` attributes become listeners; `true` an empty attribute; null, undefined and false are left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value as EventListener);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== null && value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children.filter((child): child is Node | string => child !== null && child !== undefined && child !== false));
  return element;
}

/** An inline SVG of our own (a mark or an icon), hidden from screen readers: words always stand beside it. */
export function svg(markup: string, className: string): SVGElement {
  const holder = document.createElement("template");
  holder.innerHTML = markup.trim();
  const element = holder.content.firstElementChild as SVGElement;
  element.classList.add(...className.split(" "));
  element.setAttribute("aria-hidden", "true");
  element.setAttribute("focusable", "false");
  return element;
}

/** Sets or removes what CSS and screen readers both read. */
export function toggle(element: Element, attribute: string, on: boolean): void {
  if (on) element.setAttribute(attribute, "true");
  else element.removeAttribute(attribute);
}
