/**
 * Lets Mocha load tests with `import`. Where Node can also `require` ES modules, Mocha does that, and what it loads is
 * turned into CommonJS on the way: the tests would then run another form of the code than the one that is published,
 * and the coverage would count lines of that form which no file of this project has.
 */
Object.defineProperty(process.features, 'require_module', { value: false });
