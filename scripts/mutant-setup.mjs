/**
 * Before each test file under a mutant: modules outlive a file, and with them the mutant that was active last, which must not be
 * while this file's tests are collected. Stryker's own setup, which runs before this one, switches the next one on with the tests.
 */
globalThis.__stryker__.activeMutant = undefined;
