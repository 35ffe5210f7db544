import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import type { SignedUp, SignUpBody } from "../../../../contract"
import { signUp } from "../../../../sign-up/sign-up"

/** Makes a creator of whoever proves an address. */
export async function POST(
  req: MedusaRequest<SignUpBody>,
  res: MedusaResponse<SignedUp>
): Promise<void> {
  res.status(201).json(await signUp(req.scope, req.validatedBody))
}
