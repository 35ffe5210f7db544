type Say = (key: string, values?: Record<string, string>) => string

const MENUS = "main button[aria-haspopup=menu]"
const isBare = (element: Element) =>
  !element.textContent?.trim() &&
  (!element.hasAttribute("aria-label") || element.hasAttribute(OURS))
/** Set again when a row shows something else. */
const OURS = "data-codex-named"

function name(element: Element | undefined, text: string): void {
  if (element && element.getAttribute("aria-label") !== text) {
    element.setAttribute(OURS, "")
    element.setAttribute("aria-label", text)
  }
}

/** The first cell with words says which row it is. */
const rowOf = (row: Element) =>
  [...row.querySelectorAll("td")]
    .map((cell) => cell.textContent?.trim() ?? "")
    .find(Boolean) ?? ""

function nameTicks(say: Say): void {
  for (const tick of document.querySelectorAll("main table [role=checkbox]")) {
    const row = tick.closest("tbody tr")
    if (isBare(tick)) {
      name(tick, row ? say("select", { name: rowOf(row) }) : say("selectAll"))
    }
  }
}

/**
 * Medusa's table (ui 4.2.6) leaves its menus without a name, its magnifier a
 * picture of nothing, and a list that scrolls out of reach of the keyboard.
 * Until it does not: said here, for its pages and ours.
 */
export function nameTables(say: Say): void {
  nameTicks(say)
  const menus = [...document.querySelectorAll(MENUS)].filter(isBare)
  for (const menu of menus) {
    const row = menu.closest("tr")
    if (row) {
      name(menu, say("actions", { name: rowOf(row) }))
    }
  }
  const [filter, sort] = menus.filter((menu) => !menu.closest("tr"))
  name(filter, say("filter"))
  name(sort, say("sort"))
  for (const icon of document.querySelectorAll(
    "main [role=img]:not([aria-label])"
  )) {
    icon.setAttribute("aria-hidden", "true")
  }
  for (const list of document.querySelectorAll("main .overscroll-auto")) {
    if (list.scrollWidth > list.clientWidth && !list.hasAttribute("tabindex")) {
      list.setAttribute("tabindex", "0")
      list.setAttribute("role", "region")
      name(list, say("rows"))
    }
  }
}
