// Tests run in a realm of their own. Errors of Node itself come from outside of it, and are errors all the same.
const { types } = require('node:util');
const { TestEnvironment } = require('jest-environment-node');

module.exports = class extends TestEnvironment {
  async setup() {
    await super.setup();
    // What is ESM alone cannot be required in the tests' realm: it is required here (see esm-content-disposition.cjs).
    this.global.requireOutside = require;
    // What is imported here is loaded once for all spec files of a worker, and by Node itself, as it is in a server.
    this.global.importOutside = (url) => import(url);
    // The realm's own `process` is a copy that hears of no thread.
    this.global.outsideProcess = process;
    const { Error: RealmError, Function: RealmFunction } = this.global;
    const isInstance = RealmFunction.prototype[Symbol.hasInstance];
    Object.defineProperty(RealmError, Symbol.hasInstance, {
      value(thing) {
        return isInstance.call(this, thing) || (this === RealmError && types.isNativeError(thing));
      },
    });
  }
};
