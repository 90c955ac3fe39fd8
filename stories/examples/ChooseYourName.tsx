import { useState } from 'react'
import {
  type Profile,
  ProfileEditor,
  ProfileName,
  ProfileProvider,
  useProfile,
  useProfileClient,
} from '../../src/index.ts'
import './examples.css'

// Kept outside the component: the same texts each time.
const labels = {
  editorName: 'What shall we call you?',
  editorSave: 'That’s me',
  editorNewPicture: 'Another face',
  editorMakingPicture: 'Drawing…',
}

/** A first login: the service has made up a name and a face, and asks whether they will do. */
export function ChooseYourName({ userId }: { userId: string }) {
  const client = useProfileClient()
  const { data: profile } = useProfile(userId)
  const [chosen, setChosen] = useState<Profile>()
  if (chosen)
    return (
      <section className="welcome" aria-labelledby="welcome">
        <h2 id="welcome">
          Welcome, <ProfileName profile={chosen} />!
        </h2>
        <p>That is what everybody will see. You can change it in your settings.</p>
      </section>
    )
  return (
    <ProfileProvider client={client} labels={labels}>
      <section className="welcome" aria-labelledby="welcome">
        <h2 id="welcome">You are new here</h2>
        <ProfileEditor
          userId={userId}
          aria-labelledby="welcome"
          // Another face is not the end of it.
          onSaved={(saved, { name }) => name !== undefined && setChosen(saved)}
        />
        <button type="button" className="welcome-skip" onClick={() => setChosen(profile)}>
          Keep it as it is
        </button>
      </section>
    </ProfileProvider>
  )
}
