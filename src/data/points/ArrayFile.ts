/** The numbers of a file that says their shape. */
export interface ArrayFile {
  /** Sizes of the axes; the last runs fastest. */
  readonly shape: readonly number[];
  /** As many as the shape says. */
  readonly values:
    | Int8Array
    | Uint8Array
    | Int16Array
    | Uint16Array
    | Int32Array
    | Uint32Array
    | Float32Array
    | Float64Array;
}
