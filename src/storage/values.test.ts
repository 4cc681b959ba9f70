// Values cross the edge alike on both databases, whatever the machine's time zone; transactions behave alike too.
import { expect, it } from 'vitest'
import { LOCAL_ACTOR } from '../kernel/actor.ts'
import { sqlState } from './engine.ts'
import { forEachDatabase, TEST_AUTHORITY } from './testing.ts'

const SAFE = Number.MAX_SAFE_INTEGER

forEachDatabase('values', (open) => {
  it('reads every type we use the same way', async () => {
    const db = await open()
    const [row] = await db.transact((tx) =>
      tx.query(`select 42::int8 as int8, '${SAFE}'::int8 as largest, -'${SAFE}'::int8 as smallest, 7::int4 as int4, count(*) as count,
        sum(x::int8)::bigint as sum, 1.50::numeric as numeric, 1e30::numeric as big, '2024-02-29'::date as date,
        '2024-03-31 02:30:00.125+01'::timestamptz as instant, 'infinity'::timestamptz as ever, '1 day 2 hours'::interval as interval,
        '\\x00ff10'::bytea as bytes, true as yes, null::int8 as nothing, '{"a":[1,null]}'::jsonb as json,
        '${TEST_AUTHORITY}'::uuid as uuid, 'åäö €'::text as words, 0.5::float8 as float,
        array[1, null, 3]::int8[] as int8s, array['2024-02-29']::date[] as dates, array[1.50]::numeric[] as numerics,
        array['2024-03-31 02:30+00']::timestamptz[] as instants, array['a,b', '"']::text[] as texts from generate_series(1, 3) x`),
    )
    expect(row).toEqual({
      int8: 42, largest: SAFE, smallest: -SAFE, int4: 7, count: 3, sum: 6, numeric: '1.50', big: '1000000000000000000000000000000',
      date: '2024-02-29', instant: '2024-03-31T01:30:00.125Z', ever: 'infinity', interval: 'P1DT2H', bytes: new Uint8Array([0, 255, 16]),
      yes: true, nothing: null, json: { a: [1, null] }, uuid: TEST_AUTHORITY, words: 'åäö €', float: 0.5,
      int8s: [1, null, 3], dates: ['2024-02-29'], numerics: ['1.50'], instants: ['2024-03-31T02:30:00Z'], texts: ['a,b', '"'],
    }) // biome-ignore format: one line per kind of value reads better
  })

  it('refuses an integer that a number cannot hold, rather than rounding it', async () => {
    const db = await open()
    await expect(db.transact((tx) => tx.query('select 9007199254740993::int8 as n'))).rejects.toThrow(/safe integers/)
    expect(await db.transact((tx) => tx.query('select 1 as n'))).toEqual([{ n: 1 }])
  })

  it('writes what it is given and reads it back', async () => {
    const db = await open()
    const bytes = Uint8Array.from({ length: 70_000 }, (_, i) => i % 251)
    const given = [SAFE, '2024-02-29', '0.10', bytes, true, null, { å: [1] }, ['a', null], [1, SAFE], [bytes.slice(0, 3)]]
    const [row] = await db.transact((tx) =>
      tx.query(
        `select $1::int8 as a, $2::date as b, $3::numeric as c, $4::bytea as d, $5::boolean as e, $6::text as f, $7::jsonb as g,
                $8::text[] as h, $9::int8[] as i, ($10::bytea[])[1] as j`,
        given,
      ),
    )
    expect(Object.values(row!)).toEqual([...given.slice(0, 9), bytes.slice(0, 3)])
    expect(Object.getPrototypeOf(row!.d)).toBe(Uint8Array.prototype)
    expect(bytes.length).toBe(70_000)
  })

  it('writes many rows at once through unnest', async () => {
    const db = await open()
    const keys = Array.from({ length: 5_000 }, (_, i) => `k${i}`)
    const written = await db.transact((tx) =>
      tx.query(
        `insert into storage.setting (authority_id, key, value)
         select $1::uuid, k, v::jsonb from unnest($2::text[], $3::text[]) as given(k, v) returning key`,
        [tx.authority, keys, keys.map((_, i) => JSON.stringify({ i }))],
      ),
    )
    expect(written).toHaveLength(5_000)
  })

  it.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['a Date', new Date(0)],
    ['a bigint', 1n],
    ['an unsafe integer', 2 ** 53],
  ])('refuses %s as a parameter, which the databases would read differently', async (_, value) => {
    const db = await open()
    await expect(db.transact((tx) => tx.query('select $1::text as x', [value]))).rejects.toThrow(/parameter \$1/)
  })

  it.each(['Pacific/Kiritimati', 'America/Lima'])('keeps dates and instants when the machine stands in %s', async (zone) => {
    const before = process.env.TZ
    process.env.TZ = zone
    try {
      const db = await open({ own: true })
      const sql = `select '2024-01-01'::date as d, '2024-01-01 00:30+00'::timestamptz as t, ('2024-01-01 00:30+00'::timestamptz)::date as day,
                          current_setting('timezone') as zone`
      expect(await db.transact((tx) => tx.query(sql))).toEqual([
        { d: '2024-01-01', t: '2024-01-01T00:30:00Z', day: '2024-01-01', zone: 'UTC' },
      ])
    } finally {
      if (before === undefined) delete process.env.TZ
      else process.env.TZ = before
    }
  })
})

