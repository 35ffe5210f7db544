// A stand-in for Stripe.js: the few calls our storefront makes, against the
// stand-in for Stripe that served this file. Card numbers stay in its frame.
;(() => {
  const origin = new URL(document.currentScript.src).origin
  let serial = 0

  /** Asks a frame of ours and waits for its answer. */
  function ask(frame, message) {
    const id = `ask-${++serial}`
    return new Promise((resolve) => {
      const listen = (event) => {
        if (event.origin !== origin || event.data?.id !== id) return
        window.removeEventListener("message", listen)
        resolve(event.data.answer)
      }
      window.addEventListener("message", listen)
      frame.contentWindow.postMessage({ id, ...message }, origin)
    })
  }

  function frameOf(src, title) {
    const frame = document.createElement("iframe")
    frame.src = src
    frame.title = title
    frame.style.border = "0"
    frame.style.width = "100%"
    // Of another scheme than its document a frame is painted white.
    frame.style.colorScheme = "light"
    return frame
  }

  function createElements(key, options, account) {
    let mounted
    return {
      frame: () => mounted,
      create() {
        return {
          mount(at) {
            const night = options.appearance?.theme === "night"
            const query = new URLSearchParams({ key, account, night })
            mounted = frameOf(
              `${origin}/_fake/element?${query}`,
              "Secure payment input frame"
            )
            mounted.style.height = "160px"
            window.addEventListener("message", ({ source, data }) => {
              if (source === mounted.contentWindow && data?.height) {
                mounted.style.height = `${data.height}px`
              }
            })
            const at_ = typeof at === "string" ? document.querySelector(at) : at
            at_.replaceChildren(mounted)
          },
          on() {
            return this
          },
          unmount: () => mounted?.remove(),
          destroy: () => mounted?.remove(),
        }
      },
      submit: () => ask(mounted, { call: "submit" }),
      update: () => undefined,
    }
  }

  /** The bank's page, over ours, until the buyer has answered. */
  function challenge(url) {
    const frame = frameOf(url, "Confirm with your bank")
    Object.assign(frame.style, {
      position: "fixed",
      inset: "0",
      height: "100%",
      zIndex: "2147483647",
    })
    return new Promise((resolve) => {
      const listen = (event) => {
        if (event.origin !== origin || event.data !== "challenge-done") return
        window.removeEventListener("message", listen)
        frame.remove()
        resolve()
      }
      window.addEventListener("message", listen)
      document.body.append(frame)
    })
  }

  async function retrieve(key, secret, account) {
    const id = secret.split("_secret_")[0]
    const query = new URLSearchParams({ client_secret: secret })
    const answer = await fetch(`${origin}/v1/payment_intents/${id}?${query}`, {
      headers: {
        authorization: `Bearer ${key}`,
        ...(account ? { "stripe-account": account } : {}),
      },
    })
    const body = await answer.json()
    return answer.ok ? { paymentIntent: body } : { error: body.error }
  }

  function leave(to, intent, secret) {
    const url = new URL(to)
    url.searchParams.set("payment_intent", intent.id)
    url.searchParams.set("payment_intent_client_secret", secret)
    url.searchParams.set("redirect_status", "succeeded")
    location.assign(url)
    // As with Stripe: who redirects never answers.
    return new Promise(() => undefined)
  }

  window.Stripe = (key, { stripeAccount: account = "" } = {}) => {
    async function confirmPayment({ elements, clientSecret, ...options }) {
      const secret = clientSecret
      let answer = await ask(elements.frame(), { call: "confirm", secret })
      const { next_action: next } = answer.paymentIntent ?? {}
      if (next) {
        await challenge(next.redirect_to_url.url)
        answer = await retrieve(key, secret, account)
      }
      const { paymentIntent: intent, error } = answer
      if (error) return { error }
      if (intent.last_payment_error) return { error: intent.last_payment_error }
      if (options.redirect === "if_required") return { paymentIntent: intent }
      return leave(options.confirmParams.return_url, intent, secret)
    }
    return {
      elements: (options) => createElements(key, options ?? {}, account),
      confirmPayment,
      retrievePaymentIntent: (secret) => retrieve(key, secret, account),
    }
  }
})()
