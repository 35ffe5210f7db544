import {
  BACKEND_URL,
  COOKIE_SECURE,
  MEDIA_ORIGIN,
  MEDUSA_PUBLISHABLE_KEY,
  MEDUSA_URL,
  STOREFRONT_HANDLE,
  STOREFRONT_URL,
  STRIPE_PUBLISHABLE_KEY,
  STRIPE_SCRIPT_URL,
} from "astro:env/server"
import { stripeScript } from "./stripe-script"

/** The only reader of the environment; read at run time (README, table). */
export const env = {
  medusaUrl: MEDUSA_URL.replace(/\/$/, ""),
  publishableKey: MEDUSA_PUBLISHABLE_KEY,
  handle: STOREFRONT_HANDLE,
  backendUrl: BACKEND_URL?.replace(/\/$/, ""),
  publicUrl: STOREFRONT_URL?.replace(/\/$/, ""),
  stripeKey: STRIPE_PUBLISHABLE_KEY,
  stripeScript: stripeScript(
    STRIPE_SCRIPT_URL,
    process.env.NODE_ENV === "production"
  ),
  mediaOrigin: MEDIA_ORIGIN,
  cookieSecure: COOKIE_SECURE,
} as const