forEachDatabase('transactions', (open) => {
  const put = `insert into storage.setting (authority_id, key, value) values ($1, $2, '1')`
  const keys = `select key from storage.setting where authority_id = $1 order by key`

  it('keeps everything or nothing', async () => {
    const db = await open()
    const failed = db.transact(async (tx) => {
      await tx.query(put, [tx.authority, 'a'])
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    await db.transact((tx) => tx.query(put, [tx.authority, 'b']))
    expect(await db.transact((tx) => tx.query(keys, [tx.authority]))).toEqual([{ key: 'b' }])
  })

  it('does not call it done when an error was swallowed inside', async () => {
    const db = await open()
    const swallowed = db.transact(async (tx) => {
      await tx.query(put, [tx.authority, 'a'])
      await tx.query(put, [tx.authority, 'a']).catch(() => undefined)
      return 'done'
    })
    const state = await swallowed.then(() => 'done', sqlState)
    expect(state).toBe('23505')
    expect(await db.transact((tx) => tx.query(keys, [tx.authority]))).toEqual([])
  })

  it('names what was violated', async () => {
    const db = await open()
    const twice = db.transact(async (tx) => {
      await tx.query(put, [tx.authority, 'a'])
      await tx.query(put, [tx.authority, 'a'])
    })
    await expect(twice).rejects.toMatchObject({ code: '23505', constraint: 'setting_pkey', schema: 'storage', table: 'setting' })
  })

  it('refuses a transaction within a transaction instead of waiting for ever, and a tx that has ended', async () => {
    const db = await open()
    let kept: { query(sql: string): Promise<unknown> } | undefined
    const nested = db.transact(async (tx) => {
      kept = tx
      await db.transact((inner) => inner.query('select 1'))
    })
    await expect(nested).rejects.toThrow(/inside a transaction/)
    await expect(kept!.query('select 1')).rejects.toThrow(/has ended/)
  })

  it('runs many at once, each alone', async () => {
    const db = await open()
    await db.transact((tx) =>
      tx.query(`insert into storage.setting (authority_id, key, value) values ($1, 'n', '0')`, [tx.authority]),
    )
    const add = () =>
      db.asAuthority(TEST_AUTHORITY, LOCAL_ACTOR, async (tx) => {
        const sql = `select value as n from storage.setting where authority_id = $1 and key = 'n' for update`
        const [row] = await tx.query<{ n: number }>(sql, [tx.authority])
        await tx.query(`update storage.setting set value = to_jsonb($2::int) where authority_id = $1 and key = 'n'`, [
          tx.authority,
          row!.n + 1,
        ])
      })
    await Promise.all(Array.from({ length: 30 }, add))
    expect(
      await db.transact((tx) => tx.query(`select value as n from storage.setting where authority_id = $1`, [tx.authority])),
    ).toEqual([{ n: 30 }])
  })
})
