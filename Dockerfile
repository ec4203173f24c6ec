# docker build -t reife . && docker run --rm -v "$PWD:/work" --env-file .env reife run config.yaml
FROM node:20-slim AS build
WORKDIR /reife
COPY package.json package-lock.json tsconfig.json tsconfig.build.json ./
# The build runs by itself below: without the sources it could not.
RUN npm ci --ignore-scripts
COPY . .
RUN npm run build && npm prune --omit=dev --ignore-scripts

FROM node:20-slim
COPY --from=build /reife /reife
RUN ln -s /reife/bin/reife.js /usr/local/bin/reife && chmod +x /reife/bin/reife.js
USER node
WORKDIR /work
ENTRYPOINT ["reife"]
CMD ["--help"]
