import {
  FAKE_SECRET_KEY,
  startStripeFake,
  type StripeFake,
} from "../../testing/stripe-fake/index.mts"
import { bootTestShop } from "../../testing/test-shop.mjs"
import { useShop } from "../shop.mts"

const PLATFORM_SECRET = "whsec_reliability0platform123456"
const CONNECT_SECRET = "whsec_reliability1connect7654321"

let current: StripeFake | undefined

/** The stand-in for Stripe of this run. */
export function useFake(): StripeFake {
  if (!current) {
    throw new Error("The Stripe stand-in has not been started")
  }
  return current
}

/** A shop whose payments go through the real SDK to the stand-in. */
export async function bootStripeShop(name: string): Promise<void> {
  current = await startStripeFake()
  const shop = await bootTestShop({
    name,
    extraEnv: {
      // Production refuses any Stripe but Stripe's own.
      NODE_ENV: "test",
      STRIPE_API_KEY: FAKE_SECRET_KEY,
      STRIPE_API_BASE: current.url,
      STRIPE_WEBHOOK_SECRET: PLATFORM_SECRET,
      STRIPE_CONNECT_WEBHOOK_SECRET: CONNECT_SECRET,
    },
  })
  useShop(shop)
  const hook = (path: string, secret: string, connect: boolean) => ({
    url: `${shop.backendUrl}/hooks/codex/${path}`,
    secret,
    connect,
  })
  current.sender.setEndpoints([
    hook("stripe", PLATFORM_SECRET, false),
    hook("stripe-connect", CONNECT_SECRET, true),
  ])
}

export async function stopStripeShop(): Promise<void> {
  await useShop().stop()
  await useFake().stop()
}
