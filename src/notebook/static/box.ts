/** A rectangle in pixels; y grows downwards. */
export interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
