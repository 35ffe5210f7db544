import type { CatalogPost } from "@codex/plugin-content/contract"
import { isoDuration } from "../../lib/time"
import { dueMinor } from "./price"

const IN_STOCK = "https://schema.org/InStock"
const SOLD_OUT = "https://schema.org/SoldOut"

/** schema.org Product of a post, for search engines and link previews. */
export function productJsonLd(
  post: CatalogPost,
  url: string,
  image: string
): object {
  return {
    "@context": "https://schema.org",
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

/** JSON inside `<script>`: `</script>` in a title must not end it. */
export function scriptJson(value: unknown): string {
  return JSON.stringify(value).replace(/</g, "\\u003c")
}
