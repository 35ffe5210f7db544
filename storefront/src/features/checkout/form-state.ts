const button = (form: HTMLFormElement) =>
  form.querySelector<HTMLButtonElement>("button[data-pay]")

/** False when the form is already on its way: one click, one charge. */
export function lockForm(form: HTMLFormElement): boolean {
  const pay = button(form)
  if (!pay || form.dataset.pending === "true") return false
  form.dataset.pending = "true"
  pay.dataset.label = pay.textContent ?? ""
  pay.textContent = pay.dataset.pending ?? pay.dataset.label
  pay.setAttribute("aria-disabled", "true")
  return true
}

export function unlockForm(form: HTMLFormElement): void {
  const pay = button(form)
  delete form.dataset.pending
  if (!pay) return
  pay.textContent = pay.dataset.label ?? pay.textContent
  pay.removeAttribute("aria-disabled")
}

export function showProblem(form: HTMLFormElement, text: string): void {
  const box = form.querySelector<HTMLElement>("[data-problem]")
  if (!box) return
  box.textContent = text
  box.hidden = text === ""
  if (text) box.focus()
}
