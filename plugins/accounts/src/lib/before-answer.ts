import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"

/**
 * A middleware whose `work` is done before a successful answer is sent: what
 * the answer says has then happened already. A refusal is sent as it is.
 */
export function beforeAnswer(work: (req: MedusaRequest) => Promise<unknown>) {
  return (
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction
  ): void => {
    const send = res.json.bind(res)
    res.json = (body: unknown) => {
      if (res.statusCode >= 400) {
        return send(body)
      }
      work(req)
        .then(() => send(body))
        .catch(next)
      return res
    }
    next()
  }
}
