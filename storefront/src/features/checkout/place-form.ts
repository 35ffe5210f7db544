/** Another country asks for other things: the server draws the form anew. */
const form = document.querySelector<HTMLFormElement>("form[data-place]")

form?.querySelector("select[name=country]")?.addEventListener("change", () => {
  // What was answered for the country before is no answer for this one.
  for (const part of form.querySelectorAll("[data-of-country]")) part.remove()
  form.requestSubmit()
})

export {}
