import { staffSession } from "../../integration-tests/account-people.mts"
import { bigFile } from "../../testing/big-file.mts"
import { call } from "../../testing/http.mts"
import { s3Env, startS3Server, stopS3Server } from "../../testing/s3-server.mjs"
import { uploadClient } from "../../testing/upload-client.mts"
import { byteProxy } from "../lib/byte-proxy.mts"
import type { Figure } from "../lib/report.mts"
import type { BenchShop } from "./boot.mts"

const MIB = 1024 ** 2
/** As large as S3 is patient on this machine; links weigh the same a part. */
const SIZE = 1024 * MIB

/** One upload through the API's counted door; what it leaves is deleted. */
async function bytesOfUpload(shop: BenchShop): Promise<number> {
  const creator = await staffSession(shop.demo.logins.creator)
  const door = await byteProxy(shop.backendUrl)
  const client = uploadClient(door.url, creator, bigFile(SIZE))
  const opened = await client.open(`bench-${Date.now()}`)
  const { id, media_id: media, part_count: count } = opened.upload
  const numbers = Array.from({ length: count }, (_, at) => at + 1)
  await client.send(opened, numbers)
  await client.complete(id)
  const bytes = door.bytes()
  door.close()
  const path = `/admin/studio/media/${media}`
  await call(shop.backendUrl, creator, "DELETE", path)
  return bytes
}

/** How much of an upload the API carries when storage takes the bytes. */
export async function uploadByteFigures(shop: BenchShop): Promise<Figure[]> {
  const server = await startS3Server()
  if ("skip" in server) {
    console.error(`skipped: upload.api_bytes_ratio: ${server.skip}`)
    return []
  }
  const onDisk = { ...shop.env }
  try {
    Object.assign(shop.env, s3Env(server))
    await shop.serve("server")
    const bytes = await bytesOfUpload(shop)
    return [
      {
        key: "upload.api_bytes_ratio",
        value: bytes / SIZE,
        atMost: 0.0001,
        baseline: `${Math.round(bytes / 1024)} KiB both ways through the API for a film of ${SIZE / MIB} MiB on a real S3 server: opened, all parts signed, completed`,
      },
    ]
  } finally {
    for (const name of Object.keys(s3Env(server))) {
      Reflect.deleteProperty(shop.env, name)
    }
    Object.assign(shop.env, onDisk)
    if (server.started) {
      stopS3Server()
    }
  }
}
