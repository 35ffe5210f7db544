// The baseline of a page: an HTTP server that says five letters.
import http from "node:http"

const server = http.createServer((_req, res) => res.end("hello"))
server.listen(0, "127.0.0.1", () => process.send?.(server.address().port))
