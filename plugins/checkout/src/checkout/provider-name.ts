const NAMES = { pp_demo_demo: "demo", pp_stripe_stripe: "stripe" } as const

/** How the storefront knows a provider; `none` where nothing is paid. */
export function providerName(of: {
  provider: string
}): "demo" | "stripe" | "none" {
  return of.provider in NAMES
    ? NAMES[of.provider as keyof typeof NAMES]
    : "none"
}
