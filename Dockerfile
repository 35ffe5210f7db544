# One image for every process; docker-compose.yml names the command of each.
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY . .
# Install scripts are not needed to build, and none runs.
RUN npm ci --ignore-scripts --no-audit --no-fund
RUN node medusa/tools/build.mjs
RUN npm prune --omit=dev --ignore-scripts --no-audit --no-fund

FROM node:22-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap ffmpeg \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production \
  MEDUSA_DISABLE_TELEMETRY=true \
  ASTRO_TELEMETRY_DISABLED=1 \
  CODEX_DATA_DIR=/data \
  FFMPEG_PATH=/usr/bin/ffmpeg \
  FFPROBE_PATH=/usr/bin/ffprobe
RUN mkdir /data && chown node:node /data
COPY --from=build --chown=node:node /app /app
USER node
# `medusa start` wants the build output as its working directory; packages
# resolve upwards from there.
WORKDIR /app/.medusa/server
CMD ["node", "/app/node_modules/@medusajs/cli/cli.js", "start"]
