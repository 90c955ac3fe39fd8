import { useState } from 'react'
import { createRoot } from 'react-dom/client'
import { Leaderboard } from '../../src/components/leaderboard/Leaderboard.tsx'
import { ProfileName } from '../../src/components/profile-name/ProfileName.tsx'
import { ProfileProvider } from '../../src/hooks/ProfileProvider.tsx'
import { createEntries, createProfile } from '../components/people.ts'

const ada = createProfile({ user_id: 'user-7f3e1a2b', name: 'Ada' })
const imitation = createProfile({ user_id: 'user-09ad44c1', name: 'Аda' })

/** A long board, and names that look alike: each needs code that is loaded when it is first wanted. */
function Page() {
  const [isShown, setShown] = useState(false)
  return (
    <ProfileProvider client={null} disambiguate>
      <button onClick={() => setShown((was) => !was)}>Names</button>
      {isShown && (
        <p>
          <ProfileName profile={ada} /> <ProfileName profile={imitation} />
        </p>
      )}
      <Leaderboard entries={createEntries(1000)} height={480}>
        Somebody
      </Leaderboard>
    </ProfileProvider>
  )
}

export function startLazy() {
  createRoot(document.body).render(<Page />)
}
