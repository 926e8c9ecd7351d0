// Stands for a package that a CommonJS one (@fastify/static) requires though it is ESM alone.
module.exports = globalThis.requireOutside('content-disposition');
