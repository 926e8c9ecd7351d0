# One image for every role: `serve` is what it does unless told otherwise, and any other command of the command line can be
# named instead, e.g. `docker compose run --rm api token --subject local-admin`.
FROM node:24.18.0-bookworm-slim AS base
WORKDIR /app
COPY package.json package-lock.json .npmrc ./

FROM base AS build
RUN npm ci --include=dev --ignore-scripts
COPY tsconfig.json ./
COPY scripts scripts
COPY projections projections
COPY src src
RUN npm run build

FROM base AS packages
# TypeScript is an optional peer of a package, and would come along.
RUN npm ci --omit=dev --omit=optional --ignore-scripts

FROM node:24.18.0-bookworm-slim AS run
WORKDIR /app
# Of a city that lies in a data directory: to be mounted there. With both servers and a master key nothing is written.
RUN install --directory --owner=1000 --group=1000 --mode=0700 /data
COPY package.json LICENSE ./
COPY examples examples
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist/projections dist/projections
COPY --from=build /app/dist/src dist/src
ENV NODE_ENV=production PENATAAN_DATA=/data
# The user `node` of the image, by number, as some engines have to see that it is not root.
USER 1000:1000
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + (process.env.PENATAAN_PORT ?? 3000) + '/health/live').then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Room for what a reading of a large city makes: half of it would else be copied by the garbage collector.
ENTRYPOINT ["node", "--max-semi-space-size=32", "--v8-pool-size=1", "dist/src/cli.js"]
CMD ["serve"]
