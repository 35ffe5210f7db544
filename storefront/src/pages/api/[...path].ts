import type { APIRoute } from "astro"
import { forward } from "../../lib/proxy.server"

export const ALL: APIRoute = (context) => forward(context, "token")
