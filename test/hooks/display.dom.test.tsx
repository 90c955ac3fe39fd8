import { act, render, renderHook, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { ProfileAvatar } from '../../src/components/profile-avatar/ProfileAvatar.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { useDisplayProfile } from '../../src/hooks/useDisplayProfile.ts'
import { useProfile } from '../../src/hooks/useProfile.ts'
import { useProfileAvatar } from '../../src/hooks/useProfileAvatar.ts'
import { useProfiles } from '../../src/hooks/useProfiles.ts'
import { useUpdateProfile } from '../../src/hooks/useUpdateProfile.ts'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import type { Display } from '../../src/query/display/createShow.ts'
import type { DisplayProfile } from '../../src/query/display/DisplayProfile.ts'
import { createProfile } from '../components/people.ts'
import { setup } from '../support/setup.tsx'

afterEach(() => vi.unstubAllGlobals())

const profiles = [{ user_id: 'ada', name: 'Ada Lovelace' }]
const masked: Display = (shown) => ({ ...shown, name: shown.name.replace('Lovelace', '***') })

test('display reaches every place a name appears', async () => {
  const { wrapper } = setup({ profiles, provider: { display: masked } })
  render(
    <>
      <ProfileName userId="ada" />
      <ProfileAvatar userId="ada" />
      <ProfileName profile={createProfile()} />
      <Leaderboard entries={[{ user_id: 'ada', rank: 1, score: 1 }]}>
        {(row) => <b>{row.profile.name}</b>}
      </Leaderboard>
    </>,
    { wrapper },
  )
  await vi.waitFor(() => expect(screen.getAllByText('Ada ***')).toHaveLength(3))
  expect(await screen.findByRole('img', { name: 'Ada ***' })).toBeInTheDocument()
  expect(document.body.outerHTML).not.toContain('Lovelace')
})

test('display reaches the hooks that show, and not the profile itself', async () => {
  const { wrapper } = setup({ profiles, provider: { display: masked } })
  const { result } = renderHook(
    () => ({
      shown: useDisplayProfile('ada'),
      many: useProfiles(['ada', 'ada']),
      avatar: useProfileAvatar('ada'),
      profile: useProfile('ada'),
    }),
    { wrapper },
  )
  await vi.waitFor(() => expect(result.current.many.readyCount).toBe(2))
  const { shown, many, avatar, profile } = result.current
  expect(shown.name).toBe('Ada ***')
  expect(many.profiles.map(({ name }) => name)).toEqual(['Ada ***', 'Ada ***'])
  expect(many.get('ada')).toBe(shown)
  expect([avatar.imgProps.alt, avatar.initials]).toEqual(['Ada ***', 'A'])
  expect(shown.profile).toBe(profile.data)
  expect(profile.data?.name).toBe('Ada Lovelace')
})

test('behavior: another display shows at once; nobody is asked for again, and nothing else renders', async () => {
  const { api, client, queryClient } = setup({ profiles })
  const ids = ['ada']
  const lists: (readonly DisplayProfile[])[] = []
  function Names() {
    const { profiles: shown } = useProfiles(ids)
    lists.push(shown)
    return shown.map(({ name }) => name)
  }
  const names = <Names />
  const page = (display: typeof masked | undefined) => (
    <ProfileProvider client={client} queryClient={queryClient} display={display}>
      {names}
    </ProfileProvider>
  )
  const { rerender } = render(page(undefined))
  expect(await screen.findByText('Ada Lovelace')).toBeInTheDocument()
  rerender(page(masked))
  expect(screen.getByText('Ada ***')).toBeInTheDocument()
  const { length } = lists
  rerender(page(masked))
  expect(lists).toHaveLength(length)
  expect(api.requests.count).toBe(1)
})

test('a display that throws takes nothing down', async () => {
  const report = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', report)
  const display = () => {
    throw new Error('a bug of the app')
  }
  const { wrapper } = setup({ profiles, provider: { display } })
  render(
    <>
      <ProfileName userId="ada" /> <ProfileName userId="eve" />
    </>,
    { wrapper },
  )
  expect(await screen.findByText('Ada Lovelace')).toBeInTheDocument()
  expect(report).toHaveBeenCalledTimes(1)
})

test.each([
  ' \u202EAda\u200B  Love\nlace ',
  '\u2800',
  'x'.repeat(90),
  `a${'\u0301'.repeat(90)}`,
  '\uFEFFAda\u0000',
])('TXT-13 what is saved is what was typed: %j', async (typed) => {
  const { client, wrapper } = setup({ profiles, provider: { display: masked } })
  const { result } = renderHook(() => ({ update: useUpdateProfile('ada'), profile: useProfile('ada') }), {
    wrapper,
  })
  await act(async () => {
    await result.current.update.mutateAsync({ name: typed })
  })
  await vi.waitFor(() => expect(result.current.profile.data?.name).toBe(typed))
  expect((await client.getProfile('ada')).name).toBe(typed)
})

test('labels in another language; those left out stay English', async () => {
  const labels = { user: 'Benutzer {userId}', leaderboard: 'Bestenliste', leaderboardEmpty: 'Noch niemand.' }
  const { wrapper } = setup({ scenario: 'down', provider: { labels } })
  render(
    <>
      <ProfileName userId="ada" />
      <ProfileName profile={createProfile({ user_id: 'eve', name: '\u200B' })} />
      <Leaderboard entries={[]} height={100} />
      <Leaderboard leaderboardId="weekly" />
    </>,
    { wrapper },
  )
  expect(screen.getByText('Benutzer eve')).toBeInTheDocument()
  expect(await screen.findByText('Benutzer ada')).toBeInTheDocument()
  expect(screen.getByRole('region', { name: 'Bestenliste' })).toHaveTextContent('Noch niemand.')
  expect(await screen.findByRole('button', { name: 'Try again' })).toBeInTheDocument()
})

test('labels written into the JSX render nothing again', () => {
  const { client, queryClient } = setup()
  let renders = 0
  function Shown() {
    useDisplayProfile('ada', { enabled: false })
    renders++
    return null
  }
  const inside = <Shown />
  const page = () => (
    <ProfileProvider client={client} queryClient={queryClient} labels={{ user: 'U {userId}' }}>
      {inside}
    </ProfileProvider>
  )
  const { rerender } = render(page())
  rerender(page())
  expect(renders).toBe(1)
})
