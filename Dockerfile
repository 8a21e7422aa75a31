# Fanlight in two steps: what is needed to build, and what is needed to run.
FROM node:24-bookworm-slim AS build
WORKDIR /fanlight
COPY package.json package-lock.json ./
COPY tools tools
COPY src src
COPY bin bin
# the pinned Node comes with the packages; the build runs with them
RUN npm ci --omit=dev --no-audit --no-fund

FROM debian:bookworm-slim
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin fanlight \
  && mkdir /data && chown fanlight:fanlight /data
WORKDIR /fanlight
COPY --from=build /fanlight/node_modules node_modules
COPY --from=build /fanlight/dist dist
COPY bin bin
COPY shelf shelf
COPY package.json LICENSE ./
ENV FANLIGHT_HOST=0.0.0.0 FANLIGHT_PORT=8080 FANLIGHT_DATA=/data NODE_COMPILE_CACHE=/tmp/compiled
USER fanlight
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node_modules/node/bin/node", "-e", "fetch('http://127.0.0.1:8080/readyz').then(a => process.exit(a.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["bin/fanlight"]
CMD ["serve"]
