// The frame with the card fields: the shop's page never sees what is typed.
;(() => {
  const query = new URLSearchParams(location.search)
  const form = document.querySelector("form")
  const alert = document.querySelector("[role=alert]")
  const value = (name) => form.elements[name].value.trim()

  document.documentElement.classList.toggle(
    "night",
    query.get("night") === "true"
  )

  function expiry() {
    const [month = "", year = ""] = value("expiry").split(/\s*\/\s*/)
    return { month: Number(month), year: 2000 + Number(year.slice(-2)) }
  }

  /** What Stripe's own form says about a field that is not done. */
  function incomplete() {
    const { month, year } = expiry()
    if (value("number").replaceAll(" ", "").length < 14) {
      return ["incomplete_number", "Your card number is incomplete."]
    }
    if (!(month >= 1 && month <= 12) || !year) {
      return ["incomplete_expiry", "Your card's expiration date is incomplete."]
    }
    if (value("cvc").length < 3) {
      return ["incomplete_cvc", "Your card's security code is incomplete."]
    }
    return undefined
  }

  function submit() {
    const [code, message] = incomplete() ?? []
    alert.hidden = !message
    alert.textContent = message ?? ""
    const { height } = document.body.getBoundingClientRect()
    window.parent.postMessage({ height: Math.ceil(height) }, "*")
    return message ? { error: { type: "validation_error", code, message } } : {}
  }

  async function confirm(secret) {
    const { month, year } = expiry()
    const body = new URLSearchParams({
      client_secret: secret,
      "payment_method_data[type]": "card",
      "payment_method_data[card][number]": value("number"),
      "payment_method_data[card][exp_month]": String(month),
      "payment_method_data[card][exp_year]": String(year),
      "payment_method_data[card][cvc]": value("cvc"),
    })
    const id = secret.split("_secret_")[0]
    const answer = await fetch(`/v1/payment_intents/${id}/confirm`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${query.get("key")}`,
        ...(query.get("account")
          ? { "stripe-account": query.get("account") }
          : {}),
      },
      body,
    })
    const reply = await answer.json()
    return answer.ok ? { paymentIntent: reply } : { error: reply.error }
  }

  window.addEventListener("message", async ({ data, source, origin }) => {
    if (source !== window.parent || !data?.id) return
    const answer =
      data.call === "submit" ? submit() : await confirm(data.secret)
    source.postMessage({ id: data.id, answer }, origin)
  })
})()
