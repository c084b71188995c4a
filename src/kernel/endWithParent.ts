const CHECK_MS = 5000;

/** Ends with the Jupyter that started us, even one that was killed and could not say goodbye. */
export function endWithParent(): void {
  const parent = Number(process.env.JPY_PARENT_PID ?? 0);
  if (!(parent > 1) || process.platform === 'win32') return; // there it is a handle, not a process id
  const check = (): void => {
    try {
      process.kill(parent, 0);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ESRCH') process.exit(1);
    }
  };
  setInterval(check, CHECK_MS).unref();
}
