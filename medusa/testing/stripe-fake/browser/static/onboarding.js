// Stripe's form for payees, in one click.
;(() => {
  const query = new URLSearchParams(location.search)
  document.querySelector("button").onclick = async () => {
    await fetch("/_fake/account/onboard", {
      method: "POST",
      body: JSON.stringify({ account: query.get("account") }),
    })
    location.assign(query.get("return_url"))
  }
})()
