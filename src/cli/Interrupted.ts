/** What Ctrl-C ends a command with: exit code 130, as shells have it, and what is kept. */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
}
