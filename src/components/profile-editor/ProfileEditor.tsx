'use client'
import { forwardRef } from 'react'
import { Editor } from './Editor.tsx'
import type { ProfileEditorProps } from './ProfileEditorProps.ts'

/**
 * Lets a person change their name and get another picture. What is typed is sent as it is, shows everywhere at once,
 * and stays in the field until it is saved: through refusals, outages, and whatever is read of the profile meanwhile.
 * Without a profile there is nothing to edit, and a stand-in is never taken for one: the form waits.
 * Renders a `<form>`. Its `reset()`, or Escape in the field, takes back what was typed.
 *
 * @example
 * <ProfileEditor userId={userId} onSaved={({ name }) => greet(name)} />
 */
export const ProfileEditor = forwardRef<HTMLFormElement, ProfileEditorProps>(
  function ProfileEditor(props, ref) {
    // What was typed for one person is not offered for another.
    return <Editor key={props.userId} {...props} ref={ref} />
  },
)
