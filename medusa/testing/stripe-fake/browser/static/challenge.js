// The bank's step: tells the stand-in, then the page that opened it.
;(() => {
  const query = new URLSearchParams(location.search)
  const answer = async (ok) => {
    await fetch("/_fake/challenge", {
      method: "POST",
      body: JSON.stringify({
        payment_intent: query.get("payment_intent"),
        ok,
      }),
    })
    window.parent.postMessage("challenge-done", "*")
  }
  document.querySelector("[name=ok]").onclick = () => answer(true)
  document.querySelector("[name=fail]").onclick = () => answer(false)
})()
