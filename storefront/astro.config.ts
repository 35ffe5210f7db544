import type { AstroIntegration } from "astro"
import { defineConfig, envField } from "astro/config"
import node from "@astrojs/node"
import tailwindcss from "@tailwindcss/vite"

// Everything is `secret`: astro:env inlines public values at build time, and
// one build has to serve any shop (ECOSYSTEM §3.3).
const runtime = { context: "server", access: "secret" } as const

/** Node's adapter with an entry of our own (src/render.ts says why). */
function adapter(): AstroIntegration {
  const { hooks, ...base } = node({ mode: "middleware" })
  const done = hooks["astro:config:done"]
  return {
    ...base,
    hooks: {
      ...hooks,
      "astro:config:done": (told) =>
        done?.({
          ...told,
          setAdapter: (given) => {
            const serverEntrypoint = new URL("src/render.ts", import.meta.url)
            told.setAdapter({ ...given, serverEntrypoint })
          },
        }),
    },
  }
}

export default defineConfig({
  output: "server",
  adapter: adapter(),
  // The customer's token lives in its own cookie; Astro sessions are not used.
  session: false,
  // Our middleware checks the origin of every mutation, JSON and beacons too.
  security: { checkOrigin: false },
  // Nothing inline, so that the content security policy needs no exceptions.
  build: { inlineStylesheets: "never" },
  devToolbar: { enabled: false },
  env: {
    schema: {
      MEDUSA_URL: envField.string({
        ...runtime,
        url: true,
        default: "http://127.0.0.1:9000",
      }),
      MEDUSA_PUBLISHABLE_KEY: envField.string({ ...runtime, optional: true }),
      STOREFRONT_HANDLE: envField.string({ ...runtime, optional: true }),
      BACKEND_URL: envField.string({ ...runtime, url: true, optional: true }),
      STOREFRONT_URL: envField.string({
        ...runtime,
        url: true,
        optional: true,
      }),
      STRIPE_PUBLISHABLE_KEY: envField.string({ ...runtime, optional: true }),
      STRIPE_SCRIPT_URL: envField.string({
        ...runtime,
        url: true,
        default: "https://js.stripe.com/v3/",
      }),
      MEDIA_ORIGIN: envField.string({ ...runtime, optional: true }),
      COOKIE_SECURE: envField.boolean({ ...runtime, default: false }),
    },
  },
  vite: {
    plugins: [tailwindcss()],
    build: { assetsInlineLimit: 0 },
    // Contracts are read from their source, so that no plugin is built first.
    ssr: {
      resolve: {
        conditions: [
          "codex-source",
          "module",
          "node",
          "development|production",
        ],
      },
    },
  },
})
