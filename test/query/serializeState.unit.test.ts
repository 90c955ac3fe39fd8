import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dehydrateProfiles } from '../../src/query/transfer/dehydrateProfiles.ts'
import { seedProfiles } from '../../src/query/seedProfiles.ts'
import { serializeState } from '../../src/query/transfer/serializeState.ts'
import { wireProfile } from '../support/generators.ts'
import { setup } from '../support/setup.tsx'

const nasty = fc.constantFrom(
  '</script><img src=x onerror=alert(1)>',
  '<!--<script>',
  ']]>',
  '\u2028\u2029',
  "O'Brien",
  '&lt;/script&gt;',
  '\uD800',
)

test('SSR-01 whatever people call themselves, the text holds nothing that ends a script, and reads back as it was', () => {
  const { client, queryClient } = setup()
  const profile = fc
    .tuple(wireProfile, nasty, fc.dictionary(fc.string(), fc.jsonValue()))
    .map(([wire, text, more]) => ({ ...more, ...wire, tenant_id: 'demo', name: wire.name + text }))
  fc.assert(
    fc.property(profile, (each) => {
      queryClient.clear()
      seedProfiles(queryClient, client, [each])
      const state = dehydrateProfiles(queryClient, client)
      const text = serializeState(state)
      expect(text).not.toMatch(/[<\u2028\u2029]/)
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(state)))
    }),
  )
})
