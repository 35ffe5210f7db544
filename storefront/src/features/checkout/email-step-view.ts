type Part = "proven" | "address" | "code"

const find = <E extends HTMLElement>(root: ParentNode, selector: string) =>
  root.querySelector<E>(selector)

/** The elements of the step; `undefined` where the page has none. */
export function readStep() {
  const root = find(document, "[data-email-step]")
  const form = root?.closest("form")
  if (!root || !form) return undefined
  const one = <E extends HTMLElement>(name: string) => {
    const found = find<E>(root, `[data-${name}]`)
    if (!found) throw new Error(`The e-mail step has no ${name}`)
    return found
  }
  return {
    root,
    form,
    email: one<HTMLInputElement>("proven"),
    typed: one<HTMLInputElement>("typed"),
    code: one<HTMLInputElement>("code"),
    send: one<HTMLButtonElement>("send"),
    resend: one<HTMLButtonElement>("resend"),
    changes: root.querySelectorAll<HTMLButtonElement>("[data-change]"),
    address: one("address"),
    sent: one("sent"),
    kept: one("kept"),
    error: one("step-error"),
    news: one("step-news"),
  }
}

export type Step = NonNullable<ReturnType<typeof readStep>>

/** One part at a time. */
export function show({ root }: Step, part: Part): void {
  for (const each of root.querySelectorAll<HTMLElement>("[data-part]")) {
    each.hidden = each.dataset.part !== part
  }
}

export const parts = {
  isProven: ({ email }: Step) => email.dataset.proven === "yes",

  error(step: Step, text: string): void {
    step.error.textContent = text
    step.error.hidden = text === ""
  },

  proven(step: Step, address: string): void {
    step.email.value = address
    step.email.dataset.proven = "yes"
    step.address.textContent = address
    show(step, "proven")
  },
}
