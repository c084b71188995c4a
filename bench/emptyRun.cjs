// A run of queueItem that does nothing.
module.exports = async ({ spec }) => ({ spec, metrics: { value: spec.seed }, seconds: {}, version: '0' });
