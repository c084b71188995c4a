/** Ends the program without a word when its reader has gone, as in `clusternet table 1 | head`; other errors stay errors. */
export function endWithReader(stream: NodeJS.WriteStream): void {
  if (stream.listeners('error').includes(leave)) return;
  stream.on('error', leave);
}

function leave(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}
