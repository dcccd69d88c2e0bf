import type { SafetyMark } from '../core/types.ts'

/** The lines to show for a draft's safety marks; none for a draft without any. */
export type SafetyHelp = (marks: readonly SafetyMark[]) => readonly string[]
