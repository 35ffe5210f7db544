type Part = "proven" | "address" | "code"

/** The elements of the step; `undefined` where the page has none. */
export function readStep() {
  const root = document.querySelector<HTMLElement>("[data-email-step]")
  const form = root?.closest("form")
  if (!root || !form) return undefined
  const one = (name: string) => {
    const found = root.querySelector<HTMLElement>(`[data-${name}]`)
    if (!found) throw new Error(`The e-mail step has no ${name}`)
    return found
  }
  return {
    root,
    form,
    email: one("proven") as HTMLInputElement,
    typed: one("typed") as HTMLInputElement,
    code: one("code") as HTMLInputElement,
    send: one("send") as HTMLButtonElement,
    resend: one("resend") as HTMLButtonElement,
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
