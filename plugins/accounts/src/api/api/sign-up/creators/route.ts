import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SignedUp } from "../../../../contract"
import type { SignUpBody } from "../../../../sign-up/body"
import { signUp } from "../../../../sign-up/sign-up"

/** Makes a creator of whoever proves an address. */
export async function POST(
  req: MedusaRequest<SignUpBody>,
  res: MedusaResponse<SignedUp>
): Promise<void> {
  res.status(201).json(await signUp(req.scope, req.validatedBody))
}
