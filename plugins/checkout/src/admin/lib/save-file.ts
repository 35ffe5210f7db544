import { ask } from "./api"

const nameIn = (response: Response) =>
  /filename="([^"]+)"/.exec(
    response.headers.get("content-disposition") ?? ""
  )?.[1] ?? "download"

/** All of it, or an error: a file that broke off is nobody's. */
async function received(
  response: Response,
  onBytes: (count: number) => void
): Promise<Blob> {
  const parts: BlobPart[] = []
  const reader = response.body?.getReader()
  let count = 0
  for (;;) {
    const part = await reader?.read()
    if (!part?.value) {
      const type = response.headers.get("content-type") ?? ""
      return new Blob(parts, { type })
    }
    parts.push(part.value)
    count += part.value.byteLength
    onBytes(count)
  }
}

/** Saves what the API answers with, and says meanwhile how much has come. */
export async function saveFile(
  path: string,
  body: object,
  onBytes: (count: number) => void = () => undefined
): Promise<void> {
  const response = await ask("POST", path, body)
  const file = await received(response, onBytes)
  const link = document.createElement("a")
  link.href = URL.createObjectURL(file)
  link.download = nameIn(response)
  link.click()
  URL.revokeObjectURL(link.href)
}
