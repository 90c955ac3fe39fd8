'use client'
import type { ReactNode, RefObject } from 'react'
import { useLabels } from '../../hooks/useLabels.ts'
import { editorLabels } from './editorLabels.ts'
import { FleetingButton } from './FleetingButton.tsx'
import type { Report } from './useSave.ts'

export interface EditorStatusProps {
  id: string
  report: Report
  /** Why nothing can be changed. Goes before everything else. */
  waitingFor: string | undefined
  /** Whether it is for screen readers only: it is to be seen at the field. */
  isHidden: boolean
  /** What gets the focus when a button goes away with it. */
  home: RefObject<HTMLElement | null>
}

/** How the last change went, in one line that is read out, and what can be done about it. */
export function EditorStatus({ id, report, waitingFor, isHidden, home }: EditorStatusProps) {
  const labels = useLabels(editorLabels)
  const { outcome, isLookingUp, again, lookUp } = report
  return (
    <>
      <span id={id} role="status" data-hidden={isHidden ? '' : undefined}>
        {waitingFor ?? textOf(report, labels)}
      </span>
      {outcome === 'failed' && (
        <FleetingButton home={home} onClick={again}>
          {labels.retry}
        </FleetingButton>
      )}
      {outcome === 'unknown' && !isLookingUp && (
        <FleetingButton home={home} onClick={lookUp}>
          {labels.editorLookUp}
        </FleetingButton>
      )}
    </>
  )
}

function textOf(
  { outcome, reason, isLookingUp }: Report,
  labels: Record<keyof typeof editorLabels, string>,
): ReactNode {
  const notSaved = (
    <>
      {labels.editorNotSaved} <bdi>{reason}</bdi>
    </>
  )
  return {
    idle: undefined,
    saving: labels.editorSaving,
    saved: labels.editorSaved,
    refused: notSaved,
    failed: notSaved,
    unknown: isLookingUp ? labels.editorLookingUp : labels.editorUnknown,
  }[outcome]
}
