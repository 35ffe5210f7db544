import { lockForm, unlockForm } from "./form-state"

const form = document.querySelector<HTMLFormElement>("form[data-checkout]")

form?.addEventListener("submit", (event) => {
  if (!lockForm(form)) event.preventDefault()
})
// Coming back with the browser's button shows the page as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted && form) unlockForm(form)
})
