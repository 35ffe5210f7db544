/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    /** The signed-in shopper's token; undefined for everybody else. */
    token: string | undefined
  }
}
