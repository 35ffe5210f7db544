import type {
  CatalogPost,
  CatalogProfile,
} from "@codex/plugin-content/contract"
import { isoDuration } from "../../lib/time"
import { dueMinor } from "./price"

const IN_STOCK = "https://schema.org/InStock"
const SOLD_OUT = "https://schema.org/SoldOut"

function product(post: CatalogPost, url: string, image: string): object {
  return {
    "@type": "Product",
    name: post.title,
    description: post.summary || post.description.slice(0, 300),
    image,
    url,
    brand: { "@type": "Brand", name: post.organization.name },
    additionalProperty: {
      "@type": "PropertyValue",
      name: "duration",
      value: isoDuration(post.duration_ms),
    },
    offers: {
      "@type": "Offer",
      url,
      price: (dueMinor(post) / 100).toFixed(2),
      priceCurrency: post.currency_code.toUpperCase(),
      availability: post.sold_out ? SOLD_OUT : IN_STOCK,
    },
  }
}

function video(post: CatalogPost, url: string, image: string): object {
  return {
    "@type": "VideoObject",
    name: post.title,
    description: post.summary || post.title,
    thumbnailUrl: image,
    uploadDate: post.published_at,
    duration: isoDuration(post.duration_ms),
    url,
    isAccessibleForFree: post.pricing_type === "free",
  }
}

const crumb = (position: number, name: string, item: string) => ({
  "@type": "ListItem",
  ...{ position, name, item },
})

/** schema.org of a post, for search engines and link previews. */
export function postJsonLd(
  post: CatalogPost,
  url: string,
  image: string
): object {
  const shop = new URL(`/${post.handle}`, url).href
  return {
    "@context": "https://schema.org",
    "@graph": [
      product(post, url, image),
      ...(post.kinds.includes("video") ? [video(post, url, image)] : []),
      {
        "@type": "BreadcrumbList",
        itemListElement: [
          crumb(1, post.organization.name, shop),
          crumb(2, post.title, url),
        ],
      },
    ],
  }
}

/** schema.org of an organization or a creator. */
export function organizationJsonLd(
  profile: CatalogProfile,
  url: string
): object {
  return {
    "@context": "https://schema.org",
    "@type": profile.kind === "creator" ? "Person" : "Organization",
    name: profile.name,
    description: profile.tagline || profile.bio.slice(0, 300),
    url,
    ...(profile.logo_url
      ? {
          [profile.kind === "creator" ? "image" : "logo"]: new URL(
            profile.logo_url,
            url
          ).href,
        }
      : {}),
    ...(profile.support_email ? { email: profile.support_email } : {}),
  }
}

/** JSON inside `<script>`: `</script>` in a title must not end it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c")
}
