/** Names that Node has everywhere and a browser does not, put into the bundle where they are used. */
export { Buffer } from './buffer';
