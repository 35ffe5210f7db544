import { env } from "./env"

const at = (id: string) => `${env.STOREFRONT_URL}/auth/callback/${id}`

const google =
  env.GOOGLE_CLIENT_ID && env.GOOGLE_CLIENT_SECRET
    ? [
        {
          resolve: "@medusajs/medusa/auth-google",
          id: "google",
          options: {
            clientId: env.GOOGLE_CLIENT_ID,
            clientSecret: env.GOOGLE_CLIENT_SECRET,
            callbackUrl: at("google"),
          },
        },
      ]
    : []

/** Any other that speaks OpenID Connect: Microsoft, Keycloak, Auth0, … */
const oidc =
  env.OIDC_ISSUER && env.OIDC_CLIENT_ID
    ? [
        {
          resolve: "@medusajs/medusa/auth-oidc",
          id: "oidc",
          options: {
            issuer: env.OIDC_ISSUER,
            client_id: env.OIDC_CLIENT_ID,
            client_secret: env.OIDC_CLIENT_SECRET,
            display_name: env.OIDC_NAME,
            callback_url: at("oidc"),
            allowed_callback_urls: [at("oidc")],
            require_verified_email: true,
          },
        },
      ]
    : []

/** Where a shopper may come from instead of typing a password (ADR 0029). */
export const signInProviders = [...google, ...oidc]
