// Stripe's form for payees, on one page. A link opens it once.
;(async () => {
  const link = new URLSearchParams(location.search).get("link")
  const form = document.querySelector("form")

  async function tell(name, body) {
    const answer = await fetch(`/_fake/link/${name}`, {
      method: "POST",
      body: JSON.stringify({ link, ...body }),
    })
    return answer.json()
  }

  form.onsubmit = async (event) => {
    event.preventDefault()
    const done = event.submitter.value === "done"
    const complete = document.querySelector("#document").checked
    const how = done && !complete ? "without_document" : event.submitter.value
    const { return_url } = await tell("leave", { how })
    location.assign(return_url)
  }

  const { refresh_url } = await tell("open", {})
  if (refresh_url) location.replace(refresh_url)
})()
