// Whose address a request is counted under, with and without a proxy of ours in front.
import { Hono } from 'hono'
import { describe, expect, it } from 'vitest'
import { clientAddress } from './limits.ts'

describe('the address of whoever asks', () => {
  const asked = async (behindProxy: boolean, forwarded?: string): Promise<string> => {
    const app = new Hono().get('/', (c) => c.text(clientAddress(behindProxy)(c) ?? 'unknown'))
    const answer = await app.request('/', forwarded === undefined ? {} : { headers: { 'x-forwarded-for': forwarded } })
    return await answer.text()
  }

  it.each([
    [true, '203.0.113.9', '203.0.113.9'],
    [true, '10.9.9.9, 203.0.113.9', '203.0.113.9'],
    [true, undefined, 'unknown'],
    [false, '203.0.113.9', 'unknown'],
  ])('behind our proxy %s, header %s: %s', async (behindProxy, forwarded, address) =>
    expect(await asked(behindProxy, forwarded)).toBe(address),
  )
})
