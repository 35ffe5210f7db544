import { fileTypeOf } from "../file-types"
import { checkDeclared, DEFAULT_LIMITS } from "../limits"

const of = (name: string, ...parts: (string | number[])[]) =>
  fileTypeOf(
    name,
    Buffer.concat(
      parts.map((part) =>
        typeof part === "string" ? Buffer.from(part) : Buffer.from(part)
      )
    )
  )?.contentTypes[0] ?? null

const ZIP = [0x50, 0x4b, 3, 4]
const PNG = [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]
const OCF = "mimetypeapplication/epub+zip"

describe("the type of a file that is sold as it is", () => {
  it.each([
    ["book.pdf", ["%PDF-1.7\n"], "application/pdf"],
    ["BOOK.PDF", ["%PDF-1.7\n"], "application/pdf"],
    ["a.zip", [ZIP, "rest"], "application/zip"],
    ["a.epub", [ZIP, Array(26).fill(0), OCF], "application/epub+zip"],
    ["a.png", [PNG, "x"], "image/png"],
    ["a.jpg", [[0xff, 0xd8, 0xff, 0xe0]], "image/jpeg"],
    ["prompt.md", ["# Prompt für alle\n"], "text/markdown"],
    ["a.txt", [[0xef, 0xbb, 0xbf], "text"], "text/plain"],
    ["a.json", [' \n{"a": 1}'], "application/json"],
  ] as [string, (string | number[])[], string][])("%s", (name, parts, type) => {
    expect(of(name, ...parts)).toBe(type)
  })

  it.each([
    ["a program in a document's name", "book.pdf", [[0x4d, 0x5a, 0x90, 0]]],
    ["a page in a document's name", "book.pdf", ["<html>"]],
    ["a plain ZIP in a book's name", "a.epub", [ZIP, "rest of it"]],
    ["a document in a picture's name", "a.png", ["%PDF-1.7"]],
    ["bytes in a text's name", "a.txt", [[0, 1, 2, 3]]],
    ["text in no encoding we know", "a.txt", [[0xff, 0xfe, 0x41, 0]]],
    ["words in a JSON file's name", "a.json", ["hello"]],
    ["a page", "a.html", ["<html>"]],
    ["a drawing that can run scripts", "a.svg", ["<svg>"]],
    ["a name without an end", "README", ["text"]],
    ["a macro", "a.docm", [ZIP]],
  ] as [string, string, (string | number[])[]][])(
    "is not %s",
    (_why, name, parts) => {
      expect(of(name, ...parts)).toBeNull()
    }
  )

  it("may be as large as its limit", () => {
    const file = { filename: "a.zip", contentType: "application/zip" }
    const at = (sizeBytes: number) =>
      checkDeclared({ ...file, sizeBytes }, DEFAULT_LIMITS)
    expect(at(DEFAULT_LIMITS.fileBytes)).toMatchObject({ ok: true })
    expect(at(DEFAULT_LIMITS.fileBytes + 1)).toMatchObject({
      ok: false,
      code: "media_too_large",
      kind: "file",
    })
  })
})
