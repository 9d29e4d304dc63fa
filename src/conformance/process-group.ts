import type { ChildProcess } from 'node:child_process';

/** Whether a process can be started as the head of a group, so that what it starts ends with it. */
export const hasGroups = process.platform !== 'win32';

/** Ends a process that was started `detached: hasGroups`, with all that it started. It may have ended already. */
export function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  try {
    if (hasGroups) process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && (error.code === 'ESRCH' || error.code === 'EPERM'))) throw error;
  }
}

/** The last line that a process said, or the last one that tells of an error, as the end of a sentence. */
export function lastLine(text: string): string {
  const lines = text.trimEnd().split('\n');
  const line = lines.findLast((said) => /^\w*(Error|panic)\b/.test(said)) ?? lines.at(-1) ?? '';
  return line === '' ? '' : `: ${line}`;
}
