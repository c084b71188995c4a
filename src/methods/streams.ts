/** Stream of a run's seed from which a test graph's own model is drawn, so that it does not depend on what else is drawn. */
export const OWN_MODEL = 9;
