import type { APIRoute } from "astro"
import { getPost } from "../../../features/catalog/catalog.server"
import { shareImage } from "../../../features/og/share-image.server"

/** The address carries a version, so a picture may be kept for long. */
export const GET: APIRoute = async ({ params }) => {
  const answer = await getPost(params.handle ?? "", params.slug ?? "")
  if (!answer.ok) {
    const status = answer.status < 500 ? 404 : 503
    return new Response(null, { status })
  }
  const { title, organization, price_label: price } = answer.value.post
  const picture = await shareImage({
    title,
    by: organization.name,
    price,
    brand: organization.brand_color,
  })
  return new Response(new Uint8Array(picture), {
    headers: {
      "content-type": "image/png",
      "cache-control": "public, max-age=86400",
    },
  })
}
