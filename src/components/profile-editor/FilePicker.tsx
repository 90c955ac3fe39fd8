'use client'
import type { ChangeEvent, ReactNode, RefObject } from 'react'
import { useHandOver } from './useHandOver.ts'

export interface FilePickerProps {
  onPick: (file: File) => void
  /** What gets the focus when the picker goes away with it. */
  home: RefObject<HTMLElement | null>
  children: ReactNode
}

/** A file input under a label that looks like a button: the device's own dialog, by pointer and by keyboard. */
export function FilePicker({ onPick, home, children }: FilePickerProps) {
  const ref = useHandOver<HTMLInputElement>(home)

  function onChange({ currentTarget }: ChangeEvent<HTMLInputElement>) {
    const [file] = currentTarget.files ?? []
    // So that the same file can be picked again.
    currentTarget.value = ''
    if (file) onPick(file)
  }

  return (
    <label data-profile-kit="editor-button">
      {children}
      <input ref={ref} type="file" accept="image/*" onChange={onChange} />
    </label>
  )
}
